import type { Random } from './random.ts';

type Change = (label: string, random: Random) => string | null;

/**
 * A domain as criminals register them to be taken for `domain`. The shares follow what is reported of such
 * registrations: single letters most often, then added words, other suffixes, and few in other scripts.
 */
export function makeLookalikeDomain(domain: string, random: Random): string {
  const dot = domain.indexOf('.');
  const label = domain.slice(0, dot);
  const suffix = domain.slice(dot);
  const kind = random.next();
  if (kind < 0.12) return `${label}${random.pick(OTHER_SUFFIXES.filter((other) => other !== suffix))}`;
  if (kind < 0.3) return `${label}-${random.pick(ADDED_WORDS)}${random.chance(0.5) ? suffix : '.com'}`;
  if (kind < 0.36) return foreignLetter(label, suffix);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const changed = random.pick(CHANGES)(label, random);
    if (changed !== null && changed !== label) return `${changed}${suffix}`;
  }
  return `${label}s${suffix}`;
}

const OTHER_SUFFIXES = ['.com', '.co', '.net', '.eu', '.org'];
const ADDED_WORDS = ['group', 'billing', 'accounts', 'online', 'finance', 'payments'];

/** Pairs that look alike in the type of mail programs. */
const LOOKS: readonly (readonly [string, string])[] = [
  ['m', 'rn'],
  ['l', '1'],
  ['i', 'l'],
  ['o', '0'],
  ['w', 'vv'],
  ['d', 'cl'],
  ['g', 'q'],
  ['u', 'v'],
  ['n', 'm'],
];

const CHANGES: readonly Change[] = [
  replaceLook,
  replaceLook,
  (label, random) => editAt(label, random, (text, at) => text.slice(0, at) + text.slice(at + 1)),
  (label, random) =>
    editAt(label, random, (text, at) => text.slice(0, at) + text.charAt(at) + text.slice(at)),
  (label, random) =>
    editAt(label, random, (text, at) =>
      at + 1 < text.length
        ? text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
        : text,
    ),
];

function replaceLook(label: string, random: Random): string | null {
  const usable = LOOKS.filter(([from]) => label.includes(from));
  if (usable.length === 0) return null;
  const [from, to] = random.pick(usable);
  const at = label.lastIndexOf(from);
  return label.slice(0, at) + to + label.slice(at + from.length);
}

/** Never the first letter: a reader looks at it. */
function editAt(label: string, random: Random, edit: (text: string, at: number) => string): string | null {
  const at = random.integer(1, label.length - 1);
  if (label.charAt(at) === '-') return null;
  return edit(label, at);
}

/** One Latin letter by its Cyrillic twin, in the form that mail carries (the URL parser's IDNA). */
function foreignLetter(label: string, suffix: string): string {
  const twins: readonly (readonly [string, string])[] = [
    ['a', 'а'],
    ['e', 'е'],
    ['o', 'о'],
  ];
  const twin = twins.find(([latin]) => label.includes(latin));
  if (twin === undefined) return `${label}-group${suffix}`;
  return new URL(`http://${label.replace(twin[0], twin[1])}${suffix}/`).hostname;
}
