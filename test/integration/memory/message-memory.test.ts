import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { Confusables } from '../../../src/core/mail/domain/confusables.ts';
import type { MailData } from '../../../src/core/mail/mail-data.ts';
import { MAIL_FIELDS, type MailCoverage, type MailMessage } from '../../../src/core/mail/message.ts';
import { ALL_PHRASES } from '../../../src/core/mail/phrase/all-phrases.ts';
import { PublicSuffixes } from '../../../src/core/url/public-suffixes.ts';
import { MAILBOX, MemoryWorld } from './memory-world.ts';

const OLD = 'DE12500105170648489890';
const NEW = 'DE89370400440532013000';
const DATA: MailData = {
  suffixes: new PublicSuffixes('com\nco.uk'),
  confusables: new Confusables(''),
  phrases: ALL_PHRASES,
  urlParser: URL,
};
let world: MemoryWorld;
let messages = 0;

beforeEach(() => {
  world = MemoryWorld.open();
});

function invoice(given: Partial<MailMessage> = {}): MailMessage {
  messages += 1;
  return {
    from: { name: 'Acme GmbH', address: 'Bill@pay.acme.co.uk' },
    sender: null,
    replyTo: [],
    to: [],
    cc: [],
    subject: `Invoice ${messages}`,
    date: null,
    text: `Please pay to DE12 5001 0517 0648 4898 90.\nOur VAT No: DE 123456789`,
    quotedText: '',
    links: [],
    attachments: [],
    headers: null,
    thread: [],
    isTextInPictures: false,
    coverage: Object.fromEntries(MAIL_FIELDS.map((field) => [field, 'read'])) as MailCoverage,
    ...given,
  };
}

async function open(message: MailMessage) {
  const remembered = await world.ofMessages.recall(message, DATA, MAILBOX);
  const assessment = { level: 'clear', findings: [], unchecked: [], advice: null } as const;
  await world.ofMessages.takeNote(message, assessment, DATA, MAILBOX);
  return remembered;
}

// MAIL.md: "This invoice asks for DE89 …, but Acme used DE12 … four times since March."
it('what is judged by has the account that a vendor used, how often, and since when', async () => {
  const march = world.now;
  for (let week = 0; week < 4; week++) {
    await open(invoice());
    world.passDays(7);
  }
  const asked = invoice({ text: 'We have a new account: DE89370400440532013000. VAT: DE123456789' });
  const { context, payees } = await world.ofMessages.recall(asked, DATA, MAILBOX);
  expect(context.vendors).toEqual([
    {
      name: 'Acme GmbH',
      domains: ['acme.co.uk'],
      vatNumbers: ['DE123456789'],
      accounts: [{ account: OLD, shown: 'DE12 … 9890', count: 4, since: march }],
    },
  ]);
  expect(context.memoryDays).toBe(28);
  expect(payees).toMatchObject([{ account: NEW, name: 'Acme GmbH' }]);
});

it('what a person confirms as a payee counts for every way that the vendor is known', async () => {
  const { payees } = await open(invoice());
  const [payee] = payees;
  if (payee === undefined) throw new Error('there is no payee');
  expect(await world.memory.confirm(payee.vendors, payee.account, 'phone')).toEqual({ kind: 'done' });
  for (const text of [`Pay to ${NEW}`, `Pay to ${NEW}, VAT number DE123456789`]) {
    const { context } = await world.ofMessages.recall(invoice({ text }), DATA, MAILBOX);
    expect(context.vendors).toMatchObject([{ accounts: [{ account: OLD }] }]);
  }
});

it('an invoice that prints the reader’s own VAT number beside the vendor’s does not make all vendors one', async () => {
  const text = 'VAT: DE123456789. Customer VAT: DE999999999.';
  await open(invoice({ text: `${text} ${OLD}` }));
  const from = { name: 'Other', address: 'a@other.com' };
  await open(invoice({ from, text: `VAT: DE222222222. Customer VAT: DE999999999. ${NEW}` }));
  world.passDays(15);
  const { context } = await world.ofMessages.recall(invoice({ text }), DATA, MAILBOX);
  expect(context.vendors).toMatchObject([{ accounts: [{ account: OLD }] }]);
});

describe('a known domain', () => {
  it('is what a lookalike is compared with, although the message does not name it', async () => {
    for (const days of [0, 15, 15]) {
      world.passDays(days);
      await open(invoice());
    }
    const from = { name: 'Acme GmbH', address: 'bill@acrne.co.uk' };
    const { context } = await world.ofMessages.recall(invoice({ from }), DATA, MAILBOX);
    expect(context.correspondents).toMatchObject([
      { address: 'bill@pay.acme.co.uk', isEstablished: true, count: 3 },
    ]);
  });

  it('is none that the person only answered: what the draft tells counts the message once, and establishes nobody', async () => {
    const from = { name: 'Acme GmbH', address: 'bill@acrne.co.uk' };
    const message = invoice({ from });
    const answered = { ...message, replyTo: [{ name: '', address: 'office@acrne.co.uk' }] };
    for (let day = 0; day < 40; day++) {
      world.passDays(1);
      await open(message);
      await open(answered);
    }
    const { context } = await world.ofMessages.recall(invoice({ from }), DATA, MAILBOX);
    expect(context.correspondents).toMatchObject([
      { address: 'bill@acrne.co.uk', count: 1, isEstablished: false },
    ]);
  });
});

