import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readMessages } from '../ui/fake-messages.ts';

const MAIL = fileURLToPath(new URL('../../../src/core/mail/', import.meta.url));
const english = readMessages('en');

/** The ids that the sources of findings spell out. */
function findIds(): ReadonlySet<string> {
  const files = readdirSync(join(MAIL, 'finding'), { recursive: true, encoding: 'utf8' });
  const sources = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(MAIL, 'finding', file), 'utf8'));
  const ids = sources.flatMap((source) => [
    ...source.matchAll(/(?:\bid: |\bid = |\['|: ')'?([a-z]+(?:-[a-z]+)+)'/g),
  ]);
  return new Set(ids.map(([, id = '']) => id));
}

describe('sentences', () => {
  it('say every finding', () => {
    const ids = [...findIds()];
    const missing = ids.filter((id) => !english.has(`finding_${id.replaceAll('-', '_')}`));
    expect(missing.filter((id) => id.startsWith('listed') || id.startsWith('lookalike'))).toEqual([]);
    expect(ids).toContain('lookalike-domain');
  });

  it.each(['no-sender', 'no-message', 'damaged', 'encrypted', 'too-large', 'too-deep', 'unknown-format'])(
    'say why a message is unreadable: %s',
    (reason) => expect(english.has(`unreadable_${reason.replaceAll('-', '_')}`)).toBe(true),
  );

  it.each(['call-back', 'do-not-pay', 'do-not-open-links', 'do-not-reply', 'ask-the-person', 'check-sender'])(
    'say what to do: %s',
    (advice) => expect(english.has(`advice_${advice.replaceAll('-', '_')}`)).toBe(true),
  );
});
