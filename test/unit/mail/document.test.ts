import { expect, test } from 'vitest';
import { messageOfDocument } from '../../../src/core/mail/file/document-message.ts';
import { assess, judge } from '../../support/mail.ts';

const ACCOUNT = 'DE89 3704 0044 0532 0130 00';
const KNOWN = {
  account: 'DE02120300000000202051',
  shown: 'DE02 … 2051',
  count: 4,
  since: 1_772_409_600_000,
};

test('a document that lies by itself is judged by what it asks for, though it has no sender', () => {
  const text = `Our bank details have changed. Please pay invoice 417 to our new account ${ACCOUNT}.`;
  const { level, ids } = judge(messageOfDocument(text, []));
  expect(level).toBe('caution');
  expect(ids).toContain('new-account');
});

test('an invoice of a known vendor, known by its VAT number, is compared with the account that was used', () => {
  const vendor = {
    name: 'Rossi & Figli',
    domains: ['rossi-figli.example'],
    accounts: [KNOWN],
    vatNumbers: ['IT01234567890'],
  };
  const text = `Rossi & Figli S.r.l.\nP.IVA IT01234567890\nFattura 417/A\nIBAN: ${ACCOUNT}`;
  const { level, ids } = judge(messageOfDocument(text, []), { vendors: [vendor] });
  expect(ids.some((id) => id.startsWith('account-differs'))).toBe(true);
  expect(level).not.toBe('clear');
});

test('a message of which no sender is shown stays unreadable', () => {
  const { coverage } = messageOfDocument('', []);
  expect(assess({ from: null, coverage: { ...coverage, from: 'not-shown' } })).toEqual({
    level: 'unreadable',
    reason: 'no-sender',
  });
});
