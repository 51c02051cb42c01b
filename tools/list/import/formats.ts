import type { JsonPath } from './json-records.ts';
import { readAdblockLine } from './read-adblock-line.ts';
import { createCsvReader, createUrlhausReader } from './read-csv-line.ts';
import { readHostsLine } from './read-hosts-line.ts';
import { readMispAttribute } from './read-misp.ts';
import { readPhishTankRecord } from './read-phishtank.ts';
import { createStixReader } from './read-stix.ts';
import { readDomainsLine, readOpenPhishLine } from './read-text-lines.ts';
import { readThreatFoxRecord } from './read-threatfox.ts';
import type { Reading } from './reading.ts';

export const FORMAT_NAMES = [
  'hosts',
  'domains',
  'adblock',
  'urlhaus',
  'threatfox',
  'openphish',
  'phishtank',
  'stix',
  'misp',
  'csv',
] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** How a file of a format is cut into units, and what one of them is read with. */
export type FormatReader =
  | { readonly unit: 'line'; readonly read: (line: string) => readonly Reading[] }
  | {
      readonly unit: 'record';
      readonly isRecord: (path: JsonPath) => boolean;
      readonly read: (record: unknown) => readonly Reading[];
    };

/** A reader for one file. It may remember what the file has said of its columns. */
export function createReader(format: FormatName, today: string): FormatReader {
  switch (format) {
    case 'hosts':
      return { unit: 'line', read: readHostsLine };
    case 'domains':
      return { unit: 'line', read: readDomainsLine };
    case 'adblock':
      return { unit: 'line', read: readAdblockLine };
    case 'urlhaus':
      return { unit: 'line', read: createUrlhausReader() };
    case 'openphish':
      return { unit: 'line', read: readOpenPhishLine };
    case 'csv':
      return { unit: 'line', read: createCsvReader() };
    case 'threatfox':
      return { unit: 'record', isRecord: isItemOfMember, read: readThreatFoxRecord };
    case 'phishtank':
      return { unit: 'record', isRecord: isItemOfRoot, read: readPhishTankRecord };
    case 'stix':
      return { unit: 'record', isRecord: isStixObject, read: createStixReader(today) };
    case 'misp':
      return { unit: 'record', isRecord: isMispAttribute, read: readMispAttribute };
  }
}

/** `[{…}]` */
function isItemOfRoot(path: JsonPath): boolean {
  return path.length === 1 && path[0] === null;
}

/** `{"123":[{…}]}`, ThreatFox's export, and `{"data":[{…}]}`, its API. */
function isItemOfMember(path: JsonPath): boolean {
  return path.length === 2 && path[0] !== null && path[1] === null;
}

/** `{"objects":[{…}]}` */
function isStixObject(path: JsonPath): boolean {
  return isItemOfMember(path) && path[0] === 'objects';
}

/** `{…"Attribute":[{…}]}` wherever it stands: in the event, in an object of it, in the answer to a search. */
function isMispAttribute(path: JsonPath): boolean {
  return path.at(-1) === null && path.at(-2) === 'Attribute';
}
