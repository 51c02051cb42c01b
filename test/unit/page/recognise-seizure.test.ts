import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmSeizure } from '../../../src/core/page/confirm-seizure.ts';
import { boundPageFacts, PAGE_LIMITS, type PageFacts } from '../../../src/core/page/page-facts.ts';
import { readRecognition } from '../../../src/core/page/read-recognition.ts';
import { recogniseSeizure } from '../../../src/core/page/recognise-seizure.ts';
import { listedBy, makeListing } from '../ui/make-listing.ts';
import { readCounterExamples } from './counter-examples.ts';
import { HAS_REAL_NOTICES, readRealNotices } from './real-notices.ts';

/** The smallest page that has both signs and the shape. */
const NOTICE: PageFacts = {
  title: 'Domain Seizure',
  headings: [],
  imageTexts: [],
  text: 'This domain has been seized by the Federal Bureau of Investigation pursuant to a seizure warrant.',
  isLong: false,
  links: 0,
  forms: 0,
  articles: 0,
  ogType: '',
};
const recognise = (changes: Partial<PageFacts>) => recogniseSeizure({ ...NOTICE, ...changes });
const kindOf = (changes: Partial<PageFacts>) => recognise(changes).kind;
const agencyOf = (text: string) => {
  const recognition = recognise({ text });
  return recognition.kind === 'claims' ? recognition.agency : recognition.kind;
};

describe('the two signs (GUARD.md: seizure notices)', () => {
  it('are needed both', () => {
    expect(kindOf({})).toBe('claims');
    expect(kindOf({ text: 'This domain has been seized by the Federal Bureau of Investigation.' })).toBe(
      'none',
    );
    expect(kindOf({ text: 'A seizure warrant was issued by the United States District Court.' })).toBe(
      'none',
    );
  });

  it.each(['domain', 'website', 'site', 'hidden service', 'domain name', 'website for BTC-Mix.example & Co'])(
    'know "This %s has been seized …"',
    (what) => {
      for (const how of ['by the FBI', 'in accordance with a', 'pursuant to a'])
        expect(kindOf({ text: `THIS ${what} HAS BEEN SEIZED ${how} SEIZURE WARRANT` }), how).toBe('claims');
    },
  );

  it.each([
    'a seizure warrant',
    'Title 18 U.S.C. § 981',
    'the United States District Court',
    'a law enforcement operation',
    'a law enforcement action',
  ])('know the ground "%s"', (ground) => {
    expect(kindOf({ text: `This website has been seized in accordance with ${ground}.` })).toBe('claims');
  });

  it('may stand in the title, a heading or a picture’s text, each in another', () => {
    const seized = 'This website has been seized by the FBI';
    expect(kindOf({ title: seized, text: 'Law enforcement operation' })).toBe('claims');
    expect(kindOf({ headings: [seized], text: '', imageTexts: ['Seizure warrant 1:26'] })).toBe('claims');
    expect(kindOf({ text: '', imageTexts: [`${seized} after a law enforcement action`] })).toBe('claims');
  });

  it('do not reach from one piece of the page into the next', () => {
    expect(
      kindOf({ title: 'This domain has been', headings: ['seized by a'], text: 'seizure warrant' }),
    ).toBe('none');
  });

  it.each(['"', '“', '„', '«', '« ', '‘', '»'])('do not count behind the quotation mark %s', (mark) => {
    expect(kindOf({ text: `It reads: ${mark}${NOTICE.text}` })).toBe('none');
  });
});

describe('the shape of a notice', () => {
  it.each<[string, Partial<PageFacts>]>([
    ['many words', { text: `${NOTICE.text} ${'word '.repeat(190)}` }],
    ['many words in pictures', { imageTexts: ['word '.repeat(190)] }],
    ['more text than was read', { isLong: true }],
    ['four links', { links: 4 }],
    ['a form', { forms: 1 }],
    ['an article', { articles: 1 }],
    ['og:type article', { ogType: 'article' }],
    ['og:type Article, oddly written', { ogType: ' Article ' }],
  ])('%s: not recognised', (_name, changes) => {
    expect(kindOf(changes)).toBe('none');
  });

  it('has room for three links and for other values of og:type', () => {
    expect(kindOf({ links: 3, ogType: 'website' })).toBe('claims');
  });
});

describe('who is said to have seized it', () => {
  it.each([
    ['seized by the Federal Bureau of Investigation in accordance with a seizure warrant', 'fbi'],
    ['seized by the United States Secret Service pursuant to a seizure warrant', 'secret-service'],
    ['seized by U.S. Immigration and Customs Enforcement under a seizure warrant', 'ice'],
    ['seized by Homeland Security Investigations. 18 U.S.C.', 'hsi'],
    ['seized by the Dutch National Police in a law enforcement operation', 'dutch-police'],
    [
      'seized in accordance with a seizure warrant as part of a joint law enforcement operation and action by: the FBI',
      'fbi',
    ],
    ['seized pursuant to a seizure warrant in a law enforcement operation by Europol and the FBI', 'europol'],
    ['seized by the Federal Bureau of Bacon under a seizure warrant', null],
    ['seized by hackers, the FBI and its law enforcement action notwithstanding', null],
    ['seized pursuant to a seizure warrant of the United States District Court, with help of the FBI', null],
  ])('This domain has been %s', (words, agency) => {
    expect(agencyOf(`This domain has been ${words}.`)).toBe(agency);
  });
});

