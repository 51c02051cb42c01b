import { isRecord } from '../is-record.ts';
import type { RejectedPolicy } from './policy-source.ts';
import { readPolicy } from './read-policy.ts';
import { POLICY_SCHEMA, type PolicyKeyName } from './schema.ts';

/** One key as it is in effect. */
export interface EffectiveKey {
  readonly name: PolicyKeyName;
  /** As IT wrote it, without what is rejected; the default where nothing of it is left. */
  readonly value: unknown;
  /** `policy`: IT set it, and at least a part of it holds. */
  readonly from: 'policy' | 'default';
  /** What of it is not acted on. */
  readonly rejected: readonly RejectedPolicy[];
}

export interface EffectivePolicy {
  /** Every key, in the order of the schema. */
  readonly keys: readonly EffectiveKey[];
  /** What no key can be named for: keys that do not exist, a policy that is no object. */
  readonly unknown: readonly RejectedPolicy[];
}

/** Keys whose value is shown to nobody. */
const SECRET_KEYS: ReadonlySet<PolicyKeyName> = new Set(['reportingToken']);

/** What of a policy is in effect, key by key, for whoever wrote it. Takes any value and never throws. */
export function describeEffectivePolicy(values: unknown): EffectivePolicy {
  const { rejected } = readPolicy(values, Number.POSITIVE_INFINITY);
  const byName = new Map<string, RejectedPolicy[]>();
  for (const one of rejected) {
    const [name = ''] = /^\w*/.exec(one.key) ?? [];
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  const set = new Map(isRecord(values) ? Object.entries(values) : []);
  const keys = Object.keys(POLICY_SCHEMA).map((key) => {
    const name = key as PolicyKeyName;
    return describeKey(name, set.get(name), byName.get(name) ?? []);
  });
  return { keys, unknown: rejected.filter(({ reason }) => OF_NO_KEY.has(reason)) };
}

const OF_NO_KEY: ReadonlySet<RejectedPolicy['reason']> = new Set(['unknown-key', 'not-an-object']);

function describeKey(name: PolicyKeyName, value: unknown, rejected: readonly RejectedPolicy[]): EffectiveKey {
  const { type, default: standard } = POLICY_SCHEMA[name];
  if (value === undefined) return { name, value: standard, from: 'default', rejected };
  const kept = type === 'texts' ? keepEntries(name, value, rejected) : value;
  const isGone = type === 'texts' ? isEmpty(kept) && !isEmpty(value) : rejected.length > 0;
  return isGone
    ? { name, value: standard, from: 'default', rejected }
    : { name, value: kept, from: 'policy', rejected };
}

/** Entries that are acted on: without those that are rejected by place, by what they name, or by being too many. */
function keepEntries(
  name: PolicyKeyName,
  value: unknown,
  rejected: readonly RejectedPolicy[],
): readonly unknown[] {
  const dropped = new Set(rejected.map(({ key }) => key));
  const most = rejected.find(({ key, reason }) => key === name && reason === 'too-many')?.limit;
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  return entries.slice(0, most).filter((_, index) => !dropped.has(`${name}[${index}]`));
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The whole of it as text, for a ticket or a mail. It holds no token. English, for whoever wrote the policy. */
export function writeEffectivePolicy({ keys, unknown }: EffectivePolicy, about: readonly string[]): string {
  const lines = keys.flatMap(({ name, value, from, rejected }) => [
    `${name} = ${showPolicyValue(name, value)} (${from})`,
    ...rejected.map(describeRejected),
  ]);
  return [...about, '', ...lines, ...unknown.map(describeRejected), ''].join('\n');
}

function describeRejected({ key, reason, limit }: RejectedPolicy): string {
  return `  rejected: ${key === '' ? 'the policy' : key}: ${reason}${limit === undefined ? '' : ` (${limit})`}`;
}

/** A value as text; a secret as its length. */
export function showPolicyValue(name: PolicyKeyName, value: unknown): string {
  if (SECRET_KEYS.has(name) && value !== '') return `(${String(value).length} characters)`;
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}… (${text.length} characters)`;
}

const MAX_SHOWN = 500;
