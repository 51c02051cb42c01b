/** An own field of an object; undefined where there is none. */
export function readField(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** @param maxLength in UTF-16 units */
export function readText(value: unknown, key: string, maxLength: number): string | null {
  const text = readField(value, key);
  return typeof text === 'string' && text.length <= maxLength ? text : null;
}

/** A whole number from 0. */
export function readWholeNumber(value: unknown, key: string): number | null {
  const number = readField(value, key);
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

export function readBoolean(value: unknown, key: string): boolean | null {
  const flag = readField(value, key);
  return typeof flag === 'boolean' ? flag : null;
}

/** One of the names that `known` has as keys. */
export function readOneOf<N extends string>(
  value: unknown,
  key: string,
  known: Readonly<Record<N, true>>,
): N | null {
  const name = readField(value, key);
  return typeof name === 'string' && Object.hasOwn(known, name) ? (name as N) : null;
}

/** Null where it is no list, has more than `most` items, or has one that `readItem` does not take. */
export function readList<T>(
  value: unknown,
  key: string,
  most: number,
  readItem: (item: unknown) => T | null,
): readonly T[] | null {
  const list = readField(value, key);
  if (!Array.isArray(list) || list.length > most) return null;
  const items: T[] = [];
  for (const given of list as readonly unknown[]) {
    const item = readItem(given);
    if (item === null) return null;
    items.push(item);
  }
  return items;
}