describe.runIf(HAS_REAL_NOTICES)('archived notices (seizure-pages.json)', () => {
  const notices = HAS_REAL_NOTICES ? readRealNotices() : [];
  it('are all recognised', () => {
    expect(notices.length).toBeGreaterThanOrEqual(3);
    expect(notices.filter(({ page }) => recogniseSeizure(page).kind !== 'claims')).toEqual([]);
  });

  it('name the agency that acted, where it stands in the text', () => {
    const agencies = notices.map(({ id, page }) => {
      const recognition = recogniseSeizure(page);
      return [id, recognition.kind === 'claims' ? recognition.agency : recognition.kind];
    });
    expect(new Map(agencies as [string, string | null][])).toEqual(
      new Map([
        ['usss-cryptex', 'secret-service'],
        ['fbi-chipmixer', 'fbi'],
        ['fbi-samourai', null],
      ]),
    );
  });
});

describe('pages that are no notices', () => {
  const examples = readCounterExamples();

  it('are many, of many kinds and languages', () => {
    expect(examples.length).toBeGreaterThanOrEqual(40);
    expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length);
    expect(new Set(examples.map(({ language }) => language)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(examples.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(10);
  });

  it.each(examples.map((example) => [example.id, example] as const))('%s', (_id, { page, expected }) => {
    expect(recogniseSeizure(page).kind).toBe(expected);
  });

  it('articles, press releases, court documents and encyclopedias get nothing at all', () => {
    const silent = ['news', 'press release', 'court document', 'encyclopedia', 'shop', 'sport', 'parked'];
    const told = examples.filter(
      ({ kind, page }) => silent.includes(kind) && recogniseSeizure(page).kind !== 'none',
    );
    expect(told).toEqual([]);
    expect(examples.filter(({ kind }) => silent.includes(kind)).length).toBeGreaterThanOrEqual(40);
  });

  it('are never confirmed: not without a listing, nor by one that says something else', () => {
    const otherwise = [
      null,
      listedBy(makeListing({ status: 'fraud-linked', claim: { kind: 'charged' } })),
      listedBy(makeListing({ status: 'crime-service' })),
      listedBy(makeListing({ status: 'disputed', claim: { isDisputed: true } })),
      listedBy(makeListing({ isOverdue: true })),
      { kind: 'listed', by: 'organisation', action: 'block', indicator: makeListing().indicator } as const,
    ];
    for (const { id, page } of examples) {
      for (const listed of otherwise)
        expect(confirmSeizure(recogniseSeizure(page), listed).kind, id).not.toBe('confirmed');
    }
  });
});

describe('confirmSeizure', () => {
  it('confirms a claim by the listing that says "seized", not by the first one', () => {
    const seized = makeListing();
    const listed = listedBy(makeListing({ status: 'fraud-linked' }), seized);
    expect(confirmSeizure(recognise({}), listed)).toMatchObject({ kind: 'confirmed', listing: seized });
  });

  it('says nothing of a page that claims nothing, listed or not', () => {
    expect(confirmSeizure({ kind: 'none' }, listedBy(makeListing()))).toEqual({ kind: 'none' });
  });
});

describe('any page at all', () => {
  const fragment = fc.constantFrom(
    'this domain',
    ' for ',
    'has been seized',
    ' by ',
    'pursuant to',
    'seizure warrant',
    'the FBI',
    '"',
    '\n',
    ' ',
    'U.S.C.',
    'operation and action by: ',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join('')),
  );
  const facts = fc.record({
    title: text,
    headings: fc.array(text, { maxLength: 4 }),
    imageTexts: fc.array(text, { maxLength: 4 }),
    text,
    isLong: fc.boolean(),
    links: fc.nat(6),
    forms: fc.nat(1),
    articles: fc.nat(1),
    ogType: fc.constantFrom('', 'article', 'website'),
  });

  it('is judged without a throw, and one that is recognised has the shape', () => {
    fc.assert(
      fc.property(facts, (page) => {
        const recognition = recogniseSeizure(page);
        if (recognition.kind === 'none') return;
        expect(page.links).toBeLessThanOrEqual(3);
        expect(page.forms + page.articles).toBe(0);
        expect(page.isLong).toBe(false);
        expect(readRecognition(recognition)).toEqual(recognition);
      }),
      { numRuns: 2000 },
    );
  });

  it('is cut to its bounds, and then counts as long', () => {
    const huge = {
      ...NOTICE,
      title: 'x'.repeat(1e5),
      headings: new Array(1000).fill('h'.repeat(1e4)),
      imageTexts: new Array(1000).fill('a '.repeat(1e4)),
      text: `${NOTICE.text} `.repeat(1e4),
    };
    const page = boundPageFacts(huge);
    expect(page.headings).toHaveLength(PAGE_LIMITS.headings);
    expect(page.imageTexts).toHaveLength(PAGE_LIMITS.images);
    expect(page.text).toHaveLength(PAGE_LIMITS.text);
    expect(page.isLong).toBe(true);
    expect(recogniseSeizure(huge)).toEqual({ kind: 'none' });
  });
});

describe('what a script in a page answers', () => {
  it('is read whatever it is; what is not known is not taken', () => {
    expect(readRecognition({ kind: 'claims', agency: 'fbi', more: 1 })).toEqual({
      kind: 'claims',
      agency: 'fbi',
    });
    expect(readRecognition({ kind: 'claims', agency: '<b>' })).toEqual({ kind: 'claims', agency: null });
    expect(readRecognition({ kind: 'confirmed', agency: 'fbi' })).toEqual({ kind: 'none' });
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true, withBigInt: true }), (value) => {
        expect(['none', 'claims']).toContain(readRecognition(value).kind);
      }),
    );
  });
});
