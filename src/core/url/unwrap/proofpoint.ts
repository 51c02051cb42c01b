import { decodeBase64Text, decodeEntities, decodePercentOnce } from './decode.ts';
import { HIDDEN, type LinkService, type TargetReading } from './link-service.ts';
import { findParameter } from './query-parameter.ts';
import type { RawAddress } from './raw-address.ts';

const HOSTS = { exact: ['urldefense.proofpoint.com', 'urldefense.com', 'urldefense.us'] };

/** The index of a run's letter, plus two, is how many characters the run has. */
const RUN_LENGTHS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const SHORTEST_RUN = 2;
const V3 = /^\/v3\/__(.+?)__;(.*?)!/s;
const TOKEN = /\*(?:\*(.))?/gsu;

/** URL Defense, as Proofpoint's own decoder reads it ("URL Decoder" in its help centre; the byte table is of version 3). */
export const PROOFPOINT: readonly LinkService[] = [
  { name: 'Proofpoint', hosts: HOSTS, path: /^\/v1\/url$/, read: (address) => readOld(address, (u) => u) },
  { name: 'Proofpoint', hosts: HOSTS, path: /^\/v2\/url$/, read: (address) => readOld(address, respellV2) },
  { name: 'Proofpoint', hosts: HOSTS, path: /^\/v3\//, read: readV3 },
];

function readOld({ query }: RawAddress, respell: (value: string) => string): TargetReading {
  const value = findParameter(query, 'u');
  if (value === null || value === 'many' || value === '') return HIDDEN;
  return { kind: 'target', text: decodeEntities(decodePercentOnce(respell(value))) };
}

function respellV2(value: string): string {
  return value.replaceAll('-', '%').replaceAll('_', '/');
}

/**
 * `__ADDRESS__;BYTES!…`: each `*` in the address stands for the next character of BYTES (base64url of UTF-8), `**c` for
 * a run of them. Software between may have escaped the address once more, so that is undone first.
 */
function readV3({ rest }: RawAddress): TargetReading {
  const [, wrapped, bytes] = V3.exec(rest) ?? [];
  if (wrapped === undefined || bytes === undefined) return HIDDEN;
  const decoded = decodeBase64Text(bytes);
  if (decoded === null) return HIDDEN;
  const characters = Array.from(decoded);
  let next = 0;
  let isComplete = true;
  const text = decodePercentOnce(wrapped).replace(TOKEN, (_, letter: string | undefined) => {
    const length = letter === undefined ? 1 : readRunLength(letter);
    const run = characters.slice(next, next + length);
    next += length;
    if (length === 0 || run.length < length) isComplete = false;
    return run.join('');
  });
  return isComplete ? { kind: 'target', text } : HIDDEN;
}

/** 0 for what is no run's letter. */
function readRunLength(letter: string): number {
  const index = RUN_LENGTHS.indexOf(letter);
  return index < 0 ? 0 : index + SHORTEST_RUN;
}
