import { describe, expect, it } from 'vitest';
import type { MailContext } from '../../../src/core/mail/context.ts';
import type { MailMessage } from '../../../src/core/mail/message.ts';
import { judge, makeAddress, NOW } from '../../support/mail.ts';

// The table "How each rule is stated" of the design, row by row: what fires, and the ordinary mail that stays quiet.

type Example = readonly [name: string, message: Partial<MailMessage>, context?: Partial<MailContext>];

interface Row {
  readonly finding: string;
  /** Ids of which one is found, strong or medium, so that it warns beside an ask. */
  readonly ids: readonly string[];
  readonly fires: readonly Example[];
  /** No warning; where the row is about who speaks, no such finding either. */
  readonly quiet: readonly Example[];
}

const NEW_ACCOUNT = 'DE89 3704 0044 0532 0130 00';
const CHANGE = `Our bank details have changed. Please pay to the new account ${NEW_ACCOUNT}.`;
const INVOICE = 'Please find attached our invoice 2211, payable within 30 days.';
const WIRE = 'Are you at your desk? I need you to process a wire transfer today.';
const KNOWN = {
  account: 'CH9300762011623852957',
  shown: 'CH93 … 2957',
  count: 4,
  since: NOW - 150 * 86_400_000,
};
const MUSTER = {
  name: 'Muster AG',
  domains: ['muster-ag.example'],
  accounts: [KNOWN],
  vatNumbers: ['CHE123456789'],
};
const knowing = (...domains: string[]) => ({
  vendors: domains.map((domain) => ({ name: '', domains: [domain], accounts: [], vatNumbers: [] })),
});
const from = (text: string) => ({ from: makeAddress(text) });
const header = (name: string, value: string) => ({ name, value });
const delivered = header('received', 'from x.example by mx.rossi.example; Tue, 17 Nov 2026 10:00:00 +0100');
const result = (value: string) => [header('authentication-results', `mx.rossi.example; ${value}`), delivered];
const correspondent = (address: string, replyTo: string[] = []) => ({
  address,
  firstSeen: NOW - 300 * 86_400_000,
  lastSeen: NOW - 86_400_000,
  count: 20,
  isEstablished: true,
  replyTo,
});

