import { type ListAddress, readListAddress } from '../list/list-address.ts';
import { type PolicySource, readTexts } from './policy-source.ts';

/** How a policy names the list that comes with the extension. */
export const PACKAGED = 'packaged';
/** How `listHold` names every list. */
const ALL = 'all';

/** Which lists are followed and how far. Lists go by the fingerprint of their first root, or by {@link PACKAGED}. */
export interface ListRules {
  readonly lists: readonly ListAddress[];
  /** No new version of them is taken while one is in use. */
  readonly held: { readonly all: boolean; readonly lists: ReadonlySet<string> };
  /** The highest version that is taken. */
  readonly pins: ReadonlyMap<string, number>;
}

export function readListRules(source: PolicySource): ListRules {
  const lists = readLists(source);
  const known = new Set([PACKAGED, ...lists.map(({ fingerprint }) => fingerprint)]);
  const held = readHeld(known, source);
  return { lists, held, pins: readPins(known, held, source) };
}

function readLists(source: PolicySource): readonly ListAddress[] {
  const { rejected } = source;
  const lists = new Map<string, ListAddress>();
  for (const { key, text } of readTexts('lists', source)) {
    const read = readListAddress(text);
    if (!read.ok) rejected.push({ key, reason: read.problem });
    else if (read.fingerprint === null) rejected.push({ key, reason: 'bad-fingerprint' });
    else if (lists.has(read.fingerprint)) rejected.push({ key, reason: 'named-twice' });
    else lists.set(read.fingerprint, { url: read.url, fingerprint: read.fingerprint });
  }
  return [...lists.values()];
}

function readHeld(known: ReadonlySet<string>, source: PolicySource): ListRules['held'] {
  const lists = new Set<string>();
  for (const { key, text } of readTexts('listHold', source)) {
    const name = readListName(text);
    if (name === ALL || known.has(name)) lists.add(name);
    else source.rejected.push({ key, reason: 'unknown-list' });
  }
  return { all: lists.delete(ALL), lists };
}

function readPins(
  known: ReadonlySet<string>,
  held: ListRules['held'],
  source: PolicySource,
): ReadonlyMap<string, number> {
  const pins = new Map<string, number>();
  for (const { key, text } of readTexts('listPin', source)) {
    // The name may hold an equals sign itself: `…#sha256=<fingerprint>=7`.
    const [, nameText = '', version = ''] = /^(.*)=\s*(\d{1,15})\s*$/s.exec(text) ?? [];
    const name = readListName(nameText);
    if (version === '') source.rejected.push({ key, reason: 'no-version' });
    else if (!known.has(name)) source.rejected.push({ key, reason: 'unknown-list' });
    else if (pins.has(name)) source.rejected.push({ key, reason: 'named-twice' });
    else if (held.all || held.lists.has(name)) source.rejected.push({ key, reason: 'also-held' });
    else pins.set(name, Number(version));
  }
  return pins;
}

/** A list as `lists` has it, or its fingerprint alone, or one of the two words. */
function readListName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^.*#sha256=/s, '');
}
