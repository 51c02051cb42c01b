import { expect, test } from 'vitest';
import '../../../src/inspect/reader/later-built-ins.ts';

interface Later {
  getOrInsertComputed(key: unknown, make: (key: unknown) => unknown): unknown;
}

test('a map makes a value for a key that it lacks, once (proposal-upsert)', () => {
  const map = new Map<unknown, unknown>([['known', undefined]]);
  const later = map as unknown as Later;
  let made = 0;
  const make = (key: unknown) => {
    made += 1;
    return [key];
  };
  const first = later.getOrInsertComputed('new', make);
  expect(later.getOrInsertComputed('new', make)).toBe(first);
  expect(later.getOrInsertComputed('known', make)).toBeUndefined();
  expect(made).toBe(1);
});

test('bytes as hexadecimal digits (proposal-arraybuffer-base64)', () => {
  const bytes = Uint8Array.of(0, 15, 255) as unknown as { toHex(): string };
  expect(bytes.toHex()).toBe('000fff');
});
