import type { Indicator } from '../../core/list/model.ts';
import {
  computerNameKey,
  HASH_BYTES,
  type HashedType,
  hashedKey,
  type TableKey,
} from '../../core/table/key.ts';

/** What a list names by its very value, and not by an address that leads there. */
export interface NamedIndicator extends Indicator {
  readonly type: HashedType | 'computer-name';
}

/** Key under which a list with this salt holds an indicator; null where no list can hold it. */
export async function keyOfNamed(
  { type, value }: NamedIndicator,
  salt: Uint8Array,
): Promise<TableKey | null> {
  if (type === 'computer-name') return computerNameKey(value);
  return hashedKey(type, (await hashNamed(type, value, salt)).subarray(0, HASH_BYTES));
}

/** SHA-256 of what a list with this salt does not spell out. */
export async function hashNamed(type: HashedType, value: string, salt: Uint8Array): Promise<Uint8Array> {
  const text = new TextEncoder().encode(`${type}\0${value}`);
  const salted = new Uint8Array(salt.length + text.length);
  salted.set(salt);
  salted.set(text, salt.length);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', salted));
}
