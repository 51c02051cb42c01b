import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CASE_KINDS, CLAIM_KINDS, LANGUAGES } from '../../../src/core/list/model.ts';
import { readMessages } from './fake-messages.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const english = readMessages('en');

function readSources(): string {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'));
  return [...texts, readFileSync(join(ROOT, 'manifest.json'), 'utf8')].join('\n');
}

/** Keys that the sources name in full, and the fixed starts of keys that they put together. */
function findUses(): { readonly keys: ReadonlySet<string>; readonly families: readonly string[] } {
  const sources = readSources();
  const keys = [
    ...sources.matchAll(/\b(?:t|getMessage)\(\s*'([a-z_A-Z]+)'/g),
    ...sources.matchAll(/__MSG_(\w+)__/g),
  ];
  const families = [...sources.matchAll(/\bt\(\s*`([a-z_]+)\$\{/g)];
  return {
    keys: new Set(keys.map((match) => match[1] ?? '')),
    families: families.map((match) => match[1] ?? ''),
  };
}

const TYPES = ['type_host', 'type_url', 'type_ip_range'];
/** Put together from what `src/core/mail` finds; `test/unit/mail/sentences.test.ts` holds that each is there. */
const MAIL_FAMILIES = ['finding_', 'advice_', 'unreadable_'];

describe('locales', () => {
  it.each(LANGUAGES)(
    '%s has every message of the English reference, with the same placeholders',
    (language) => {
      const messages = readMessages(language);
      expect([...messages.keys()]).toEqual([...english.keys()]);
      for (const [key, { message, placeholders }] of messages) {
        expect(message.trim(), key).not.toBe('');
        const reference = english.get(key);
        expect(placeholders, key).toEqual(reference?.placeholders);
        const used = [...message.matchAll(/\$([A-Z_]+)\$/g)].map((match) => match[1]?.toLowerCase());
        expect(new Set(used), key).toEqual(new Set(Object.keys(reference?.placeholders ?? {})));
      }
      expect(messages.get('language_code')?.message).toBe(language);
    },
  );

  it('tells translators what each message is', () => {
    for (const [key, { description }] of english) expect(description, key).toBeTruthy();
  });

  // https://developer.chrome.com/docs/extensions/reference/manifest/description
  it.each(LANGUAGES)('%s: the description fits the stores', (language) => {
    expect(readMessages(language).get('extDescription')?.message.length).toBeLessThanOrEqual(132);
  });

  it('has a label and a deed for each kind of case, and a sentence for each claim', () => {
    for (const kind of CASE_KINDS) {
      expect(english.has(`kind_${kind.replaceAll('-', '_')}`), kind).toBe(true);
      expect(english.has(`did_${kind.replaceAll('-', '_')}`), kind).toBe(true);
    }
    for (const claim of CLAIM_KINDS)
      expect(english.has(`claim_${claim.replaceAll('-', '_')}`), claim).toBe(true);
    const kinds = [...english.keys()].filter((key) => key.startsWith('kind_'));
    expect(kinds).toHaveLength(CASE_KINDS.length);
  });

  it('has what the sources ask for, and nothing that they do not', () => {
    const { keys, families } = findUses();
    expect(keys.size).toBeGreaterThan(100);
    expect([...keys].filter((key) => !english.has(key))).toEqual([]);
    const isUsed = (key: string) =>
      keys.has(key) ||
      TYPES.includes(key) ||
      [...families, ...MAIL_FAMILIES].some((start) => key.startsWith(start));
    expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([]);
  });
});

/** Words that LOOK forbids: a promise of safety, technicians' words, blame. `\b` does not know letters such as "û". */
const PROMISES =
  /(?<!\p{L})(safe|secure|harmless|sicher|ungefährlich|sicuro|sicura|sûre?|seguro|segura|100 ?%)(?!\p{L})/iu;
const JARGON =
  /(?<!\p{L})(C2|IOCs?|phish\w*|DNR|DDoS|botnet|malware|trojan\w*|payload|spoof\w*|indicator|hostname|TLD|URL|proxy|whitelist|blacklist)(?!\p{L})/iu;

describe('voice', () => {
  it.each(LANGUAGES)('%s never vouches for an address and speaks no jargon', (language) => {
    for (const [key, { message }] of readMessages(language)) {
      // The way back is to where the person was; it says nothing of an address.
      if (key !== 'back_to_safety') expect(message, key).not.toMatch(PROMISES);
      expect(message, key).not.toMatch(JARGON);
      expect(message, key).not.toMatch(/!/);
    }
  });
});
