import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LANGUAGES } from '../../../src/core/list/model.ts';
import { slimMessages } from '../../../tools/build/slim-locales.ts';
import { installMessages, readMessages } from './fake-messages.ts';

beforeEach(() => {
  vi.resetModules();
  installMessages('en', 'en-GB');
});
afterEach(() => vi.unstubAllGlobals());

/** What a page does at its start; each test has the texts to itself. */
async function speak(language: (typeof LANGUAGES)[number] | null) {
  const { speakLanguage } = await import('../../../src/ui/speak-language.ts');
  await speakLanguage(language);
  const [{ t }, { readTextLanguage, readFormatLocale }] = await Promise.all([
    import('../../../src/ui/translate.ts'),
    import('../../../src/ui/language.ts'),
  ]);
  return { t, readTextLanguage, readFormatLocale };
}

/** The package's files, as a page fetches them. */
function servePackage(): void {
  vi.stubGlobal('fetch', async (path: string) => {
    const language = LANGUAGES.find((tag) => path === `/_locales/${tag}/messages.json`);
    if (language === undefined) throw new TypeError('no such file');
    const source = JSON.stringify(Object.fromEntries(readMessages(language)));
    return { json: async () => JSON.parse(slimMessages(source)) };
  });
}

it('speaks the browser’s language where policy names none', async () => {
  const { t, readTextLanguage } = await speak(null);
  expect([t('back_to_safety'), readTextLanguage()]).toEqual(['Back to safety', 'en']);
});

it.each(LANGUAGES.filter((tag) => tag !== 'en'))(
  'speaks %s, dates and values among its words',
  async (language) => {
    servePackage();
    const { t, readTextLanguage, readFormatLocale } = await speak(language);
    const texts = readMessages(language);
    expect(t('back_to_safety')).toBe(texts.get('back_to_safety')?.message);
    expect([readTextLanguage(), readFormatLocale()]).toEqual([language, language]);
    expect(t('follow_question', ['$1 lists.example $HOST$'])).toBe(
      texts.get('follow_question')?.message.replace(/\$\w+\$/, () => '$1 lists.example $HOST$'),
    );
  },
);

it('speaks the browser’s language where the texts cannot be read', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('gone')));
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect((await speak('de')).t('back_to_safety')).toBe('Back to safety');
  expect(told).toHaveBeenCalledOnce();
});
