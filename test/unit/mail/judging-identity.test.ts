import { describe, expect, it } from 'vitest';
import type { MailHeader } from '../../../src/core/mail/message.ts';
import { judge, makeAddress } from '../../support/mail.ts';

// The rows of the table "How each rule is stated": what fires, and the ordinary mail that stays quiet.

const CHANGE = 'Our bank details have changed. Please pay to the new account DE89 3704 0044 0532 0130 00.';
const INVOICE = 'Please find attached our invoice 2211, payable within 30 days.';
const NOTE = 'Are you at your desk? I need you to process a wire transfer today.';

function received(by: string): MailHeader {
  return {
    name: 'received',
    value: `from mail.sender.example by ${by} with ESMTPS; Tue, 17 Nov 2026 10:00:00 +0100`,
  };
}

function results(dmarc: string, server = 'mx.rossi.example', more = ''): readonly MailHeader[] {
  return [
    { name: 'authentication-results', value: `${server}; dmarc=${dmarc} header.from=rossi.example${more}` },
    received('mx.rossi.example'),
  ];
}

describe('a domain that looks like one that is known', () => {
  it('is dangerous beside a strong ask, and a caution alone', () => {
    const from = makeAddress('Paul Huber <p.huber@muster-aq.example>');
    expect(judge({ from, text: CHANGE }).level).toBe('danger');
    expect(judge({ from })).toMatchObject({ level: 'caution', ids: ['lookalike-domain'] });
  });

  it('counts in Reply-To and Cc too', () => {
    const stranger = makeAddress('Paul Huber <p.huber@rnuster-ag.example>');
    expect(judge({ replyTo: [stranger] }).ids).toContain('lookalike-domain');
    expect(judge({ cc: [stranger] }).ids).toContain('lookalike-domain');
  });

  it('is of medium weight by another suffix: a caution beside an ask only', () => {
    const from = makeAddress('Paul Huber <p.huber@muster-ag.com>');
    expect(judge({ from }).level).toBe('context');
    expect(judge({ from, text: CHANGE }).level).toBe('caution');
  });

  it.each(['muster-kg.example', 'ymail.com', 'libera.it', 'verdi-srl.example'])(
    'is not seen in what is honestly near: %s',
    (domain) => {
      const vendors = ['muster-ag.example', 'gmail.com', 'libero.it', 'verdi-sas.example'].map((one) => ({
        name: '',
        domains: [one],
        accounts: [],
        vatNumbers: [],
      }));
      const from = makeAddress(`x@${domain}`);
      expect(judge({ from, text: INVOICE }, { vendors }).ids).not.toContain('lookalike-domain');
    },
  );

  it('is not seen in a declared subsidiary', () => {
    const from = makeAddress('x@muster-ag.com');
    const groups = [['muster-ag.example', 'muster-ag.com']];
    expect(judge({ from, text: INVOICE }, { groups }).ids).not.toContain('lookalike-domain');
  });

  it.each(['hotrnall.com', 'rnailm.com', 'office356-us.org'])('was real: %s', (domain) => {
    expect(judge({ from: makeAddress(`x@${domain}`) })).toMatchObject({
      level: 'caution',
      ids: ['lookalike-domain'],
    });
  });
});

