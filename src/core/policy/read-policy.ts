import { isRecord } from '../is-record.ts';
import { CONTINUE_RULES, type ContinueRule } from '../list/continue-rule.ts';
import type { ActionRules } from '../list/decide.ts';
import { ENFORCEMENTS, type Enforcement } from '../list/enforcement.ts';
import { ACTIONS, type Action, CASE_KINDS, type CaseKind, LANGUAGES, type Language } from '../list/model.ts';
import {
  type PolicySource,
  type RejectedPolicy,
  readFlag,
  readNumber,
  readText,
  readTexts,
  readWord,
} from './policy-source.ts';
import { readHosts } from './read-hosts.ts';
import { type ListRules, readListRules } from './read-list-rules.ts';
import { type MailRules, type Retention, readMailRules } from './read-mail-rules.ts';
import { type Reporting, readReporting } from './read-reporting.ts';
import { readSupport } from './read-support.ts';
import { POLICY_SCHEMA } from './schema.ts';
import type { Support } from './support.ts';

/** What a person can set, and policy can lock. */
export const USER_SETTINGS = ['lists', 'mail', 'memory', 'exposure'] as const;
export type UserSetting = (typeof USER_SETTINGS)[number];

/** What IT laid down, as far as it could be read. Hosts are canonical and stand for what is below them, too. */
export interface Policy extends ListRules {
  readonly syncMinutes: number;
  readonly enforcement: Enforcement;
  readonly emergencyAllow: ReadonlySet<string>;
  readonly allowlist: ReadonlySet<string>;
  readonly blocklist: ReadonlySet<string>;
  readonly actions: ActionRules;
  readonly continueRule: ContinueRule;
  readonly mail: MailRules;
  readonly exposure: Retention;
  readonly support: Support;
  /** Null: the browser's. */
  readonly language: Language | null;
  readonly locks: ReadonlySet<UserSetting>;
  readonly hasFirstRunPage: boolean;
  readonly reporting: Reporting | null;
}

export interface ReadPolicyResult {
  readonly policy: Policy;
  readonly rejected: readonly RejectedPolicy[];
}

/**
 * Reads the managed values that a browser gives. Takes any value and never throws: what cannot be read is as if it
 * were not set, and is named with its reason.
 * @param maxRejected how many of them are named at most, the first ones
 */
export function readPolicy(values: unknown, maxRejected = 100): ReadPolicyResult {
  const set = new Map(isRecord(values) ? Object.entries(values) : []);
  const rejected: RejectedPolicy[] = [];
  if (!isRecord(values) && values !== undefined && values !== null) {
    rejected.push({ key: '', reason: 'not-an-object' });
  }
  for (const key of set.keys()) {
    if (!Object.hasOwn(POLICY_SCHEMA, key)) rejected.push({ key, reason: 'unknown-key' });
  }
  const source: PolicySource = { set, rejected };
  const policy: Policy = {
    ...readListRules(source),
    syncMinutes: readNumber('syncInterval', source),
    enforcement: readWord('enforcement', ENFORCEMENTS, 'block', source),
    ...readHostRules(source),
    actions: readActions(source),
    continueRule: readWord('continueRule', CONTINUE_RULES, POLICY_SCHEMA.continueRule.default, source),
    mail: readMailRules(source),
    exposure: { isOn: readFlag('exposure', source), days: readNumber('exposureDays', source) },
    support: readSupport(source),
    language: readLanguage(source),
    locks: readLocks(source),
    hasFirstRunPage: readFlag('firstRunPage', source),
    reporting: readReporting(source),
  };
  return { policy, rejected: rejected.slice(0, maxRejected) };
}

/** A host that is allowed and blocked is allowed: that is the order of decisions, and whoever wrote both should know. */
function readHostRules(source: PolicySource): Pick<Policy, 'emergencyAllow' | 'allowlist' | 'blocklist'> {
  const emergencyAllow = readHosts('emergencyAllow', source);
  const allowlist = readHosts('allowlist', source);
  const isAllowed = (host: string): boolean => emergencyAllow.has(host) || allowlist.has(host);
  const blocklist = readHosts('blocklist', source, isAllowed);
  return { emergencyAllow, allowlist, blocklist };
}

function readActions(source: PolicySource): ActionRules {
  const actions = new Map<CaseKind | 'any', Action>();
  for (const { key, text } of readTexts('actions', source)) {
    const [kindText = '', actionText = '', more] = text.split('=').map((part) => part.trim().toLowerCase());
    const kind = [...CASE_KINDS, 'any' as const].find((known) => known === kindText);
    const action = ACTIONS.find((known) => known === actionText);
    if (kind === undefined) source.rejected.push({ key, reason: 'no-case-kind' });
    else if (action === undefined || more !== undefined) source.rejected.push({ key, reason: 'no-action' });
    else if (actions.has(kind)) source.rejected.push({ key, reason: 'named-twice' });
    else actions.set(kind, action);
  }
  return actions;
}

/** `de`, or `de-AT`: there is one German. */
function readLanguage(source: PolicySource): Language | null {
  const text = readText('language', source).toLowerCase();
  const language = LANGUAGES.find((known) => known === text.split(/[-_]/)[0]);
  if (language === undefined && text !== '')
    source.rejected.push({ key: 'language', reason: 'unknown-value' });
  return language ?? null;
}

function readLocks(source: PolicySource): ReadonlySet<UserSetting> {
  const locks = new Set<UserSetting>();
  for (const { key, text } of readTexts('lockedSettings', source)) {
    const named = text.trim().toLowerCase();
    const settings = USER_SETTINGS.filter((setting) => named === 'all' || setting === named);
    if (settings.length === 0) source.rejected.push({ key, reason: 'unknown-value' });
    for (const setting of settings) locks.add(setting);
  }
  return locks;
}
