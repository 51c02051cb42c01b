import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { PAGE_TEXT_KEYS, readPageTexts } from '../../../src/background/page-texts.ts';
import { takeUpPolicy } from '../../../src/background/sync/managed-policy.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

beforeEach(() => {
  resetExtensionWorld();
  for (const language of ['de', 'en']) {
    const path = `_locales/${language}/messages.json`;
    state.packageFiles.set(path, new Uint8Array(readFileSync(`${ROOT}/public/${path}`)));
  }
});

async function setLanguage(language: string): Promise<void> {
  state.readManaged = () => ({ language });
  await takeUpPolicy(true);
}

describe('texts for notices in pages', () => {
  it('are those of the language that policy asks for, with what stands in them', async () => {
    await setLanguage('de-AT');
    const texts = await readPageTexts();
    expect(texts['language_code']?.message).toBe('de');
    expect(texts['list_version']?.placeholders).toBeDefined();
    expect(Object.keys(texts).length).toBeLessThan(500);
    await setLanguage('en');
    const english = await readPageTexts();
    expect(english['language_code']).toEqual({ message: 'en' });
  });

  it('are none where policy asks for no language', async () => {
    expect(await readPageTexts()).toEqual({});
  });

  it.each(['webmail.iife.tsx', 'notice.iife.tsx'])('hold every text that the script can say: %s', (entry) => {
    const uses = findUses(readClosure(resolve(ROOT, 'src/content', entry)));
    expect(uses.length).toBeGreaterThan(30);
    expect(uses.filter((key) => !PAGE_TEXT_KEYS.test(key))).toEqual([]);
  });
});

/** The sources that a script is made of. */
function readClosure(entry: string): readonly string[] {
  const found = new Map<string, string>();
  const read = (path: string): void => {
    if (found.has(path) || !existsSync(path)) return;
    const source = readFileSync(path, 'utf8');
    found.set(path, source);
    const imports = source.matchAll(/^(?:import|export) (?!type)[^;]*?from '(\.[^'?]+)/gm);
    for (const [, to = ''] of imports) read(resolve(dirname(path), to));
  };
  read(entry);
  return [...found.values()];
}

/** Keys of texts, and how keys begin that are put together. */
function findUses(sources: readonly string[]): readonly string[] {
  return sources.flatMap((source) => [
    ...[...source.matchAll(/\bt\(\s*['`]([a-z_A-Z]+)['`$]/g)].map(([, key = '']) => key),
    ...[...source.matchAll(/'(finding_|advice_)/g)].map(([, start = '']) => start),
  ]);
}
