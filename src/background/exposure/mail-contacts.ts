import type { Contact } from '../../core/list/exposure.ts';
import type { Policy } from '../../core/policy/read-policy.ts';
import { localDay } from '../../platform/clock.ts';
import type { MemoryAccess } from '../memory/memory-access.ts';
import { exportMemory } from '../memory/memory-archive.ts';
import { readMemorySetting } from '../memory/memory-setting.ts';

/**
 * Senders and accounts that mail has shown, as far as they are remembered: nothing is kept twice. What was judged dangerous
 * whenever it was met was told then.
 */
export async function readMailContacts(access: MemoryAccess, policy: Policy): Promise<readonly Contact[]> {
  const { isOn } = await readMemorySetting(policy);
  const opened = isOn ? await access.open() : null;
  if (opened?.ok !== true) return [];
  const { correspondents, vendors } = await exportMemory(opened.memory);
  const senders = correspondents.map(({ address, ...seen }) => ({
    ...seen,
    type: 'email' as const,
    value: address,
  }));
  const accounts = vendors
    .flatMap((vendor) => vendor.accounts)
    .map(({ account, ...seen }) => ({ ...seen, type: 'bank-account' as const, value: account }));
  return [...senders, ...accounts].flatMap(({ type, value, messages, flagged, lastSeen }) =>
    messages > flagged ? [{ type, value, day: localDay(lastSeen) }] : [],
  );
}
