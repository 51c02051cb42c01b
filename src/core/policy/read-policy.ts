import { type ListAddress, type ListAddressProblem, readListAddress } from '../list/list-address.ts';
import { POLICY_SCHEMA, type PolicyKeyName } from './schema.ts';

/** What IT laid down, as far as it could be read. */
export interface Policy {
  readonly lists: readonly ListAddress[];
}

/** Something of a policy that is not acted on. */
export interface RejectedPolicy {
  /** As IT wrote it, with the place of an entry: `lists[2]`. */
  readonly key: string;
  /** One English sentence for whoever wrote the policy. */
  readonly reason: string;
}

export interface ReadPolicyResult {
  readonly policy: Policy;
  readonly rejected: readonly RejectedPolicy[];
}

const MAX_REJECTED = 100;

/**
 * Reads the managed values that a browser gives. Takes any value and never throws: what cannot be read is as if it
 * were not set, and is named with its reason (at most the first 100).
 */
export function readPolicy(values: unknown): ReadPolicyResult {
  const rejected: RejectedPolicy[] = [];
  const set = new Map(isRecord(values) ? Object.entries(values) : []);
  if (!isRecord(values) && values !== undefined && values !== null) {
    rejected.push({ key: '', reason: 'The policy must be an object of keys and values.' });
  }
  for (const key of set.keys()) {
    if (!Object.hasOwn(POLICY_SCHEMA, key)) rejected.push({ key, reason: 'There is no such key.' });
  }
  const policy = { lists: readLists(readTexts('lists', set.get('lists'), rejected), rejected) };
  return { policy, rejected: rejected.slice(0, MAX_REJECTED) };
}

interface Entry {
  readonly key: string;
  readonly text: string;
}

/** One text alone is read as a list of one: what an administrator types where there is one. */
function readTexts(name: PolicyKeyName, value: unknown, rejected: RejectedPolicy[]): readonly Entry[] {
  const { default: standard, bounds } = POLICY_SCHEMA[name];
  if (value === undefined) return standard;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.length > bounds.maxItems) {
    rejected.push({ key: name, reason: `Only the first ${bounds.maxItems} entries count.` });
  }
  return items.slice(0, bounds.maxItems).flatMap((text, index) => {
    const key = `${name}[${index}]`;
    if (typeof text === 'string' && text.length <= bounds.maxLength) return [{ key, text }];
    rejected.push({ key, reason: `It must be text of at most ${bounds.maxLength} characters.` });
    return [];
  });
}

function readLists(entries: readonly Entry[], rejected: RejectedPolicy[]): readonly ListAddress[] {
  const lists = new Map<string, ListAddress>();
  for (const { key, text } of entries) {
    const read = readListAddress(text);
    if (!read.ok) rejected.push({ key, reason: LIST_REASONS[read.problem] });
    else if (read.fingerprint === null) rejected.push({ key, reason: LIST_REASONS['bad-fingerprint'] });
    else if (lists.has(read.fingerprint))
      rejected.push({ key, reason: 'It names the same repository again.' });
    else lists.set(read.fingerprint, { url: read.url, fingerprint: read.fingerprint });
  }
  return [...lists.values()];
}

const LIST_REASONS: Readonly<Record<ListAddressProblem, string>> = {
  'not-an-address': 'It is not a web address.',
  'not-https': 'The address must begin with https://.',
  'unsupported-address':
    'The address may hold no user name, no query, and nothing but the fingerprint after #.',
  'bad-fingerprint': 'After the address comes #sha256= and the 64 hex digits of the fingerprint.',
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
