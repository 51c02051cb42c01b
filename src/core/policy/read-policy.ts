import { isRecord } from '../is-record.ts';
import { CONTINUE_RULES, type ContinueRule } from '../list/continue-rule.ts';
import type { ActionRules } from '../list/decide.ts';
import { type ListAddress, type ListAddressProblem, readListAddress } from '../list/list-address.ts';
import { ACTIONS, type Action, CASE_KINDS, type CaseKind } from '../list/model.ts';
import { readHostEntry } from './read-host-entry.ts';
import { POLICY_SCHEMA, type TextKeyName, type TextsKeyName } from './schema.ts';
import { type ReadText, readMail, readPhone, readWebAddress, readWords, type Support } from './support.ts';

/** What IT laid down, as far as it could be read. Hosts are canonical and stand for what is below them, too. */
export interface Policy {
  readonly lists: readonly ListAddress[];
  readonly emergencyAllow: ReadonlySet<string>;
  readonly allowlist: ReadonlySet<string>;
  readonly blocklist: ReadonlySet<string>;
  readonly actions: ActionRules;
  readonly continueRule: ContinueRule;
  readonly support: Support;
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
  const set = new Map(isRecord(values) ? Object.entries(values) : []);
  const rejected: RejectedPolicy[] = [];
  if (!isRecord(values) && values !== undefined && values !== null) {
    rejected.push({ key: '', reason: 'The policy must be an object of keys and values.' });
  }
  for (const key of set.keys()) {
    if (!Object.hasOwn(POLICY_SCHEMA, key)) rejected.push({ key, reason: 'There is no such key.' });
  }
  const source: Source = { set, rejected };
  const policy: Policy = {
    lists: readLists(source),
    emergencyAllow: readHosts('emergencyAllow', source),
    allowlist: readHosts('allowlist', source),
    blocklist: readHosts('blocklist', source),
    actions: readActions(source),
    continueRule: readContinueRule(source),
    support: readSupport(source),
  };
  return { policy, rejected: rejected.slice(0, MAX_REJECTED) };
}

interface Source {
  readonly set: ReadonlyMap<string, unknown>;
  readonly rejected: RejectedPolicy[];
}

interface Entry {
  readonly key: string;
  readonly text: string;
}

/** One text alone is read as a list of one: what an administrator types where there is one. */
function readTexts(name: TextsKeyName, { set, rejected }: Source): readonly Entry[] {
  const { default: standard, bounds } = POLICY_SCHEMA[name];
  const value = set.get(name);
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

/** Without the spaces around it. Empty where it is not set: templates write an empty text for a field left blank. */
function readText(name: TextKeyName, { set, rejected }: Source): string {
  const { default: standard, bounds } = POLICY_SCHEMA[name];
  const value = set.get(name);
  if (value === undefined) return standard;
  if (typeof value === 'string' && value.length <= bounds.maxLength) return value.trim();
  rejected.push({ key: name, reason: `It must be text of at most ${bounds.maxLength} characters.` });
  return standard;
}

function readLists(source: Source): readonly ListAddress[] {
  const { rejected } = source;
  const lists = new Map<string, ListAddress>();
  for (const { key, text } of readTexts('lists', source)) {
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

function readHosts(name: 'emergencyAllow' | 'allowlist' | 'blocklist', source: Source): ReadonlySet<string> {
  const hosts = new Set<string>();
  for (const { key, text } of readTexts(name, source)) {
    const read = readHostEntry(text);
    if (read.ok) hosts.add(read.host);
    else source.rejected.push({ key, reason: read.reason });
  }
  return hosts;
}

function readActions(source: Source): ActionRules {
  const actions = new Map<CaseKind | 'any', Action>();
  for (const { key, text } of readTexts('actions', source)) {
    const [kindText = '', actionText = '', more] = text.split('=').map((part) => part.trim().toLowerCase());
    const kind = [...CASE_KINDS, 'any' as const].find((known) => known === kindText);
    const action = ACTIONS.find((known) => known === actionText);
    if (kind === undefined) source.rejected.push({ key, reason: 'It names no kind of case before "=".' });
    else if (action === undefined || more !== undefined)
      source.rejected.push({ key, reason: 'After "=" comes block, warn or note.' });
    else if (actions.has(kind)) source.rejected.push({ key, reason: 'It names the same kind again.' });
    else actions.set(kind, action);
  }
  return actions;
}

function readContinueRule(source: Source): ContinueRule {
  const standard = POLICY_SCHEMA.continueRule.default;
  const text = readText('continueRule', source).toLowerCase();
  const rule = CONTINUE_RULES.find((known) => known === text);
  if (rule === undefined && text !== '') {
    source.rejected.push({ key: 'continueRule', reason: 'It must be never, acknowledge or reason.' });
  }
  return rule ?? standard;
}

const SUPPORT_KEYS: Readonly<
  Record<keyof Support, readonly [name: TextKeyName, read: (text: string) => ReadText]>
> = {
  organisation: ['organisationName', readWords],
  message: ['messageToUsers', readWords],
  name: ['supportName', readWords],
  mail: ['supportMail', readMail],
  phone: ['supportPhone', readPhone],
  url: ['supportUrl', readWebAddress],
};

function readSupport(source: Source): Support {
  const fields = Object.entries(SUPPORT_KEYS).flatMap(([field, [name, read]]) => {
    const text = readText(name, source);
    if (text === '') return [];
    const result = read(text);
    if (result.ok) return [[field, result.text] as const];
    source.rejected.push({ key: name, reason: result.reason });
    return [];
  });
  return Object.fromEntries(fields);
}
