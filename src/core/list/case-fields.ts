/** What is wrong in one place of a built list. */
export interface FieldProblem {
  /** JSON pointer (RFC 6901). */
  readonly at: string;
  readonly message: string;
}

/** Reads one value; reports and gives `undefined` for anything else than it wants. Never throws. */
export type Read<T> = (value: unknown, at: string, problems: FieldProblem[]) => T | undefined;

/** How each field of an object is read. */
export type FieldReaders<T> = {
  readonly [Key in keyof T]-?: {
    readonly read: Read<NonNullable<T[Key]>>;
    readonly isOptional?: boolean;
  };
};

/** Reads an object; fields that have no reader are left out. */
export function readFields<T extends object>(readers: FieldReaders<T>): Read<T> {
  const known = Object.entries<FieldReaders<T>[keyof T]>(readers);
  return (value, at, problems) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.push({ at, message: 'must be an object' });
      return undefined;
    }
    const given = new Map<string, unknown>(Object.entries(value));
    const fields = new Map<string, unknown>();
    const problemsBefore = problems.length;
    for (const [key, { read, isOptional }] of known) {
      if (!given.has(key) && isOptional === true) continue;
      fields.set(key, read(given.get(key), `${at}/${key}`, problems));
    }
    return problems.length === problemsBefore ? (Object.fromEntries(fields) as T) : undefined;
  };
}

/** Reads an array of `least` to `most` items; stops at the first item that is wrong. */
export function readArray<T>(read: Read<T>, least: number, most: number): Read<readonly T[]> {
  return (value, at, problems) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) {
      problems.push({ at, message: `must be an array of ${least} to ${most} items` });
      return undefined;
    }
    const items: T[] = [];
    for (const [index, item] of value.entries()) {
      const result = read(item, `${at}/${index}`, problems);
      if (result === undefined) return undefined;
      items.push(result);
    }
    return items;
  };
}

export function readMatch(pattern: RegExp, wanted: string): Read<string> {
  return (value, at, problems) => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    problems.push({ at, message: `must be ${wanted}` });
    return undefined;
  };
}

export function readWord<Word extends string>(words: readonly Word[]): Read<Word> {
  return (value, at, problems) => {
    const found = words.find((word) => word === value);
    if (found === undefined) problems.push({ at, message: `must be one of: ${words.join(', ')}` });
    return found;
  };
}

export function readInteger(lowest: number, highest: number): Read<number> {
  return (value, at, problems) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= lowest && value <= highest)
      return value;
    problems.push({ at, message: `must be a whole number from ${lowest} to ${highest}` });
    return undefined;
  };
}
