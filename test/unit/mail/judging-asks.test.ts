import { describe, expect, it } from 'vitest';
import { assess, judge, makeAddress, SHOWN } from '../../support/mail.ts';

const IBAN = 'DE89 3704 0044 0532 0130 00';
const KNOWN = {
  vendors: [
    {
      name: 'Muster AG',
      domains: ['muster-ag.example'],
      accounts: [
        { account: 'CH9300762011623852957', shown: 'CH93 … 2957', count: 4, since: 1_772_409_600_000 },
      ],
      vatNumbers: ['CHE123456789'],
    },
  ],
};

describe('an account that differs', () => {
  it('is a caution however well known the sender is, and tells both accounts', () => {
    const assessment = assess({ text: `Invoice 12: please pay 1,200 EUR to ${IBAN}.` }, KNOWN);
    expect(assessment).toMatchObject({ level: 'caution', advice: 'call-back' });
    const [finding] = assessment.level === 'unreadable' ? [] : assessment.findings;
    expect(finding).toMatchObject({
      id: 'account-differs-from-used',
      values: [IBAN, 'Muster AG', 'CH93 … 2957', '4', '2026-03-02'],
    });
  });

  it('is found by the VAT number in an attachment, whoever writes', () => {
    const attachments = [
      { name: 'r.pdf', type: 'application/pdf', size: 1, text: `UID CHE-123.456.789\nIBAN ${IBAN}` },
    ];
    const from = makeAddress('x@elsewhere.test');
    expect(judge({ from, text: 'See attached.', attachments }, KNOWN).ids).toContain(
      'account-differs-from-used',
    );
  });

  it.each([
    ['the known account among two in the footer', `Accounts: ${IBAN} · CH93 0076 2011 6238 5295 7`],
    ['factoring', `Our claims are assigned to Factor AG (factoring): please pay to ${IBAN}.`],
    ['direct debit', `The amount is collected by direct debit; creditor account ${IBAN}.`],
    ['only the known account', 'Please pay to CH93 0076 2011 6238 5295 7 as always.'],
  ])('is quiet: %s', (_, text) => {
    expect(['clear', 'context']).toContain(judge({ text }, KNOWN).level);
  });

  it('leaves out the own accounts', () => {
    expect(
      judge({ text: `We paid from ${IBAN}.` }, { ...KNOWN, ownAccounts: ['DE89370400440532013000'] }).level,
    ).toBe('clear');
  });
});

describe('a new account with words of change', () => {
  it('is a caution also where the account stands in the attached file alone', () => {
    const text = 'Please note our new bank details in the attached letter.';
    const attachments = [{ name: 'letter.pdf', type: 'application/pdf', size: 1, text: null }];
    expect(judge({ text, attachments }).ids).toContain('unread-new-account');
    const read = [{ name: 'letter.pdf', type: 'application/pdf', size: 1, text: `New account: ${IBAN}` }];
    expect(judge({ text, attachments: read })).toMatchObject({ level: 'caution' });
  });

  it('is a caution where the account is to follow', () => {
    const text =
      'We are changing our bank, please do not pay to the account on file. I will send you the new bank details.';
    expect(judge({ text })).toMatchObject({
      level: 'caution',
      ids: expect.arrayContaining(['account-to-follow']),
    });
  });

  it('stands in a picture: the subject says enough', () => {
    const attachments = [{ name: 'image001.png', type: 'image/png', size: 9_000, text: null }];
    expect(
      judge({ subject: 'Updated bank details', text: '', attachments, isTextInPictures: true }).level,
    ).toBe('caution');
    expect(judge({ subject: 'Photos of Sunday', text: '', attachments, isTextInPictures: true }).level).toBe(
      'context',
    );
  });

  it('asks for a call back where Reply-To was not to be seen', () => {
    const text = 'Please note that our bank details have changed.';
    const coverage = { ...SHOWN, 'reply-to': 'not-shown' } as const;
    const assessment = assess({ text, coverage });
    expect(assessment).toMatchObject({ level: 'caution', unchecked: ['reply-to'] });
  });
});

describe('words alone', () => {
  it.each([
    'URGENT!!! Final notice: your invoice is overdue, please pay 900 EUR immediately.',
    'Please transfer 12,000 EUR today, this is strictly confidential between us.',
    'Can you buy gift cards for the clients? I need the codes today.',
    'Send me your mobile number, I have a quick task.',
  ])('are no warning: %s', (text) => expect(judge({ text }).level).toBe('context'));
});

describe('what to do', () => {
  it('is to ask the person for what a colleague would ask', () => {
    const from = makeAddress('Giulia Rossi <ceo.desk@gmail.com>');
    expect(assess({ from, text: 'Please buy ten Apple gift cards, I need them today.' })).toMatchObject({
      level: 'danger',
      advice: 'ask-the-person',
    });
  });

  it('is nothing where nothing is wrong', () => {
    expect(assess({})).toEqual({ level: 'clear', findings: [], unchecked: [], advice: null });
  });

  it('is not to pay where it is dangerous', () => {
    const from = makeAddress('p.huber@muster-aq.example');
    expect(assess({ from, text: `Our bank details have changed: ${IBAN}` })).toMatchObject({
      advice: 'do-not-pay',
    });
  });
});

describe('a message without a sender', () => {
  it('is unreadable, never clear', () => {
    expect(assess({ from: null })).toEqual({ level: 'unreadable', reason: 'no-sender' });
  });
});
