import { decodePunycode } from '../../url/punycode.ts';
import type { MailData } from '../mail-data.ts';
import { editDistance, isTransposed } from './edit-distance.ts';
import { splitLegalForm } from './legal-forms.ts';
import { registrableDomain } from './mail-domain.ts';

/** How one domain imitates another. */
export interface Lookalike {
  readonly kind: 'same-look' | 'transposed' | 'near' | 'other-suffix' | 'name-part' | 'embedded';
  readonly strength: 'strong' | 'medium';
}

interface NameParts {
  readonly name: string;
  readonly suffix: string;
}

/** Shortest names whose likeness says something. */
const MIN_SAME_LOOK = 4;
const MIN_NEAR_ONE = 5;
const MIN_NEAR_TWO = 8;

/**
 * Whether a host imitates a registrable domain; null where it does not, or is that domain.
 *
 * Strong: equal look (skeleton of UTS 39, digits for letters, pairs such as `vv`, `cl`, `q`), two neighbours swapped, or
 * the real domain spelled out in front of another. Medium: one edit in five letters, two in eight, another suffix, the
 * name as a part between hyphens. Names that differ in their legal form only are those of related or unrelated honest
 * companies.
 */
export function findLookalike(host: string, real: string, data: MailData): Lookalike | null {
  const domain = registrableDomain(host, data.suffixes);
  if (domain === real) return null;
  const a = splitName(domain, data);
  const b = splitName(real, data);
  if (isOtherLegalForm(a.name, b.name)) return null;
  if (isEmbedded(host, domain, real, b.name)) return { kind: 'embedded', strength: 'strong' };
  if (a.name === b.name) {
    return b.name.length >= MIN_SAME_LOOK ? { kind: 'other-suffix', strength: 'medium' } : null;
  }
  if (lookOf(a.name, data) === lookOf(b.name, data)) {
    return { kind: 'same-look', strength: b.name.length >= MIN_SAME_LOOK ? 'strong' : 'medium' };
  }
  if (b.name.length >= MIN_NEAR_ONE && isTransposed(a.name, b.name)) {
    return { kind: 'transposed', strength: 'strong' };
  }
  if (isNear(a.name, b.name)) return { kind: 'near', strength: 'medium' };
  return isPart(a.name, b.name, data) ? { kind: 'name-part', strength: 'medium' } : null;
}

/** Whether a host looks just like a domain that everybody knows: then it needs no acquaintance. */
export function imitatesBrand(host: string, brand: string, data: MailData): boolean {
  const domain = registrableDomain(host, data.suffixes);
  const found = findLookalike(host, brand, data);
  if (found?.strength === 'strong') return found.kind !== 'embedded' || domain !== host;
  const name = splitName(domain, data).name;
  const brandName = splitName(brand, data).name;
  return (
    brandName.length >= MIN_NEAR_ONE &&
    name
      .split('-')
      .some(
        (part) =>
          part !== brandName &&
          (isTransposed(part, brandName) || lookOf(part, data) === lookOf(brandName, data)),
      )
  );
}

/** Words of mail and the web that fraud writes with `rn` and `vv`. */
const DISGUISED = /^(?:mail|micro|message|money|my|down|web|www|windows|news|work)/;

/** The name that is meant where a part of it begins with a word in disguise (`rnail`, `dovvn`); null elsewhere. */
export function undisguise(host: string, data: MailData): string | null {
  const domain = registrableDomain(host, data.suffixes);
  const { name, suffix } = splitName(domain, data);
  const meant = name.split('-').map((part) => {
    const plain = part.replace(/^rn/, 'm').replace(/vv/g, 'w');
    return plain !== part && DISGUISED.test(plain) ? plain : part;
  });
  return meant.join('-') === name ? null : `${meant.join('-')}.${suffix}`;
}

/** Pairs beyond UTS 39 that fraud uses, because mail is read in a proportional face at small sizes. */
const LIKE_PAIRS: readonly (readonly [RegExp, string])[] = [
  [/w/g, 'vv'],
  [/d/g, 'cl'],
  [/u/g, 'v'],
  [/[1ij|]/g, 'l'],
  [/0/g, 'o'],
  [/5/g, 's'],
  [/3/g, 'e'],
  [/4/g, 'a'],
  [/8/g, 'b'],
  [/[9q]/g, 'g'],
  [/7/g, 't'],
  [/2/g, 'z'],
];

function lookOf(name: string, { confusables }: MailData): string {
  let look = confusables.skeletonOf(name);
  for (const [pattern, like] of LIKE_PAIRS) look = look.replace(pattern, like);
  return look;
}

function splitName(domain: string, { suffixes }: MailData): NameParts {
  const dot = domain.indexOf('.');
  const isBare = dot < 0 || suffixes.isSuffix(domain);
  const label = isBare ? domain : domain.slice(0, dot);
  const decoded = label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? label) : label;
  return { name: decoded.normalize('NFC'), suffix: isBare ? '' : domain.slice(dot + 1) };
}

function isOtherLegalForm(a: string, b: string): boolean {
  const [first, second] = [splitLegalForm(a), splitLegalForm(b)];
  return (
    first.base === second.base && first.form !== null && second.form !== null && first.form !== second.form
  );
}

/** `acme.com.example.net` and `acme-com.example`: the real domain, spelled out in front of another. */
function isEmbedded(host: string, domain: string, real: string, name: string): boolean {
  if (name.length < MIN_SAME_LOOK) return false;
  const front = host.slice(0, Math.max(0, host.length - domain.length));
  return (
    `.${front}`.includes(`.${real}.`) ||
    domain.startsWith(`${real.replaceAll('.', '-')}.`) ||
    domain.startsWith(`${real.replaceAll('.', '-')}-`)
  );
}

function isNear(a: string, b: string): boolean {
  const limit = b.length >= MIN_NEAR_TWO ? 2 : b.length >= MIN_NEAR_ONE ? 1 : 0;
  if (limit === 0 || isNumbered(a, b)) return false;
  const distance = editDistance(a, b, limit);
  // Two edits within one short part of a longer name are another word.
  return distance <= limit && a[0] === b[0] ? true : distance === 1;
}

/** `site1` and `site2` are two of a kind. */
function isNumbered(a: string, b: string): boolean {
  return a !== b && a.replace(/\d+/g, '#') === b.replace(/\d+/g, '#') && /\d/.test(a) && /\d/.test(b);
}

function isPart(a: string, b: string, data: MailData): boolean {
  if (b.length < MIN_NEAR_ONE) return false;
  const parts = a.split('-');
  if (
    parts.length > 1 &&
    parts.some((part) => part.length >= MIN_NEAR_ONE && lookOf(part, data) === lookOf(b, data))
  ) {
    return true;
  }
  if (b.includes('-') && (a.startsWith(`${b}-`) || a.endsWith(`-${b}`))) return true;
  const rest = a.startsWith(b) ? a.slice(b.length) : a.endsWith(b) ? a.slice(0, -b.length) : null;
  return rest !== null && ADDED_WORDS.has(rest);
}

/** Words that fraud adds to a name without a hyphen. */
const ADDED_WORDS = new Set(
  `group gruppe gruppo groupe grupo holding intl international global usa eu uk inc llc ltd corp co online mail email web
  invoice invoices billing payment payments pay accounts accounting finance support service services team office hq hr payroll
  supplier suppliers vendor vendors rechnung fattura fatture facture facturas conta contabilita buchhaltung amministrazione`.split(
    /\s+/,
  ),
);
