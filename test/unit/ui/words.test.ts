import { beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/core/list/model.ts';
import { nameState, sayClaim, sayDate, sayHeadline } from '../../../src/ui/case-words.ts';
import { joinNames } from '../../../src/ui/format.ts';
import { readFormatLocale } from '../../../src/ui/language.ts';
import { pickVerdictTone } from '../../../src/ui/tone.ts';
import { installMessages } from './fake-messages.ts';
import { listedBy, makeListing } from './make-listing.ts';

beforeEach(() => installMessages('en', 'en-GB'));

describe('a seized address', () => {
  it('says who claims what, and since when', () => {
    const listing = makeListing();
    expect(sayHeadline(listedBy(listing))).toBe('This address was taken over under a court order.');
    expect(sayClaim(listing)).toEqual({
      text: 'Microsoft says that RedVDS, which ran here, rented computers to criminals.',
      lang: 'en',
    });
    expect(sayDate(listing)).toBe('Since 14 January 2026.');
  });

  it('names the police where the police has it, and nobody where nobody is named', () => {
    const police = makeListing({ case: { takeover: 'police' } });
    expect(sayHeadline(listedBy(police))).toBe('This address was taken over by the police.');
    const { takeover: _takeover, ...unnamed } = makeListing().case;
    expect(sayHeadline(listedBy({ ...makeListing(), case: unnamed }))).toBe('This address was seized.');
  });

  it.each(LANGUAGES)('makes whole sentences in %s', (language) => {
    installMessages(language);
    const { text, lang } = sayClaim(makeListing());
    expect(lang).toBe(language);
    expect(text).toMatch(/Microsoft.*RedVDS.*\.$/);
    expect(text).not.toMatch(/\$/);
  });
});

describe('whose words', () => {
  it("are the summary's own where the source is second-hand", () => {
    const listing = makeListing({ claim: { kind: 'named-by-authority' } });
    expect(sayClaim(listing).text).toBe(listing.case.summary.en);
  });

  it("are the summary's own where the case is named for the operation and not for the service", () => {
    const summary = { en: 'A service at this address sold attacks; the FBI says so.' };
    const listing = makeListing({ case: { name: 'Operation PowerOFF', summary } });
    expect(sayClaim(listing).text).toBe(summary.en);
  });

  it('are English, and said to be, where the list has no other', () => {
    installMessages('de');
    const listing = makeListing({
      case: { summary: { en: 'It sold data.' } },
      claim: { kind: 'named-by-authority' },
    });
    expect(sayClaim(listing)).toEqual({ text: 'It sold data.', lang: 'en' });
  });

  it('speak of the address alone for imitations and publishers’ lists', () => {
    const listing = makeListing({ case: { kind: 'publisher-list', authority: ['Feed'] } });
    expect(sayClaim(listing).text).toBe('Feed says that this address is on its list of dangerous addresses.');
  });
});

describe('names that are written from right to left', () => {
  it('are set apart, so that they do not turn the sentence around them', () => {
    const { text } = sayClaim(makeListing({ case: { name: 'שירות', summary: { en: 'שירות sold data.' } } }));
    expect(text).toBe(
      'Microsoft says that \u2068שירות\u2069, which ran here, rented computers to criminals.',
    );
    expect(joinNames(['شرطة', 'FBI'], 'en')).toBe('\u2068شرطة\u2069 and FBI');
  });
});

describe('dates', () => {
  it.each([
    ['2026-01-14', 'Since 14 January 2026.'],
    ['2026-01', 'Since January 2026.'],
    ['2026', 'Since 2026.'],
  ])('%s is said as exactly as it was given', (date, sentence) => {
    expect(sayDate(makeListing({ case: { date } }))).toBe(sentence);
  });

  it('are of naming where nothing was taken over', () => {
    expect(sayDate(makeListing({ status: 'fraud-linked', case: { date: '2026-05' } }))).toBe(
      'Named in May 2026.',
    );
  });

  it('follow the region of the browser only in its own language', () => {
    expect(readFormatLocale()).toBe('en-GB');
    installMessages('en', 'pl-PL');
    expect(readFormatLocale()).toBe('en');
  });
});

describe('states', () => {
  it('have a tone and a word each; what is disputed or overdue is for caution', () => {
    const state = (changes: Parameters<typeof makeListing>[0]) => {
      const verdict = listedBy(makeListing(changes));
      return [pickVerdictTone(verdict), nameState(verdict)];
    };
    expect(state({})).toEqual(['seized', 'Seized']);
    expect(state({ status: 'fraud-linked' })).toEqual(['fraud-linked', 'Linked to fraud']);
    expect(state({ status: 'crime-service' })).toEqual(['crime-service', 'Service for criminals']);
    expect(state({ status: 'disputed' })).toEqual(['caution', 'Disputed listing']);
    expect(state({ isOverdue: true })).toEqual(['caution', 'Old listing']);
  });

  it('say of an overdue listing what was, and never what is', () => {
    const old = makeListing({ isOverdue: true, case: { date: '2019-05' } });
    expect(sayHeadline(listedBy(old))).toBe('This address was seized in 2019.');
    expect(sayHeadline(listedBy({ ...old, status: 'fraud-linked' }))).toBe(
      'This address was named in a case of 2019.',
    );
  });

  it('leave an organisation’s own rule to the organisation', () => {
    const verdict = {
      kind: 'listed',
      by: 'organisation',
      action: 'block',
      indicator: { type: 'host', value: 'games.example' },
    } as const;
    expect(pickVerdictTone(verdict)).toBe('caution');
    expect(sayHeadline(verdict)).toBe('Your organisation does not allow this address.');
    expect(sayHeadline(verdict, 'Muster AG')).toBe('Muster AG does not allow this address.');
  });
});
