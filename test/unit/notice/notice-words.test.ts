import { beforeEach, describe, expect, it } from 'vitest';
import { sayNotice } from '../../../src/content/notice/notice-words.ts';
import { LANGUAGES } from '../../../src/core/list/model.ts';
import type { Listing } from '../../../src/core/list/verdict.ts';
import { AGENCIES } from '../../../src/core/page/seizing-agency.ts';
import { installMessages } from '../ui/fake-messages.ts';
import { makeListing } from '../ui/make-listing.ts';

beforeEach(() => installMessages('en', 'en-GB'));

const hostname = 'market.example';
const sayNote = (listing: Listing) =>
  sayNotice({
    hostname,
    kind: 'note',
    verdict: { kind: 'listed', by: 'lists', action: 'note', listings: [listing] },
  });

describe('a page that says that it was seized (LOOK.md: page notice)', () => {
  it('is told as its claim, with who it names and that no list confirms it', () => {
    const words = sayNotice({ hostname, kind: 'claims', agency: 'fbi' });
    expect(words.headline).toBe('This page says that it was seized by the FBI.');
    expect(words.why.map(({ text }) => text).join()).toContain('No list that you follow confirms it');
    expect(words.toDo).toMatch(/^Do not sign in/);
    expect(words).toMatchObject({ tone: 'caution', provenance: null, readMore: null });
  });

  it('names nobody where the page names nobody who is known', () => {
    expect(sayNotice({ hostname, kind: 'claims' }).headline).toBe('This page says that it was seized.');
  });

  it.each(LANGUAGES)('makes a whole sentence of every agency in %s', (language) => {
    installMessages(language);
    for (const agency of AGENCIES) {
      const { headline } = sayNotice({ hostname, kind: 'claims', agency });
      expect(headline, agency).toMatch(/^\p{Lu}.{20,}\.$/u);
      expect(headline, agency).not.toMatch(/\$|undefined| {2}/);
    }
  });

  it('is told as confirmed with its case, and with what that means for accounts, payments and data', () => {
    const listing = makeListing();
    const readMore = 'https://www.justice.gov/redvds';
    const words = sayNotice({ hostname, kind: 'confirmed', listing, readMore });
    expect(words.headline).toBe('Confirmed by a list: this address was seized (RedVDS).');
    expect(words.why.map(({ text }) => text)).toEqual([
      'Microsoft says that RedVDS, which ran here, rented computers to criminals.',
      'Since 14 January 2026.',
    ]);
    expect(words.meaning?.points.map((point) => point.split(':')[0]).slice(0, 3)).toEqual([
      'Accounts',
      'Payments',
      'Data',
    ]);
    expect(words).toMatchObject({ tone: 'seized', provenance: listing, readMore });
  });
});

describe('an address that is listed with the action "note"', () => {
  it.each<[string, Listing, string, string]>([
    ['seized', makeListing(), 'seized', 'This address was taken over under a court order.'],
    [
      'linked to fraud',
      makeListing({ status: 'fraud-linked' }),
      'caution',
      'This address is linked to fraud.',
    ],
    [
      'a service for criminals',
      makeListing({ status: 'crime-service' }),
      'caution',
      'This address is linked to a service for criminals.',
    ],
    [
      'disputed',
      makeListing({ status: 'disputed', claim: { isDisputed: true } }),
      'caution',
      'The listing of this address is disputed.',
    ],
    ['seized long ago', makeListing({ isOverdue: true }), 'caution', 'This address was seized in 2026.'],
  ])('%s', (_name, listing, tone, headline) => {
    const words = sayNote({ ...listing, action: 'note' });
    expect(words).toMatchObject({ tone, headline, provenance: { case: { id: 'redvds' } } });
    expect(words.why[0]?.text).toContain('RedVDS');
    expect(words.toDo).toMatch(/\.$/);
    expect(words.meaning === null).toBe(tone === 'caution');
  });
});
