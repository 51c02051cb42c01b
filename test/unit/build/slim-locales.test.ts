import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/core/list/model.ts';
import { slimMessages } from '../../../tools/build/slim-locales.ts';

interface Text {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

function showNumber(number: string | undefined): string {
  return `value ${number}`;
}

describe('packaged texts', () => {
  it.each(LANGUAGES)('%s: say the same, and hold nothing for translators', (language) => {
    const path = new URL(`../../../public/_locales/${language}/messages.json`, import.meta.url);
    const source = readFileSync(path, 'utf8');
    const slim = slimMessages(source);
    const texts = JSON.parse(source) as Record<string, Text>;
    const packaged = JSON.parse(slim) as Record<string, Text>;
    expect(Object.keys(packaged)).toEqual(Object.keys(texts));
    for (const [key, { message, placeholders = {} }] of Object.entries(texts)) {
      const byName = message.replace(/\$(\w+)\$/g, (_, name: string) =>
        showNumber(placeholders[name.toLowerCase()]?.content),
      );
      // As browsers fill a message in (developer.chrome.com/docs/extensions/reference/api/i18n).
      const byNumber = packaged[key]?.message.replace(/\$[1-9]/g, showNumber);
      expect(byNumber).toBe(byName);
      expect(Object.keys(packaged[key] ?? {})).toEqual(['message']);
    }
  });
});
