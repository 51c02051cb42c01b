import { findDatePrecision } from './calendar-date.ts';
import {
  type FieldProblem,
  type Read,
  readArray,
  readFields,
  readInteger,
  readMatch,
  readWord,
} from './case-fields.ts';
import {
  ACTIONS,
  CASE_KINDS,
  type Case,
  CLAIM_KINDS,
  type Claim,
  type ListCases,
  type ListInfo,
  type Publisher,
  TAKEOVERS,
} from './model.ts';

export type ParseCasesResult =
  | { readonly ok: true; readonly cases: ListCases }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Bounds of a built list. Case sets have the same bound in a table. */
const MAX_CASES = 65_536;
const MAX_CLAIMS = 1_048_576;
const MAX_SETS = 1_048_576;
const MAX_CLAIMS_IN_SET = 256;
const MAX_VERSION = 0xffff_ffff;

const KEBAB = readMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'text in kebab-case');
/** What a person is shown: no control characters, none that turn the direction of writing. */
const TEXT = readMatch(/^[^\p{Cc}\u2028-\u202e\u2066-\u2069]{1,600}$/u, 'text of 1 to 600 characters');
const WEB_ADDRESS = readMatch(/^https?:\/\/[^\s/?#]+[\x21-\x7e]*$/, 'an http(s) address');
const CONTACT = readMatch(
  /^(?:mailto:[^@\s]+@[^@\s]+|https:\/\/[\x21-\x7e]+)$/,
  'a mailto: or https: address',
);
const FLAG: Read<boolean> = (value, at, problems) => {
  if (typeof value === 'boolean') return value;
  problems.push({ at, message: 'must be true or false' });
  return undefined;
};
const DATE: Read<string> = (value, at, problems) => {
  if (typeof value === 'string' && findDatePrecision(value) !== undefined) return value;
  problems.push({ at, message: 'must be a real date: YYYY, YYYY-MM or YYYY-MM-DD' });
  return undefined;
};
const DAY: Read<string> = (value, at, problems) => {
  if (typeof value === 'string' && findDatePrecision(value) === 'day') return value;
  problems.push({ at, message: 'must be a real date: YYYY-MM-DD' });
  return undefined;
};

const PUBLISHER = readFields<Publisher>({
  legalName: { read: TEXT },
  contact: { read: CONTACT, isOptional: true },
  complaintUrl: { read: WEB_ADDRESS, isOptional: true },
});
const INFO = readFields<ListInfo>({
  id: { read: KEBAB },
  name: { read: TEXT },
  version: { read: readInteger(1, MAX_VERSION) },
  date: { read: DAY },
  entries: { read: readInteger(0, MAX_VERSION) },
  publisher: { read: PUBLISHER },
});
const SUMMARY = readFields<Case['summary']>({
  en: { read: TEXT },
  it: { read: TEXT, isOptional: true },
  de: { read: TEXT, isOptional: true },
  fr: { read: TEXT, isOptional: true },
  es: { read: TEXT, isOptional: true },
});
const CASE = readFields<Case>({
  id: { read: KEBAB },
  number: { read: readInteger(0, MAX_CASES - 1) },
  kind: { read: readWord(CASE_KINDS) },
  name: { read: TEXT },
  authority: { read: readArray(TEXT, 1, 32) },
  date: { read: DATE },
  summary: { read: SUMMARY },
  takeover: { read: readWord(TAKEOVERS), isOptional: true },
  fraud: { read: FLAG },
  sources: { read: readArray(WEB_ADDRESS, 1, 64) },
});
const CLAIM = readFields<Claim>({
  case: { read: readInteger(0, MAX_CASES - 1) },
  kind: { read: readWord(CLAIM_KINDS) },
  source: { read: WEB_ADDRESS },
  locator: { read: TEXT },
  lastChecked: { read: DAY },
  reviewBy: { read: DAY },
  firstSeen: { read: DAY, isOptional: true },
  lastSeen: { read: DAY, isOptional: true },
  note: { read: TEXT, isOptional: true },
  isDisputed: { read: FLAG, isOptional: true },
  atMost: { read: readWord(ACTIONS), isOptional: true },
});
const LIST = readFields<ListCases>({
  info: { read: INFO },
  cases: { read: readArray(CASE, 0, MAX_CASES) },
  claims: { read: readArray(CLAIM, 0, MAX_CLAIMS) },
  sets: { read: readArray(readArray(readInteger(0, MAX_CLAIMS - 1), 0, MAX_CLAIMS_IN_SET), 0, MAX_SETS) },
});

/**
 * Reads what `cases.json` beside a table holds, parsed as JSON. Fields that are not known are left out, so that a later
 * publisher may add some; everything else must be right, references included. Takes any value and never throws. At most
 * the first 100 problems are given; each starts with the JSON pointer of its place.
 */
export function parseListCases(value: unknown): ParseCasesResult {
  const problems: FieldProblem[] = [];
  const list = LIST(value, '', problems);
  if (list !== undefined) checkReferences(list, problems);
  return list !== undefined && problems.length === 0
    ? { ok: true, cases: list }
    : { ok: false, problems: problems.slice(0, 100).map(({ at, message }) => `${at}: ${message}`) };
}

function checkReferences({ cases, claims, sets }: ListCases, problems: FieldProblem[]): void {
  const numbers = new Set<number>();
  const ids = new Set<string>();
  for (const [index, { number, id }] of cases.entries()) {
    if (numbers.has(number))
      problems.push({ at: `/cases/${index}/number`, message: `${number} is given twice` });
    if (ids.has(id)) problems.push({ at: `/cases/${index}/id`, message: `${id} is given twice` });
    numbers.add(number);
    ids.add(id);
  }
  for (const [index, claim] of claims.entries()) {
    if (!numbers.has(claim.case))
      problems.push({ at: `/claims/${index}/case`, message: `there is no case ${claim.case}` });
  }
  for (const [index, set] of sets.entries()) {
    const isSound = set.every((claim, place) => claim < claims.length && claim > (set[place - 1] ?? -1));
    if (!isSound) problems.push({ at: `/sets/${index}`, message: 'must be rising indexes of claims' });
  }
}
