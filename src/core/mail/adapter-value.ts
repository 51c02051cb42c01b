import { isRecord } from '../is-record.ts';

/** Why an adapter cannot be used; caught where it is parsed, never further. */
export class AdapterProblem extends Error {}

export function readRecord(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new AdapterProblem(`${where} is no object`);
  return value;
}

/** @param max UTF-16 code units */
export function readText(value: unknown, where: string, max: number): string {
  if (typeof value !== 'string' || value === '') throw new AdapterProblem(`${where} is no text`);
  if (value.length > max) throw new AdapterProblem(`${where} is longer than ${max}`);
  return value;
}

/** False where there is none. */
export function readFlag(value: unknown, where: string): boolean {
  if (value !== undefined && typeof value !== 'boolean')
    throw new AdapterProblem(`${where} is neither true nor false`);
  return value === true;
}

export function readChoice<T extends string>(value: unknown, where: string, choices: readonly T[]): T {
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new AdapterProblem(`${where} is none of ${choices.join(', ')}`);
  return choice;
}

export function readList<T>(
  value: unknown,
  where: string,
  max: number,
  read: (value: unknown, where: string) => T,
): readonly T[] {
  if (!Array.isArray(value)) throw new AdapterProblem(`${where} is no array`);
  if (value.length > max) throw new AdapterProblem(`${where} has more than ${max} entries`);
  return value.map((entry: unknown, index) => read(entry, `${where}[${index}]`));
}