describe('the name of a person who decides', () => {
  it.each(['Giulia Rossi', 'ROSSI GIULIA', 'Dr. Giulia M. Rossi', 'Giulіa Rossі', 'Giulia Rossi (CEO)'])(
    'is dangerous over a strange address beside an ask: %s',
    (name) => {
      expect(judge({ from: { name, address: 'desk.office12@gmail.com' }, text: NOTE }).level).toBe('danger');
    },
  );

  it('is known by its umlauts in either spelling', () => {
    const protectedNames = [{ name: 'Jörg Müller', addresses: ['j.mueller@rossi.example'] }];
    const from = makeAddress('Joerg Mueller <x@gmail.com>');
    expect(judge({ from, text: NOTE }, { protectedNames }).ids).toContain('protected-name');
  });

  it('is quiet on a private telephone without an ask, at an address on file, and for LinkedIn', () => {
    const from = makeAddress('Giulia Rossi <giulia.rossi@gmail.com>');
    expect(judge({ from, text: 'Happy birthday to your son, see you on Monday.' }).level).toBe('context');
    const addresses = ['giulia@rossi.example', 'giulia.rossi@gmail.com'];
    expect(
      judge({ from, text: NOTE }, { protectedNames: [{ name: 'Giulia Rossi', addresses }] }).ids,
    ).not.toContain('protected-name');
    const linkedIn = makeAddress('Giulia Rossi via LinkedIn <messages-noreply@linkedin.com>');
    expect(judge({ from: linkedIn, text: 'Giulia Rossi would like to add you to her network.' }).level).toBe(
      'clear',
    );
  });

  it('is a namesake where a company sends its invoice', () => {
    const from = makeAddress('Giulia Rossi <giulia.rossi@tipografia.example>');
    expect(judge({ from, text: 'Good morning, this is our newsletter about paper.' }).level).toBe('clear');
  });

  it('is found at the end of the text where the sender shows another', () => {
    const from = makeAddress('Office <desk.office12@gmail.com>');
    expect(judge({ from, text: `${NOTE}\nGiulia Rossi` }).ids).toContain('signed-name');
  });

  it('is known of colleagues by their addresses', () => {
    const correspondents = [
      {
        address: 'anna.verdi@rossi.example',
        firstSeen: 0,
        lastSeen: 0,
        count: 9,
        isEstablished: true,
        replyTo: [],
      },
    ];
    const from = makeAddress('Anna Verdi <anna.verdi.rossi@outlook.com>');
    expect(judge({ from, text: NOTE }, { correspondents, protectedNames: [] }).level).toBe('danger');
  });
});

describe('another address where the name should be', () => {
  it('is a strong sign where it is a known one and replies go elsewhere', () => {
    const from = makeAddress('p.huber@muster-ag.example <office@relay.test>');
    expect(judge({ from })).toMatchObject({ level: 'caution', ids: ['name-holds-address'] });
  });

  it.each([
    ['certified mail', '"Per conto di: p.huber@muster-ag.example" <posta-certificata@pec.example>', []],
    ['a mailing list', 'p.huber@muster-ag.example via list <list@lists.test>', []],
    [
      'a ticket system, to which replies come back',
      'p.huber@muster-ag.example <tickets@desk.test>',
      ['p.huber@muster-ag.example'],
    ],
    ['somebody unknown', 'someone@nowhere.test <office@relay.test>', []],
  ])('is quiet in %s', (_, from, replyTo) => {
    const ids = judge({ from: makeAddress(from), replyTo: replyTo.map(makeAddress) }).ids;
    expect(ids).not.toContain('name-holds-address');
  });
});

describe('replies that go to free mail', () => {
  const reply = [makeAddress('Paul Huber <paul.huber.muster@gmail.com>')];

  it('are a strong sign below a known vendor that asks for money', () => {
    expect(judge({ replyTo: reply, text: CHANGE }).level).toBe('danger');
  });

  it('are quiet in portals, contact forms and invoicing platforms', () => {
    const portal = makeAddress('Immobili Portal <noreply@portal.test>');
    expect(judge({ from: portal, replyTo: [makeAddress('anna@gmail.com')], text: INVOICE }).level).toBe(
      'context',
    );
    const form = makeAddress('Website <noreply@rossi.example>');
    expect(judge({ from: form, replyTo: [makeAddress('anna@gmail.com')] }).level).toBe('context');
  });

  it('were seen before: quiet', () => {
    const correspondents = [
      {
        address: 'p.huber@muster-ag.example',
        firstSeen: 0,
        lastSeen: 0,
        count: 9,
        isEstablished: true,
        replyTo: ['paul.huber.muster@gmail.com'],
      },
    ];
    expect(judge({ replyTo: reply, text: INVOICE }, { correspondents }).ids).not.toContain(
      'free-mail-reply-to',
    );
  });

  it('to another company are no warning', () => {
    expect(judge({ replyTo: [makeAddress('orders@shop.test')] }).level).not.toBe('caution');
  });
});

describe("the organisation's own domain", () => {
  const from = makeAddress('Giulia Rossi <giulia@rossi.example>');

  it('is forged where the receiving server itself says dmarc=fail', () => {
    expect(judge({ from, headers: results('fail') })).toMatchObject({
      level: 'caution',
      ids: ['own-domain-forged'],
    });
    expect(judge({ from, headers: results('fail'), text: NOTE }).level).toBe('danger');
  });

  it.each([
    ['nothing is said (scanners, resource planning)', results('none')],
    ['a forwarder vouches for it', results('fail', 'mx.rossi.example', '; arc=pass')],
    ['somebody else says so', results('fail', 'mx.attacker.test')],
    ['there are no headers', null],
  ])('is not called forged where %s', (_, headers) => {
    expect(judge({ from, headers, text: INVOICE }).ids).not.toContain('own-domain-forged');
  });
});

