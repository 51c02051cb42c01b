import { getDomain } from 'tldts';
import { seededRandom } from './host-corpus.ts';

/** Words, and between them hyphens and runs of digits. */
const PARTS = /(-|\d+)/;

/**
 * `count` different hosts: the given ones first, then copies in which one word of the registrable label is another real
 * word of the same length, or a number has other digits. Suffixes such as `co.uk` and `pages.dev` stay, as new hosts of a
 * real list stand under the same ones, and labels stay made of words. Random characters, as in `tileHosts`, cannot be
 * compressed, which no real list is like.
 */
export function rewordHosts(hosts: readonly string[], count: number): readonly string[] {
  const random = seededRandom(5);
  const pieces = hosts.flatMap((host) => splitHost(host));
  const words = gatherWords(pieces);
  const all = new Set(hosts.slice(0, count));
  while (all.size < count) {
    for (const { before, label, after } of pieces) {
      if (all.size >= count) break;
      all.add(before + rewordLabel(label, words, random) + after);
    }
  }
  return JSON.parse(JSON.stringify([...all])) as readonly string[];
}

interface HostPieces {
  readonly before: string;
  /** What was registered, without its public suffix. */
  readonly label: string;
  readonly after: string;
}

function splitHost(host: string): readonly HostPieces[] {
  const domain = getDomain(host, { allowPrivateDomains: true, validateHostname: false });
  if (domain === null || !host.endsWith(domain)) return [];
  const label = domain.slice(0, domain.indexOf('.'));
  const before = host.slice(0, host.length - domain.length);
  return [{ before, label, after: domain.slice(label.length) }];
}

/** Real words by their length. */
function gatherWords(pieces: readonly HostPieces[]): ReadonlyMap<number, readonly string[]> {
  const words = new Map<number, string[]>();
  for (const { label } of pieces) {
    for (const word of label.split(PARTS)) {
      if (word === '' || PARTS.test(word)) continue;
      const sameLength = words.get(word.length);
      if (sameLength === undefined) words.set(word.length, [word]);
      else sameLength.push(word);
    }
  }
  return words;
}

function rewordLabel(
  label: string,
  words: ReadonlyMap<number, readonly string[]>,
  random: (below: number) => number,
): string {
  const parts = label.split(PARTS);
  const choices = parts.flatMap((part, index) => (part === '' || part === '-' ? [] : [index]));
  const chosen = choices[random(choices.length)] ?? 0;
  const part = parts[chosen] ?? '';
  const others = words.get(part.length) ?? [part];
  const isNumber = /^\d/.test(part);
  parts[chosen] = isNumber
    ? Array.from(part, () => random(10)).join('')
    : (others[random(others.length)] ?? part);
  return parts.join('');
}
