import { describe, expect, test } from 'vitest';
import { describeChanges } from '../../../tools/check/generated-files.ts';

describe('generated files', () => {
  const before = new Map([
    ['a.json', '1'],
    ['b.json', '2'],
  ]);

  test('the same files are up to date', () => {
    expect(describeChanges(before, new Map(before))).toEqual([]);
  });

  test.each([
    ['changed', new Map([...before, ['b.json', '3']]), 'b.json'],
    ['added', new Map([...before, ['c.json', '3']]), 'c.json'],
    ['removed', new Map([['a.json', '1']]), 'b.json'],
  ])('a file that was %s is named', (_, after, path) => {
    expect(describeChanges(before, after)).toEqual([
      `${path} was not up to date; it has been written again: commit it`,
    ]);
  });
});
