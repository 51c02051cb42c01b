import type { ContinueReason } from '../messages/continue-reason.ts';
import { browser } from '../platform/browser.ts';
import { now } from '../platform/clock.ts';
import { declareItem } from '../platform/storage-item.ts';
import { DOCUMENT_TYPES } from './guard/document-types.ts';
import { FIRST_PASS_RULE, PRIORITY } from './guard/rule-numbers.ts';

/** Leave to visit one host in one tab. */
export interface Pass {
  readonly host: string;
  readonly tabId: number;
  /** The address that it was given for: what it is listed as decides how long the pass holds. */
  readonly address: string;
  /** Why the person went on, where policy asks; it goes nowhere and ends with the pass. */
  readonly reason?: ContinueReason;
  /** Epoch milliseconds. */
  readonly until: number;
  /** Id of the session rule that lets it through the browser's rule engine. */
  readonly ruleId: number;
}

/** How long a pass lasts: 15 minutes. */
export const PASS_MS = 15 * 60_000;
const ALARM = 'passes';

const passes = declareItem<readonly Pass[]>('session', 'passes', [], readPasses);

/** The pass for a host in a tab, null where there is none or its time is over. */
export async function findPass(host: string, tabId: number): Promise<Pass | null> {
  const time = now();
  const all = await passes.read();
  return all.find((pass) => pass.host === host && pass.tabId === tabId && pass.until > time) ?? null;
}

/** Gives leave for one host in one tab, in the rule engine too, where there is one. */
export async function grantPass(given: Pick<Pass, 'host' | 'tabId' | 'address' | 'reason'>): Promise<void> {
  const { host, tabId } = given;
  const isSame = (pass: Pass): boolean => pass.host === host && pass.tabId === tabId;
  let replaced: readonly Pass[] = [];
  const all = await passes.update((before) => {
    replaced = before.filter(isSame);
    const ruleId = Math.max(FIRST_PASS_RULE, ...before.map((pass) => pass.ruleId + 1));
    return [...before.filter((pass) => !isSame(pass)), { ...given, until: now() + PASS_MS, ruleId }];
  });
  await updateRules(all.filter(isSame), replaced);
  await scheduleExpiry(all);
}

/** A pass ends with its tab. */
export async function revokePassesOfTab(tabId: number): Promise<void> {
  await dropPasses((pass) => pass.tabId === tabId);
}

/** Lets go of passes whose time is over. */
export async function dropExpiredPasses(): Promise<void> {
  const time = now();
  await scheduleExpiry(await dropPasses((pass) => pass.until <= time));
}

/** Lets go of each pass of which this is found; of one where the question fails, nothing is found. */
export async function dropPassesWhere(isOver: (pass: Pass) => Promise<boolean>): Promise<void> {
  const all = await passes.read();
  const answers = await Promise.all(all.map((pass) => isOver(pass).catch(() => false)));
  const over = new Set(all.filter((_, index) => answers[index]).map(({ ruleId }) => ruleId));
  await dropPasses(({ ruleId }) => over.has(ruleId));
}

export function isPassAlarm(name: string): boolean {
  return name === ALARM;
}

async function dropPasses(isOver: (pass: Pass) => boolean): Promise<readonly Pass[]> {
  const before = await passes.read();
  if (!before.some(isOver)) return before;
  let over: readonly Pass[] = [];
  const left = await passes.update((all) => {
    over = all.filter(isOver);
    return all.filter((pass) => !isOver(pass));
  });
  await updateRules([], over);
  return left;
}

async function scheduleExpiry(all: readonly Pass[]): Promise<void> {
  if (all.length === 0) return;
  await browser.alarms.create(ALARM, { when: Math.min(...all.map(({ until }) => until)) });
}

async function updateRules(added: readonly Pass[], removed: readonly Pass[]): Promise<void> {
  // Firefox is not given the rule engine: it asks the blocking listener, which reads the passes themselves.
  if (browser.declarativeNetRequest === undefined) return;
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: removed.map(({ ruleId }) => ruleId),
    addRules: added.map(({ ruleId, host, tabId }) => ({
      id: ruleId,
      priority: PRIORITY.pass,
      action: { type: 'allow' as const },
      condition: {
        // Not `requestDomains`: that would let the host's subdomains through as well.
        regexFilter: `^https?://([^/?#]*@)?${escapeForRegex(host)}\\.?(:[0-9]+)?([/?#]|$)`,
        tabIds: [tabId],
        resourceTypes: [...DOCUMENT_TYPES],
      },
    })),
  });
}

function escapeForRegex(host: string): string {
  // An IPv6 host stands in brackets in an address.
  const written = host.includes(':') ? `[${host}]` : host;
  return written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function readPasses(value: unknown): readonly Pass[] | null {
  if (!Array.isArray(value)) return null;
  return value.filter(
    (entry): entry is Pass =>
      typeof entry === 'object' &&
      entry !== null &&
      typeof entry.host === 'string' &&
      typeof entry.tabId === 'number' &&
      typeof entry.address === 'string' &&
      typeof entry.until === 'number' &&
      typeof entry.ruleId === 'number',
  );
}
