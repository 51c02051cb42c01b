import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeNotice } from '../../../src/core/page/title-sign.ts';
import { HAS_REAL_NOTICES, readRealNotices } from './real-notices.ts';

const ADDRESS = 'https://www.market.example/';

describe('a title that is reason enough to read the page', () => {
  it.each([
    'Domain Seizure',
    'This Website Has Been Seized',
    'THIS HIDDEN SERVICE HAS BEEN SEIZED',
    'Website seized by law enforcement',
    'Seizure Notice',
    'SEIZED',
  ])('%s', (title) => {
    expect(mayBeNotice(title, ADDRESS)).toBe(true);
  });

  it.each([
    ['', 'https://market.example/'],
    ['   ', 'https://market.example/'],
    // Chromium and Firefox put the address in place of a missing title, each in its own way.
    ['market.example', 'http://market.example/'],
    ['https://market.example', 'https://market.example/'],
    ['www.market.example', 'https://www.market.example/'],
    ['market.example', 'https://www.market.example/'],
    ['market.example/a b', 'https://market.example/a%20b'],
    ['https://market.example/?q=1', 'https://market.example/?q=1#part'],
    ['market.example/shop', 'https://market.example/shop?from=mail'],
    ['münchen.example', 'https://xn--mnchen-3ya.example/'],
    ['market.example/%zz', 'https://market.example/%zz'],
    ['https://market.example:8443/x', 'https://market.example:8443/x'],
  ])('missing: "%s" at %s', (title, address) => {
    expect(mayBeNotice(title, address)).toBe(true);
  });
});

describe.runIf(HAS_REAL_NOTICES)('the titles of archived notices (seizure-pages.json)', () => {
  it('are each reason enough', () => {
    for (const { domain, page } of HAS_REAL_NOTICES ? readRealNotices() : [])
      expect(mayBeNotice(page.title === '' ? domain : page.title, `https://${domain}/`), domain).toBe(true);
  });
});

describe('any other title leaves the page unread', () => {
  it.each([
    'Seized engine? Call the workshop',
    'Rovers seized victory in the last minute',
    'What is an epileptic seizure?',
    'Market – everything for the garden',
    'example.org',
    'market.example – sign in',
    'market.example.evil.example',
    'Everything that you always wanted to know about the domain name that was seized by the police last year, and what came after',
    'New Tab',
    'x',
  ])('%s', (title) => {
    expect(mayBeNotice(title, ADDRESS)).toBe(false);
  });

  it('takes any text without a throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, address) => {
        expect(typeof mayBeNotice(title, address)).toBe('boolean');
      }),
    );
  });

  it('is decided in bounded work, however long title and address are', () => {
    expect(mayBeNotice('seized '.repeat(1e5), `https://market.example/${'%41'.repeat(5e5)}`)).toBe(false);
  });
});
