import {
  type FlagKeyName,
  type NumberKeyName,
  POLICY_SCHEMA,
  type TextKeyName,
  type TextsKeyName,
} from './schema.ts';

/** Why something of a policy is not acted on. */
export type RejectReason =
  | 'not-an-object'
  | 'unknown-key'
  | 'not-text'
  | 'too-long'
  | 'too-many'
  | 'not-a-flag'
  | 'not-a-number'
  | 'out-of-bounds'
  | 'unknown-value'
  | 'named-twice'
  | 'not-a-host'
  | 'wildcard'
  | 'has-path'
  | 'not-an-address'
  | 'not-https'
  | 'unsupported-address'
  | 'bad-fingerprint'
  | 'unknown-list'
  | 'no-version'
  | 'no-case-kind'
  | 'no-action'
  | 'also-allowed'
  | 'also-held'
  | 'too-few-domains'
  | 'no-name'
  | 'bad-vendor'
  | 'not-an-account'
  | 'not-a-mail-address'
  | 'not-a-phone-number'
  | 'not-a-web-address'
  | 'not-a-picture'
  | 'damaged-picture'
  | 'not-a-colour'
  | 'not-a-token'
  | 'no-endpoint';

/** Something of a policy that is not acted on. */
export interface RejectedPolicy {
  /** As IT wrote it, with the place of an entry: `lists[2]`. Empty for the policy as a whole. */
  readonly key: string;
  readonly reason: RejectReason;
  /** For `too-long` (characters) and `too-many` (entries): how much is taken. */
  readonly limit?: number;
}

/** A policy that is being read. */
export interface PolicySource {
  readonly set: ReadonlyMap<string, unknown>;
  readonly rejected: RejectedPolicy[];
}

export interface PolicyEntry {
  /** With its place: `lists[2]`. */
  readonly key: string;
  readonly text: string;
}

/** One text alone is read as a list of one: what an administrator types where there is one. */
export function readTexts(name: TextsKeyName, { set, rejected }: PolicySource): readonly PolicyEntry[] {
  const { maxItems, maxLength } = POLICY_SCHEMA[name].bounds;
  const value = set.get(name);
  if (value === undefined) return [];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.length > maxItems) rejected.push({ key: name, reason: 'too-many', limit: maxItems });
  return items.slice(0, maxItems).flatMap((text, index) => {
    const key = `${name}[${index}]`;
    if (typeof text !== 'string') rejected.push({ key, reason: 'not-text' });
    else if (text.length > maxLength) rejected.push({ key, reason: 'too-long', limit: maxLength });
    else return [{ key, text }];
    return [];
  });
}

/** As it was written; the default where it is not set. */
export function readRawText(name: TextKeyName, { set, rejected }: PolicySource): string {
  const { default: standard, bounds } = POLICY_SCHEMA[name];
  const value = set.get(name);
  if (value === undefined) return standard;
  if (typeof value !== 'string') rejected.push({ key: name, reason: 'not-text' });
  else if (value.length > bounds.maxLength) {
    rejected.push({ key: name, reason: 'too-long', limit: bounds.maxLength });
  } else return value;
  return standard;
}

/** Without the spaces around it. Empty where it is not set: templates write an empty text for a field left blank. */
export function readText(name: TextKeyName, source: PolicySource): string {
  return readRawText(name, source).trim();
}

/** One of a few words, in any case of letters; the default where it is none of them. */
export function readWord<Word extends string>(
  name: TextKeyName,
  words: readonly Word[],
  standard: Word,
  source: PolicySource,
): Word {
  const text = readText(name, source).toLowerCase();
  const word = words.find((known) => known === text);
  if (word === undefined && text !== '') source.rejected.push({ key: name, reason: 'unknown-value' });
  return word ?? standard;
}

const FLAGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  [1, true],
  ['true', true],
  ['1', true],
  [false, false],
  [0, false],
  ['false', false],
  ['0', false],
]);

/** Yes and no as templates of different systems write them. */
export function readFlag(name: FlagKeyName, { set, rejected }: PolicySource): boolean {
  const value = set.get(name);
  const flag = FLAGS.get(typeof value === 'string' ? value.trim().toLowerCase() : value);
  if (flag === undefined && value !== undefined) rejected.push({ key: name, reason: 'not-a-flag' });
  return flag ?? POLICY_SCHEMA[name].default;
}

export function readNumber(name: NumberKeyName, { set, rejected }: PolicySource): number {
  const { default: standard, bounds } = POLICY_SCHEMA[name];
  const value = set.get(name);
  if (value === undefined) return standard;
  const number = typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) {
    rejected.push({ key: name, reason: 'not-a-number' });
  } else if (number < bounds.min || number > bounds.max) {
    rejected.push({ key: name, reason: 'out-of-bounds' });
  } else return number;
  return standard;
}
