import type { RejectedPolicy } from '../../core/policy/policy-source.ts';
import { type Policy, readPolicy } from '../../core/policy/read-policy.ts';
import type { PolicyReport } from '../../messages/protocol.ts';
import { chosenLanguage } from '../../platform/chosen-language.ts';
import { now } from '../../platform/clock.ts';
import { readManagedValues } from '../../platform/managed-storage.ts';
import { declareItem, onItemChange } from '../../platform/storage-item.ts';

/** How long a policy that has vanished is waited for: Chromium's came up to 2.9 s after it said that there was none. */
export const GRACE_MS = 5000;

const KEY = 'managed-values';
/** The managed values as they were last seen, because the browser's own answer can be seconds late. */
const lastValues = declareItem<unknown>('local', KEY, {}, (value) => value);

/** When they last changed, in epoch milliseconds. */
const takenAt = declareItem<number | null>('local', 'managed-values-taken', null, (value) =>
  typeof value === 'number' ? value : null,
);

let lastTaken: Promise<unknown> = Promise.resolve();

/** What IT laid down, as far as it is known now. Needs no answer of the browser's policy service. */
export async function readCurrentPolicy(): Promise<Policy> {
  return readPolicy(await lastValues.read()).policy;
}

/** The managed values as they are acted on, unread, and as the browser gives them now. */
export async function describeManagedPolicy(): Promise<PolicyReport> {
  const values = await lastValues.read();
  const given = await readManagedValues();
  const isSame = JSON.stringify(given) === JSON.stringify(values);
  return { values, takenAt: await takenAt.read(), isConfirmed: isSame };
}

/** When it last became another one, epoch milliseconds; null where there never was one. */
export function readPolicyTime(): Promise<number | null> {
  return takenAt.read();
}

/** What of it is not acted on. */
export async function readRejected(): Promise<readonly RejectedPolicy[]> {
  return readPolicy(await lastValues.read()).rejected;
}

/** Calls when {@link readCurrentPolicy} answers another one, whichever worker took it up. */
export function onPolicyKept(listener: () => void): void {
  onItemChange('local', KEY, listener);
}

/**
 * Asks the browser for the policy and keeps it.
 * @param isCertain the browser has just said that it changed. Else "nothing" is asked for once more after a while, where
 * there was something before: the browser may not have it yet.
 * @returns whether it is another one than before
 */
export function takeUpPolicy(isCertain: boolean, graceMs = GRACE_MS): Promise<boolean> {
  const taken = lastTaken.then(() => compareAndKeep(isCertain, graceMs));
  lastTaken = taken.catch(() => {});
  return taken;
}

async function compareAndKeep(isCertain: boolean, graceMs: number): Promise<boolean> {
  const before = JSON.stringify(await lastValues.read());
  let values = await readManagedValues();
  if (JSON.stringify(values) === '{}' && before !== '{}' && !isCertain) {
    await new Promise((resolve) => setTimeout(resolve, graceMs));
    values = await readManagedValues();
  }
  if (JSON.stringify(values) === before) return false;
  await lastValues.write(values);
  await takenAt.keep(now());
  const { policy, rejected } = readPolicy(values);
  await chosenLanguage.keep(policy.language);
  for (const { key, reason } of rejected) console.warn(`policy: ${key}: ${reason}`);
  return true;
}
