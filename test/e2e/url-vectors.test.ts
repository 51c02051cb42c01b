import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { listCodePointHosts } from '../../tools/vectors/code-points.ts';
import { compareKeys, readListKey } from '../../tools/vectors/compare-platforms.ts';
import type { Outcome } from '../../tools/vectors/evaluate-vectors.ts';
import { hasVectors, readSuites, type Suite } from '../../tools/vectors/read-suites.ts';
import { runInBrowser } from '../../tools/vectors/run-platforms.ts';
import { addressText } from '../unit/url/address-text.ts';

/** Chosen once, so that a failure comes back; the unit tests try other texts in every run. */
const SEED = 20260101;

const random: Suite = {
  name: 'random addresses',
  file: 'generated',
  kind: 'host',
  vectors: fc
    .sample(addressText, { seed: SEED, numRuns: 5000 })
    .map((input) => ({ input, expected: undefined })),
};
const suites = hasVectors() ? [...readSuites(), listCodePointHosts(), random] : [];
const rows = suites.flatMap((suite) => suite.vectors.map((vector) => ({ suite, ...vector })));

describe.skipIf(!hasVectors()).each(['Chromium', 'Firefox'] as const)('addresses in %s', (browser) => {
  let outcomes: readonly Outcome[] = [];

  function listRows(
    name: string,
  ): { input: string; expected: string | null | undefined; outcome: Outcome }[] {
    return rows.flatMap(({ suite, input, expected }, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined) throw new Error(`${browser} left out ${input}`);
      return suite.name === name ? [{ input, expected, outcome }] : [];
    });
  }

  beforeAll(async () => {
    outcomes = (
      await runInBrowser(
        browser,
        rows.map(({ input }) => input),
      )
    ).outcomes;
  });

  it("gives all 33 of Safe Browsing's official canonical forms", () => {
    const vectors = listRows('Safe Browsing');
    expect(vectors).toHaveLength(33);
    for (const { input, expected, outcome } of vectors) expect(outcome.text, input).toBe(expected);
  });

  // How many each suite has, and how many of them the browser must open at least, so that no check passes on nothing.
  it.each([
    ['WPT urltestdata', 891, 250],
    ['ada extra', 28, 5],
    ['DNS length', 17, 15],
    ['WPT toascii', 87, 50],
    ['IdnaTestV2', 2671, 700],
    ['IdnaTestV2 removed', 20, 0],
    ['code points', 26000, 15000],
    ['random addresses', 5000, 1000],
  ])('%s: a list never holds another host than the browser looks up', (name, count, opened) => {
    const vectors = listRows(name);
    expect(vectors.length).toBeGreaterThanOrEqual(count);
    expect(vectors.filter(({ outcome }) => outcome.key !== null).length).toBeGreaterThanOrEqual(opened);
    const others = vectors.filter(
      ({ input, outcome }) => compareKeys(readListKey(input), outcome.key) === 'other key',
    );
    expect(others).toEqual([]);
  });

  it('leaves every canonical address as it is when canonicalised again', () => {
    expect(outcomes).toHaveLength(rows.length);
    expect(outcomes.filter(({ isStable }) => !isStable)).toEqual([]);
  });
});
