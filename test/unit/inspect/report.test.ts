import { beforeEach, describe, expect, test } from 'vitest';
import { messageOfDocument, writePaymentCode } from '../../../src/core/mail/file/document-message.ts';
import { readPaymentCode } from '../../../src/core/mail/file/payment-code.ts';
import type { MailMessage } from '../../../src/core/mail/message.ts';
import { formatAccount } from '../../../src/inspect/accounts-section.tsx';
import type { JudgedState } from '../../../src/inspect/inspection.ts';
import { nameAccounts } from '../../../src/inspect/name-accounts.ts';
import { listAccounts } from '../../../src/inspect/reader/list-accounts.ts';
import { writeReport } from '../../../src/inspect/write-report.ts';
import { REDVDS } from '../../../tools/gallery/scenes.ts';
import { EPC_CODE, ITALIAN_ACCOUNT, SAMPLE_ACCOUNT } from '../../support/sample-files.ts';
import { installMessages } from '../ui/fake-messages.ts';

const SHOWN = 'DE89 3704 0044 0532 0130 00';
const FINDING = {
  id: 'new-account',
  group: 'ask',
  strength: 'strong',
  values: [SHOWN, 'our bank details have changed'],
  evidence: [{ field: 'text', quote: SHOWN }],
} as const;

function judge(message: Partial<MailMessage>, more: Partial<JudgedState['item']> = {}): JudgedState {
  const item = {
    kind: 'read',
    form: 'mail',
    message: { ...messageOfDocument('', []), ...message },
    body: null,
    invoices: [],
    payments: [],
    sha256: 'ab'.repeat(32),
    cutFiles: [],
    ...more,
  } as const;
  return {
    kind: 'judged',
    item: { ...item, accounts: listAccounts(item) },
    view: {
      assessment: { level: 'danger', findings: [FINDING], unchecked: [], advice: 'call-back' },
      payees: [],
      links: [
        {
          steps: [],
          target: 'https://pay.redvds.com/x.php',
          hiddenBy: null,
          verdict: { kind: 'clear', because: 'not-listed' },
          judged: null,
        },
      ],
    },
  };
}

beforeEach(() => installMessages('en'));

describe('the accounts of an item', () => {
  test('each once, with where it stands and what was found of it', () => {
    const state = judge({
      text: `Please pay to ${SHOWN}, not ${SHOWN}`,
      quotedText: `We paid to ${ITALIAN_ACCOUNT}`,
    });
    expect(nameAccounts(state)).toEqual([
      { account: SAMPLE_ACCOUNT, payee: '', places: ['text'], finding: FINDING, confirmable: null },
      { account: ITALIAN_ACCOUNT, payee: '', places: ['quoted'], finding: null, confirmable: null },
    ]);
  });

  test('a payment code names its payee, and stands in the code alone', () => {
    const code = readPaymentCode(EPC_CODE);
    if (code === null) throw new Error('no code');
    const state = judge({ text: writePaymentCode(code) }, { form: 'picture', payments: [code] });
    expect(nameAccounts(state)).toEqual([
      { account: SAMPLE_ACCOUNT, payee: 'Muster AG', places: ['code'], finding: FINDING, confirmable: null },
    ]);
  });

  test('are shown as banks print them', () => {
    expect(formatAccount(SAMPLE_ACCOUNT)).toBe(SHOWN);
    expect(formatAccount('US 021000021 12345678')).toBe('US 021000021 12345678');
  });
});

describe('the report', () => {
  const state = judge({
    from: { name: 'Muster AG', address: 'p.huber@muster-ag.example' },
    subject: 'New bank details',
    text: SHOWN,
    links: [
      { text: 'Pay', href: 'https://wrap.example/?u=1', from: 'link', isQuoted: false, isHidden: false },
    ],
    headers: [
      {
        name: 'received',
        value: 'from WIN-BUNS25TD77J ([192.0.2.44]) by mx.example; Tue, 3 Nov 2026 08:12:44 +0000',
      },
      { name: 'message-id', value: '<1@muster-ag.example>' },
    ],
  });

  test('holds what a bank and the police ask for', () => {
    const report = writeReport({
      name: 'a.eml',
      state,
      accounts: nameAccounts(state),
      now: Date.UTC(2026, 10, 4),
    });
    for (const part of [
      'File: a.eml',
      `SHA-256: ${'ab'.repeat(32)}`,
      'Do not pay from this message.',
      'From: Muster AG <p[.]huber@muster-ag[.]example>',
      'Subject: New bank details',
      'Message-ID: <1@muster-ag.example>',
      SHOWN,
      'hxxps://wrap[.]example/?u=1 → hxxps://pay[.]redvds[.]com/x.php',
      'WIN-BUNS25TD77J [192.0.2.44] → mx.example · 2026-11-03T08:12:44.000Z',
    ]) {
      expect(report).toContain(part);
    }
  });

  test('of a listed link by itself begins with what the list says', () => {
    const text = 'https://rd.redvds.com/panel';
    const links = [{ text: '', href: text, from: 'text', isQuoted: false, isHidden: false }] as const;
    const lone = judge({ text, links }, { form: 'text' });
    const [link] = lone.view.links;
    if (link === undefined) throw new Error('no link');
    const assessment = { level: 'context', findings: [], unchecked: [], advice: null } as const;
    const listed = { ...lone, view: { ...lone.view, assessment, links: [{ ...link, verdict: REDVDS }] } };
    expect(writeReport({ name: '', state: listed, accounts: [], now: 0 })).toContain('Seized: ');
    const more = {
      ...listed,
      item: { ...listed.item, message: { ...listed.item.message, text: `See ${text}` } },
    };
    expect(writeReport({ name: '', state: more, accounts: [], now: 0 })).not.toContain('Seized: ');
  });

  test('holds no link that opens by a click', () => {
    const report = writeReport({ name: 'a.eml', state, accounts: [], now: 0 });
    expect(report).not.toMatch(/https?:\/\//);
  });

  test.each(['it', 'de', 'fr', 'es'] as const)('is written in %s too', (language) => {
    installMessages(language);
    expect(writeReport({ name: 'a.eml', state, accounts: nameAccounts(state), now: 0 })).toContain(SHOWN);
  });
});
