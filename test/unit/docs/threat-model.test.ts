import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const MODEL = readFileSync(`${ROOT}/docs/threat-model.md`, 'utf8');

interface NamedTest {
  readonly path: string;
  readonly title: string;
}

interface Threat {
  readonly name: string;
  readonly text: string;
  readonly tests: readonly NamedTest[];
}

const THREATS: readonly Threat[] = MODEL.split(/^## /m)
  .slice(1)
  .map((part) => ({ name: part.slice(0, part.indexOf('\n')), text: part, tests: readTests(part) }))
  .filter(({ text }) => text.includes('What could happen: '));

/** Lines such as "- `test/unit/x.test.ts`: a title, or all of it that is no number and no parameter". */
function readTests(part: string): readonly NamedTest[] {
  return [...part.matchAll(/^- `(test\/[^`]+)`: (.+)$/gm)].map(([, path = '', title = '']) => ({
    path,
    title,
  }));
}

/** Whether a file has the title, from its beginning or to its end, in quotes of its own. */
function hasTitle(source: string, title: string): boolean {
  const isIn = (text: string): boolean => source.includes(text);
  return ["'", '`'].some((mark) => isIn(mark + title) || isIn(title + mark) || isIn(`${title}: %s`));
}

describe('the threat model', () => {
  it('answers every threat that was foreseen', () => {
    expect(THREATS.length).toBeGreaterThanOrEqual(15);
  });

  it.each(THREATS)('$name: says what stops it and which tests show it', ({ text, tests }) => {
    expect(text).toContain('What stops it: ');
    expect(tests.length).toBeGreaterThan(0);
    // Nothing under "Shown by" that is not read as a test.
    expect(text.match(/^- /gm)).toHaveLength(tests.length);
  });

  it.each(THREATS.flatMap(({ tests }) => tests))('$path has "$title"', ({ path, title }) => {
    expect(existsSync(`${ROOT}/${path}`)).toBe(true);
    expect(hasTitle(readFileSync(`${ROOT}/${path}`, 'utf8'), title)).toBe(true);
  });
});
