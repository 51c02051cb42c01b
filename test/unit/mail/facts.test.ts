import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/core/mail/context.ts';
import { assess, judge, makeAddress, makeLink } from '../../support/mail.ts';
import { makeListing } from '../ui/make-listing.ts';

const RECEIVED = {
  name: 'received',
  value: 'from WIN-BUNS25TD77J (unknown [203.0.113.9]) by mx.rossi.example; Tue, 17 Nov 2026 10:00:00 +0100',
};

function fact(type: Fact['type'], value: string, given: Parameters<typeof makeListing>[0] = {}): Fact {
  return { type, value, listing: makeListing(given) };
}

describe('facts', () => {
  it('are dangerous by themselves: a listed sender', () => {
    const facts = [fact('host', 'listed.example')];
    const from = makeAddress('Paul <p@listed.example>');
    expect(judge({ from }, { facts })).toEqual({ level: 'danger', ids: ['listed-sender'] });
  });

  it('name the computer that a message was sent from, whatever the case it is written in', () => {
    const facts = [fact('computer-name', 'WIN-BUNS25TD77J')];
    const headers = [{ ...RECEIVED, value: RECEIVED.value.replace('WIN-BUNS', 'win-buns') }];
    expect(judge({ headers }, { facts })).toEqual({ level: 'danger', ids: ['listed-computer'] });
    expect(judge({ headers: [{ name: 'message-id', value: '<a@WIN-BUNS25TD77J>' }] }, { facts }).level).toBe(
      'danger',
    );
  });

  it('do not accuse whoever forwards a message: what an attached message says of its way is no header', () => {
    const facts = [fact('computer-name', 'WIN-BUNS25TD77J')];
    const attachment = {
      name: 'f.eml',
      type: 'message/rfc822',
      size: 1,
      text: `Received: ${RECEIVED.value}`,
    };
    expect(judge({ headers: [], attachments: [attachment] }, { facts }).level).toBe('clear');
  });

  it('stop at a real link, and mention one that is only written or quoted', () => {
    const facts = [fact('url', 'http://listed.example/a')];
    const href = 'http://listed.example/a';
    expect(judge({ links: [makeLink(href)] }, { facts })).toEqual({ level: 'danger', ids: ['listed-link'] });
    expect(judge({ links: [makeLink(href, { from: 'text' })] }, { facts })).toEqual({
      level: 'context',
      ids: ['listed-mentioned'],
    });
    expect(judge({ links: [makeLink(href, { isQuoted: true })] }, { facts }).level).toBe('context');
  });

  it('hold whoever the message is from: also where no sender could be read', () => {
    const facts = [fact('url', 'http://listed.example/a')];
    const link = makeLink('http://listed.example/a');
    expect(judge({ from: null, links: [link] }, { facts })).toEqual({
      level: 'danger',
      ids: ['listed-link'],
    });
    const quoted = { ...link, isQuoted: true };
    expect(assess({ from: null, links: [quoted] }, { facts })).toEqual({
      level: 'unreadable',
      reason: 'no-sender',
    });
  });

  it('look through what wraps a link', () => {
    const facts = [fact('url', 'http://listed.example/a')];
    const href = 'https://www.google.com/url?q=http://listed.example/a';
    expect(judge({ links: [makeLink(href)] }, { facts }).level).toBe('danger');
  });

  it('find a listed account in whatever way it is written', () => {
    const facts = [fact('bank-account', 'DE89370400440532013000')];
    const text = 'IBAN DE89 3704\u200b 0044 ０５３２ 0130\n00';
    expect(judge({ text }, { facts })).toEqual({ level: 'danger', ids: ['listed-account'] });
  });
});
