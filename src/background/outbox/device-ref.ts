import { isRecord } from '../../core/is-record.ts';
import { declareItem } from '../../platform/storage-item.ts';

/** Events of a device belong together for so long, and no longer. */
const LIFETIME_MS = 90 * 86_400_000;

interface DeviceRef {
  readonly ref: string;
  /** Epoch milliseconds. */
  readonly since: number;
}

const deviceRef = declareItem<DeviceRef | null>('local', 'device-ref', null, (value) =>
  isRecord(value) && typeof value['ref'] === 'string' && typeof value['since'] === 'number'
    ? { ref: value['ref'], since: value['since'] }
    : null,
);

/** A random name for this device, another one every 90 days. @param now epoch milliseconds */
export async function readDeviceRef(now: number): Promise<string> {
  const isGood = (known: DeviceRef | null): known is DeviceRef =>
    known !== null && known.since <= now && now - known.since < LIFETIME_MS;
  const known = await deviceRef.read();
  if (isGood(known)) return known.ref;
  const settled = await deviceRef.update((before) =>
    isGood(before) ? before : { ref: crypto.randomUUID(), since: now },
  );
  return settled?.ref ?? '';
}