describe('a message without a sender', () => {
  it('is not remembered, and is judged by the lists of suppliers alone', async () => {
    const { context, payees } = await open(invoice({ from: null }));
    expect(context).toEqual({ correspondents: [], memoryDays: null, vendors: [], ownAccounts: [] });
    expect(payees).toEqual([]);
    expect(await world.desk.describe()).toMatchObject({ correspondents: 0, vendors: 0 });
  });
});

describe.each([
  ['spelled out', 'DE12 5001 0517 0648 4898 90'],
  ['as a hash', `sha256:${createHash('sha256').update(OLD).digest('hex')}`],
])('an account of the organisation’s own, named by policy %s', (_, listed) => {
  it('is told to whoever judges, also where only the quoted thread names it', async () => {
    world.policy = { ownAccounts: [listed] };
    const quoting = invoice({ text: 'See below.', quotedText: `We paid from ${OLD}.` });
    expect((await world.ofMessages.recall(invoice(), DATA, MAILBOX)).context.ownAccounts).toEqual([OLD]);
    expect((await world.ofMessages.recall(quoting, DATA, MAILBOX)).context.ownAccounts).toEqual([OLD]);
  });

  it('never becomes a supplier’s', async () => {
    world.policy = { ownAccounts: [listed] };
    const { payees } = await open(invoice({ text: `You paid from ${OLD}. Please pay to ${NEW}` }));
    expect(payees.map(({ account }) => account)).toEqual([NEW]);
    world.passDays(15);
    const { context } = await world.ofMessages.recall(invoice(), DATA, MAILBOX);
    expect(context.vendors.flatMap(({ accounts }) => accounts.map(({ account }) => account))).toEqual([NEW]);
  });
});

describe('suppliers that were named beforehand', () => {
  const hash = `sha256:${createHash('sha256').update(OLD).digest('hex')}`;

  it('by policy with a hashed account are known where a message names it, and only there', async () => {
    world.policy = { vendors: [`Acme; domains=acme.co.uk; accounts=${hash}; vat=DE123456789`] };
    const named = await world.ofMessages.recall(invoice(), DATA, MAILBOX);
    expect(named.context.vendors).toMatchObject([
      {
        name: 'Acme',
        domains: ['acme.co.uk'],
        accounts: [{ account: OLD, shown: 'DE12 … 9890', since: null }],
      },
    ]);
    const other = await world.ofMessages.recall(invoice({ text: `Pay to ${NEW}` }), DATA, MAILBOX);
    expect(other.context.vendors).toMatchObject([{ accounts: [{ account: null, shown: '' }] }]);
  });

  it('by the person are known from the first message on, and no longer when the list is taken away', async () => {
    const acme = { name: 'Acme', domains: ['acme.co.uk'], vatNumbers: [], accounts: [OLD] };
    await world.desk.takeVendorList([acme]);
    const first = await world.ofMessages.recall(invoice(), DATA, MAILBOX);
    expect(first.context.vendors).toMatchObject([{ name: 'Acme', accounts: [{ account: OLD, count: 0 }] }]);
    await world.desk.takeVendorList([]);
    expect((await world.ofMessages.recall(invoice(), DATA, MAILBOX)).context.vendors).toEqual([]);
  });

  it('by a list of IT’s are known by their salted hashes, beside the accounts that policy names for that VAT number', async () => {
    const salt = Buffer.alloc(16, 7);
    const salted = createHash('sha256').update(salt).update(`bank-account\0${OLD}`).digest('hex');
    const acme = { name: 'Acme', domains: ['acme.co.uk'], vat: ['DE123456789'], accounts: [salted] };
    world.brought = [{ format: 1, salt: salt.toString('hex'), vendors: [acme] }, { format: 2 }];
    const first = await world.ofMessages.recall(invoice(), DATA, MAILBOX);
    expect(first.context.vendors).toMatchObject([{ name: 'Acme', accounts: [{ account: OLD, count: 0 }] }]);
    expect(await world.desk.describe()).toMatchObject({ listedByOrganisation: 1 });
    world.policy = { vendors: [`Acme Holding; vat=DE123456789; accounts=${NEW}`] };
    const { context } = await world.ofMessages.recall(invoice(), DATA, MAILBOX);
    expect(
      context.vendors.map(({ name, accounts }) => [name, ...accounts.map(({ account }) => account).sort()]),
    ).toEqual([
      ['Acme Holding', OLD, NEW],
      ['Acme', OLD, NEW],
    ]);
  });

  it('by policy are known where memory is off', async () => {
    world.policy = { memory: false, vendors: ['Acme; domains=acme.co.uk'] };
    const { context } = await world.ofMessages.recall(invoice(), DATA, MAILBOX);
    expect(context).toMatchObject({ memoryDays: null, vendors: [{ name: 'Acme' }] });
  });
});