const ROWS: readonly Row[] = [
  {
    finding: 'lookalike domain',
    ids: ['lookalike-domain'],
    fires: [
      ['same look', { ...from('p@muster-aq.example'), text: CHANGE }],
      ['a digit for a letter', { ...from('p@g1allo-carta.it'), text: CHANGE }, knowing('giallo-carta.it')],
      ['two neighbours swapped', { ...from('p@verid-carta.it'), text: CHANGE }, knowing('verdi-carta.it')],
      ['one edit in five letters', { ...from('p@mustter.it'), text: CHANGE }, knowing('muster.it')],
      [
        'two edits in eight',
        { ...from('p@mecanica-bianchii.it'), text: CHANGE },
        knowing('meccanica-bianchi.it'),
      ],
      ['another suffix', { ...from('p@muster.com'), text: CHANGE }, knowing('muster.it')],
      ['the name as a part', { ...from('p@muster-billing.com'), text: CHANGE }, knowing('muster.it')],
      [
        'the own domain',
        { ...from('giulia@rossi-example.com'), text: WIRE },
        { ownDomains: ['rossi-example.it'] },
      ],
      [
        'of somebody long known',
        { ...from('p@linclner.it'), text: CHANGE },
        { correspondents: [correspondent('p@lindner.it')] },
      ],
      ['of a brand', { ...from('billing@hotrnall.com'), text: CHANGE }],
    ],
    quiet: [
      ['gmail and ymail', { ...from('p@ymail.com'), text: INVOICE }, knowing('gmail.com')],
      ['libero and libera', { ...from('p@libera.it'), text: INVOICE }, knowing('libero.it')],
      ['muster-ag and muster-kg', { ...from('p@muster-kg.de'), text: INVOICE }, knowing('muster-ag.de')],
      [
        'rossi-srl and rossi-sas',
        { ...from('p@rossi-sas.it'), text: INVOICE },
        { ...knowing('rossi-srl.it'), ownDomains: ['verdi.example'] },
      ],
      ['rossisrl and rossispa', { ...from('p@rossispa.it'), text: INVOICE }, knowing('rossisrl.it')],
      [
        'a declared subsidiary',
        { ...from('p@muster-logistik.de'), text: INVOICE },
        { ...knowing('muster.de'), groups: [['muster.de', 'muster-logistik.de']] },
      ],
      [
        'the domain itself, below another name',
        { ...from('p@mail.muster.it'), text: INVOICE },
        knowing('muster.it'),
      ],
    ],
  },
  {
    finding: "executive's or colleague's name",
    ids: ['protected-name'],
    fires: [
      ['full name, free mail, an ask', { ...from('Giulia Rossi <desk.office12@gmail.com>'), text: WIRE }],
      ['in Cyrillic letters', { ...from('Giulіa Rossі <desk.office12@gmail.com>'), text: WIRE }],
      ['family name first', { ...from('ROSSI Giulia <desk.office12@gmail.com>'), text: WIRE }],
      ['at an unknown company', { ...from('Giulia Rossi <g.rossi@mailer-desk.com>'), text: WIRE }],
      [
        'a colleague, known by address',
        { ...from('Anna Verdi <anna88@outlook.com>'), text: WIRE },
        { protectedNames: [], correspondents: [correspondent('a.verdi@rossi.example')] },
      ],
      [
        'a colleague, known by a family name alone',
        { ...from('Anna Brambilla <anna88@outlook.com>'), text: WIRE },
        { protectedNames: [], correspondents: [correspondent('brambilla@rossi.example')] },
      ],
    ],
    quiet: [
      [
        'a namesake without an ask',
        { ...from('Giulia Rossi <giulia.rossi@tipografia.test>'), text: 'Our newsletter.' },
      ],
      [
        'a private telephone',
        { ...from('Giulia Rossi <giulia.rossi@gmail.com>'), text: 'My train is late, see you at ten.' },
      ],
      [
        'LinkedIn',
        {
          ...from('Giulia Rossi via LinkedIn <messages-noreply@linkedin.com>'),
          text: 'Please join my network.',
        },
      ],
      [
        'a service "via"',
        { ...from('Giulia Rossi (via Docs) <drive@share.test>'), text: 'I shared a document with you.' },
      ],
      [
        'an address on file',
        { ...from('Giulia Rossi <giulia.rossi@gmail.com>'), text: WIRE },
        { protectedNames: [{ name: 'Giulia Rossi', addresses: ['giulia.rossi@gmail.com'] }] },
      ],
      [
        'half of the name',
        { ...from('Giulia <giulia77@gmail.com>'), text: 'Please send me your price list.' },
      ],
    ],
  },
  {
    finding: 'other address in the display name',
    ids: ['name-holds-address'],
    fires: [
      ["a vendor's", { ...from('p.huber@muster-ag.example <office@relay.test>'), text: CHANGE }],
      ['the own', { ...from('giulia@rossi.example <office@relay.test>'), text: WIRE }],
      [
        "a correspondent's",
        { ...from('"eva@klein.test" <office@relay.test>'), text: CHANGE },
        { correspondents: [correspondent('eva@klein.test')] },
      ],
    ],
    quiet: [
      [
        'certified mail',
        {
          ...from('"Per conto di: p.huber@muster-ag.example" <posta-certificata@pec.aruba.it>'),
          text: INVOICE,
        },
      ],
      ['a mailing list', { ...from('p.huber@muster-ag.example via list <list@lists.test>'), text: INVOICE }],
      [
        'a ticket system to which replies return',
        {
          ...from('p.huber@muster-ag.example <desk@tickets.test>'),
          replyTo: [makeAddress('p.huber@muster-ag.example')],
          text: INVOICE,
        },
      ],
      ['an address nobody knows', { ...from('info@nowhere.test <office@relay.test>'), text: INVOICE }],
    ],
  },
  {
    finding: 'free-mail Reply-To under a company sender',
    ids: ['free-mail-reply-to'],
    fires: [
      ['a known vendor', { replyTo: [makeAddress('Paul Huber <paul.huber@gmail.com>')], text: CHANGE }],
    ],
    quiet: [
      [
        'a property portal',
        {
          ...from('Immo Portal <noreply@portal.test>'),
          replyTo: [makeAddress('anna@gmail.com')],
          text: 'Is the flat free?',
        },
      ],
      [
        'a contact form',
        {
          ...from('Website <noreply@rossi.example>'),
          replyTo: [makeAddress('anna@gmail.com')],
          text: 'I need a price.',
        },
      ],
      [
        'an invoicing platform',
        {
          ...from('Anna Foto <invoices@billing-tool.test>'),
          replyTo: [makeAddress('anna.foto@gmail.com')],
          text: INVOICE,
        },
      ],
      [
        'one that was seen before',
        { replyTo: [makeAddress('huber@gmail.com')], text: INVOICE },
        { correspondents: [correspondent('p.huber@muster-ag.example', ['huber@gmail.com'])] },
      ],
    ],
  },
  {
    finding: 'own domain without authentication',
    ids: ['own-domain-forged'],
    fires: [
      [
        'the own server says dmarc=fail',
        { ...from('giulia@rossi.example'), headers: result('dmarc=fail'), text: WIRE },
      ],
    ],
    quiet: [
      [
        'a scanner: none',
        {
          ...from('scanner@rossi.example'),
          headers: result('dmarc=none'),
          text: 'Scan from the third floor.',
        },
      ],
      [
        'planning software: nothing is said',
        { ...from('erp@rossi.example'), headers: [delivered], text: INVOICE },
      ],
      [
        'a forwarder that vouches (ARC)',
        { ...from('giulia@rossi.example'), headers: result('dmarc=fail; arc=pass'), text: INVOICE },
      ],
      [
        'somebody else says so',
        {
          ...from('giulia@rossi.example'),
          headers: [header('authentication-results', 'mx.other.test; dmarc=fail'), delivered],
          text: INVOICE,
        },
      ],
    ],
  },
  {
    finding: 'new lookalike in Cc or Reply-To against the quoted thread',
    ids: ['participant-replaced', 'lookalike-domain'],
    fires: [
      [
        'in Cc',
        {
          ...from('giulia@rossi.example'),
          cc: [makeAddress('Eva Klein <e.klein@k1ein-druck.test>')],
          thread: [makeAddress('Eva Klein <e.klein@klein-druck.test>')],
          text: CHANGE,
        },
      ],
      [
        'in Reply-To',
        {
          ...from('Eva Klein <e.klein@klein-druck.test>'),
          replyTo: [makeAddress('Eva Klein <e.klein@klein-clruck.test>')],
          thread: [makeAddress('Eva Klein <e.klein@klein-druck.test>')],
          text: CHANGE,
        },
      ],
    ],
    quiet: [
      [
        'a subsidiary joins',
        {
          ...from('Eva Klein <e.klein@klein-druck.test>'),
          cc: [makeAddress('Ute Berg <u.berg@klein-logistik.test>')],
          thread: [makeAddress('Eva Klein <e.klein@klein-druck.test>')],
          text: INVOICE,
        },
        { groups: [['klein-druck.test', 'klein-logistik.test']] },
      ],
      [
        'a colleague is added',
        {
          ...from('Eva Klein <e.klein@klein-druck.test>'),
          cc: [makeAddress('Ute Berg <u.berg@klein-druck.test>')],
          thread: [makeAddress('Eva Klein <e.klein@klein-druck.test>')],
          text: INVOICE,
        },
      ],
    ],
  },
  {
    finding: 'bank account differs',
    ids: ['account-differs-from-used', 'account-differs'],
    fires: [
      ['in the text', { text: `Invoice 12: please pay 1,200 EUR to ${NEW_ACCOUNT}.` }, { vendors: [MUSTER] }],
      [
        'in a file alone, from a lookalike that names nobody',
        {
          ...from('p@muster-ag.com'),
          text: 'See attached.',
          attachments: [
            { name: 'r.pdf', type: 'application/pdf', size: 1, text: `Invoice 12: ${NEW_ACCOUNT}` },
          ],
        },
        { vendors: [MUSTER] },
      ],
      [
        'in a file, by the VAT number, whoever writes',
        {
          ...from('x@elsewhere.test'),
          text: 'See attached.',
          attachments: [
            { name: 'r.pdf', type: 'application/pdf', size: 1, text: `UID CHE-123.456.789 ${NEW_ACCOUNT}` },
          ],
        },
        { vendors: [MUSTER] },
      ],
    ],
    quiet: [
      [
        'factoring',
        { text: `Our claims are assigned (factoring): please pay to ${NEW_ACCOUNT}.` },
        { vendors: [MUSTER] },
      ],
      [
        'two accounts in the footer',
        { text: `${INVOICE}\n${NEW_ACCOUNT} · CH93 0076 2011 6238 5295 7` },
        { vendors: [MUSTER] },
      ],
      [
        'direct debit',
        { text: `Collected by direct debit; creditor account ${NEW_ACCOUNT}.` },
        { vendors: [MUSTER] },
      ],
      ['the known one', { text: 'Please pay to CH93 0076 2011 6238 5295 7.' }, { vendors: [MUSTER] }],
      [
        'the own account',
        { text: `We paid from ${NEW_ACCOUNT}.` },
        { vendors: [MUSTER], ownAccounts: ['DE89370400440532013000'] },
      ],
      [
        'a shared platform that names a known account too',
        {
          ...from('invoices@platform.test'),
          text: `Muster AG\nCH93 0076 2011 6238 5295 7\nPlatform: ${NEW_ACCOUNT}`,
        },
        { vendors: [MUSTER] },
      ],
    ],
  },
  {
    finding: 'first contact with a bank change',
    ids: ['first-contact'],
    fires: [
      [
        'a stranger',
        { ...from('e.klein@klein-druck.test'), text: 'Please note that our bank details have changed.' },
      ],
    ],
    quiet: [
      [
        'a ticket queue',
        { ...from('support+4711@desk.test'), text: 'Your request 4711 was received.' },
        { memoryDays: 90 },
      ],
      [
        'a new colleague at the supplier',
        { ...from('new.person@muster-ag.example'), text: INVOICE },
        { memoryDays: 90 },
      ],
      ['a first invoice', { ...from('e.klein@klein-druck.test'), text: INVOICE }, { memoryDays: 90 }],
    ],
  },
  {
    finding: 'new payee',
    ids: ['new-payee'],
    fires: [
      [
        'after 30 days of memory, beside another sign',
        { ...from('Giulia Rossi <desk@gmail.com>'), text: `Please pay 900 EUR to ${NEW_ACCOUNT}.` },
        { memoryDays: 40 },
      ],
    ],
    quiet: [
      [
        'every invoice on day one',
        { ...from('e@klein.test'), text: `Please pay invoice 7 to ${NEW_ACCOUNT}.` },
        { memoryDays: 0 },
      ],
      [
        'a first invoice later on',
        { ...from('e@klein.test'), text: `Please pay invoice 7 to ${NEW_ACCOUNT}.` },
        { memoryDays: 40 },
      ],
    ],
  },
  {
    finding: 'a new account with change wording',
    ids: ['new-account'],
    fires: [
      ['however well known the sender is', { text: CHANGE }],
      [
        'in a compromised mailbox, within a conversation',
        { text: CHANGE, thread: [makeAddress('p.huber@muster-ag.example')] },
      ],
    ],
    quiet: [
      [
        'quoted by who warns of it',
        { text: 'Criminals write “our bank details have changed, pay to the new account today”. Call us.' },
      ],
      [
        'denied',
        { text: 'Our bank details have not changed: CH93 0076 2011 6238 5295 7.' },
        { vendors: [MUSTER] },
      ],
      ['about the reader', { text: 'Please let us know if your bank details have changed.' }],
    ],
  },
  {
    finding: 'never a warning by itself',
    ids: [],
    fires: [],
    quiet: [
      ['Reply-To differs', { ...from('news@list.test'), replyTo: [makeAddress('editor@other.test')] }],
      ['"Re:" without a conversation', { ...from('e@klein.test'), subject: 'Re: our talk', text: INVOICE }],
      ['urgent words', { text: 'URGENT: please confirm the delivery today, as soon as possible.' }],
      ['free mail', { ...from('anna@gmail.com'), text: 'Do you sell blue paper?' }],
      ['confidential', { text: 'Strictly confidential: the price list for next year.' }],
    ],
  },
];

describe.each(ROWS)('$finding', ({ ids, fires, quiet }) => {
  for (const [name, message, context] of fires) {
    it(`warns: ${name}`, () => {
      const judged = judge(message, context);
      expect(judged.ids.some((id) => ids.includes(id))).toBe(true);
      expect(['caution', 'danger']).toContain(judged.level);
    });
  }
  for (const [name, message, context] of quiet) {
    it(`is quiet: ${name}`, () => {
      expect(['clear', 'context']).toContain(judge(message, context).level);
    });
  }
});
