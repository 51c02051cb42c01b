import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { URL as PinnedUrl } from 'whatwg-url';
import { readImportHost } from '../src/core/url/import-address.ts';

const FOLDER = fileURLToPath(new URL('../../shared/data/hosts/', import.meta.url));

/** Real hosts from public blocklists beside the project, each once; null where they are not there. */
export function readRealHosts(): readonly string[] | null {
  if (!existsSync(FOLDER)) return null;
  const hosts = new Set<string>();
  for (const name of readdirSync(FOLDER).filter((one) => /-\d+\.txt$/.test(one))) {
    for (const line of readFileSync(`${FOLDER}${name}`, 'utf8').split('\n')) {
      const read = readImportHost(line.replace(/[",]/g, ''), PinnedUrl);
      if (read.ok && read.hostKind === 'name') hosts.add(read.host);
    }
  }
  return [...hosts];
}

/** Hosts made up where no real ones are at hand: their sizes say little about real lists. */
export function makeUpHosts(count: number): readonly string[] {
  const random = seededRandom(1);
  const word = (): string =>
    Array.from({ length: 4 + random(9) }, () => LETTERS[random(LETTERS.length)]).join('');
  return Array.from(
    { length: count },
    () => `${random(3) === 0 ? 'www.' : ''}${word()}.${['com', 'net', 'xyz'][random(3)]}`,
  );
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789-';

/**
 * `count` different hosts: the given ones first, then copies in which two characters of the label before the last are
 * others, so that lengths, parents and common beginnings stay as they are in real lists.
 */
export function tileHosts(hosts: readonly string[], count: number): readonly string[] {
  const random = seededRandom(2);
  const tiled = new Set(hosts.slice(0, count));
  while (tiled.size < count) {
    for (const host of hosts) {
      if (tiled.size >= count) break;
      tiled.add(varyHost(host, random));
    }
  }
  return flatten([...tiled]);
}

/** Hosts shaped like the listed ones, of which neither they nor a parent are listed, in random order. */
export function makeMisses(
  hosts: readonly string[],
  listed: ReadonlySet<string>,
  count: number,
): readonly string[] {
  const random = seededRandom(3);
  const misses: string[] = [];
  while (misses.length < count) {
    const host = varyHost(hosts[random(hosts.length)] ?? 'a.test', random);
    const labels = host.split('.');
    if (!labels.some((_, index) => listed.has(labels.slice(index).join('.')))) misses.push(host);
  }
  return flatten(misses);
}

function varyHost(host: string, random: (below: number) => number): string {
  const labels = host.split('.');
  const at = Math.max(0, labels.length - 2);
  const label = [...(labels[at] ?? '')];
  for (let change = 0; change < 2; change++) label[random(label.length)] = LETTERS[random(36)] ?? 'a';
  labels[at] = label.join('');
  return labels.join('.');
}

/** A string that was put together is held in pieces until it is read; a canonical host is not. */
function flatten(texts: readonly string[]): readonly string[] {
  return JSON.parse(JSON.stringify(texts)) as readonly string[];
}

/** Marsaglia's xorshift32: the same numbers in each run. */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