describe('a quoted conversation', () => {
  const thread = [makeAddress('Paul Huber <p.huber@muster.example>'), makeAddress('m.bianchi@rossi.example')];

  it('in which a lookalike takes the place of a participant is a strong sign', () => {
    const from = makeAddress('Paul Huber <p.huber@muster.test>');
    expect(judge({ from, thread, text: CHANGE })).toMatchObject({ level: 'danger' });
    const cc = [makeAddress('Paul Huber <p.huber@musster.example>')];
    expect(judge({ from: makeAddress('m.bianchi@rossi.example'), cc, thread }).ids).toContain(
      'participant-replaced',
    );
  });

  it('that replies leave is of medium weight', () => {
    const from = makeAddress('Paul Huber <p.huber@muster.example>');
    const replyTo = [makeAddress('x@elsewhere.test')];
    expect(judge({ from, replyTo, thread }).ids).toContain('reply-leaves-thread');
  });

  it('that a subsidiary joins is quiet', () => {
    const from = makeAddress('Eva Klein <e.klein@muster-logistik.test>');
    const groups = [['muster.example', 'muster-logistik.test']];
    expect(judge({ from, thread, text: INVOICE }, { groups }).ids).not.toContain('participant-replaced');
  });
});

describe('a first contact', () => {
  const from = makeAddress('Eva Klein <e.klein@klein-druck.test>');

  it('that changes bank details is a caution, even before the account is named', () => {
    const text = 'Please note that our bank details have changed.';
    expect(judge({ from, text })).toMatchObject({ level: 'caution' });
    expect(judge({ text }).level).toBe('context');
  });

  it('is a quiet line otherwise, and only where there is a memory', () => {
    expect(judge({ from }, { memoryDays: 90 })).toEqual({ level: 'context', ids: ['first-contact'] });
    expect(judge({ from })).toEqual({ level: 'clear', ids: [] });
  });

  it('of a new colleague at a known supplier is none', () => {
    expect(judge({ from: makeAddress('new.person@muster-ag.example') }, { memoryDays: 90 }).ids).toEqual([]);
  });

  it('that is to be paid is of weight once the memory is old enough', () => {
    const text = 'Please pay our invoice 7 to DE89 3704 0044 0532 0130 00.';
    expect(judge({ from, text }, { memoryDays: 5 })).toMatchObject({ level: 'context' });
    expect(judge({ from, text }, { memoryDays: 40 }).ids).toContain('new-payee');
    expect(judge({ from, text }, { memoryDays: 40 }).level).toBe('context');
  });
});

describe('somebody outside who asks for what a colleague asks for', () => {
  it.each([
    ["I'd like to change my direct deposit to a new account.", 'l.verdi@elsewhere.test'],
    ['Can you send me the W-2 of all employees for review?', 'l.verdi@elsewhere.test'],
    ['Please purchase five Apple gift cards and send me the codes.', 'l.verdi@gmail.com'],
    ['Send me your mobile number, please.', 'l.verdi@gmail.com'],
  ])('is a caution: %s', (text, address) => {
    expect(judge({ from: makeAddress(`Luca Verdi <${address}>`), text }).level).toBe('caution');
  });

  it('is quiet where a colleague asks, or a shop advertises', () => {
    const text = "I'd like to change my direct deposit to a new account.";
    expect(judge({ from: makeAddress('l.verdi@rossi.example'), text }).level).toBe('context');
    const advert = `Give joy: buy a gift card today. ${'Great offers for you and your family this winter. '.repeat(30)}`;
    expect(judge({ from: makeAddress('news@shop.test'), text: advert }).level).not.toBe('caution');
  });
});

describe('replies to a lookalike of the sender', () => {
  it('is found where neither is known', () => {
    const from = makeAddress('Eva Lang <e.lang@lindner-ag.test>');
    const replyTo = [makeAddress('Eva Lang <e.lang@lindner-aq.test>')];
    expect(judge({ from, replyTo }).ids).toContain('lookalike-domain');
    const group = [makeAddress('Eva Lang <e.lang@lindner-kg.test>')];
    expect(judge({ from, replyTo: group }).ids).not.toContain('lookalike-domain');
  });
});
