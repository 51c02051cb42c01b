import type { Policy } from '../../core/policy/read-policy.ts';
import { declareItem } from '../../platform/storage-item.ts';

/** Whether the person wants Cordon to look back. */
export const isLookBackWanted = declareItem<boolean>('local', 'exposure-on', true, (value) =>
  typeof value === 'boolean' ? value : null,
);

export interface ExposureSetting {
  readonly isOn: boolean;
  /** Policy decides; the person cannot. */
  readonly isLocked: boolean;
  readonly keepDays: number;
}

/** Policy can switch it off, or lock it as it is; else the person decides. */
export async function readExposureSetting({
  exposure: { isOn, days },
  locks,
}: Pick<Policy, 'exposure' | 'locks'>): Promise<ExposureSetting> {
  const isLocked = !isOn || locks.has('exposure');
  return { isOn: isLocked ? isOn : await isLookBackWanted.read(), isLocked, keepDays: days };
}
