import type { Policy } from '../../core/policy/read-policy.ts';
import { declareItem } from '../../platform/storage-item.ts';

/** Whether the person wants Cordon to remember. */
const isWanted = declareItem<boolean>('local', 'memory-on', true, (value) =>
  typeof value === 'boolean' ? value : null,
);

export interface MemorySetting {
  readonly isOn: boolean;
  /** Policy decides; the person cannot. */
  readonly isLocked: boolean;
  /** How long an entry is kept after it was last seen, in days. */
  readonly keepDays: number;
}

/** Policy can switch memory off, or lock it as it is; else the person decides. */
export async function readMemorySetting({
  mail,
  locks,
}: Pick<Policy, 'mail' | 'locks'>): Promise<MemorySetting> {
  const { isOn, days } = mail.memory;
  const isLocked = !isOn || locks.has('memory');
  return { isOn: isLocked ? isOn : await isWanted.read(), isLocked, keepDays: days };
}

export async function setMemoryWanted(isOn: boolean): Promise<void> {
  await isWanted.write(isOn);
}
