import { isRecord } from '../core/is-record.ts';
import type { Language } from '../core/list/model.ts';
import type { PageTexts } from '../messages/page-texts.ts';
import { browser } from '../platform/browser.ts';
import { chosenLanguage } from '../platform/chosen-language.ts';
import { readPackagedJson } from '../platform/package-files.ts';

/** How the keys of what notices in pages say begin. */
export const PAGE_TEXT_KEYS =
  /^(?:(?:advice|after|agency|claim|did|do|finding|headline|kind|language|linked|list|mail|meaning|named|no|notice|opens|organisation|says|since|state|tone)_|memory_(?:confirm|how|unconfirm))/;

let known: { readonly language: Language; readonly texts: PageTexts } | null = null;

/** What notices in pages say, where policy asks for a language other than the browser's; else nothing. */
export async function readPageTexts(): Promise<PageTexts> {
  const language = await chosenLanguage.read();
  if (language === null || language === browser.i18n.getMessage('language_code')) return {};
  if (known?.language !== language) {
    const all = await readPackagedJson(`_locales/${language}/messages.json`);
    const texts = Object.entries(isRecord(all) ? all : {}).filter(([key]) => PAGE_TEXT_KEYS.test(key));
    known = { language, texts: Object.fromEntries(texts.map(([key, text]) => [key, withoutNote(text)])) };
  }
  return known.texts;
}

/** The note for translators is of no use there. */
function withoutNote(text: unknown): PageTexts[string] {
  const { message, placeholders } = text as PageTexts[string];
  return placeholders === undefined ? { message } : { message, placeholders };
}
