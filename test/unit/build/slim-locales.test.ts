import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/core/list/model.ts';
import { slimMessages } from '../../../tools/build/slim-locales.ts';

describe('packaged texts', () => {
  it.each(LANGUAGES)('%s: say the same, and hold nothing for translators', (language) => {
    const path = new URL(`../../../public/_locales/${language}/messages.json`, import.meta.url);
    const source = readFileSync(path, 'utf8');
    const slim = slimMessages(source);
    const leaveOutNotes = (key: string, value: unknown) =>
      key === 'description' || key === 'example' ? undefined : value;
    expect(JSON.parse(slim)).toEqual(JSON.parse(source, leaveOutNotes));
    expect(slim).not.toContain('"description"');
    expect(slim).not.toContain('"example"');
  });
});
