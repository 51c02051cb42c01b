import type { Language } from '../core/list/model.ts';
import { readBrowserLanguage, t } from './translate.ts';

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

/** The language that the messages are really in: the reader's, or English where Cordon does not speak it. */
export function readTextLanguage(): Language {
  return t('language_code') as Language;
}

/**
 * The tag to format dates and numbers with: the browser's ("de-AT") where its language is the one of the text, else
 * the text's, so that no sentence mixes two languages.
 */
export function readFormatLocale(): string {
  const browserLanguage = readBrowserLanguage();
  const textLanguage = readTextLanguage();
  return browserLanguage.split('-')[0] === textLanguage ? browserLanguage : textLanguage;
}

/** Which way the messages are written. */
export function readTextDirection(): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(readTextLanguage()) ? 'rtl' : 'ltr';
}

/** Puts language and direction on the document and gives it its title. */
export function labelDocument(title: string): void {
  document.documentElement.lang = readTextLanguage();
  document.documentElement.dir = readTextDirection();
  document.title = title;
}

/** A text with the language that it is in. */
export interface LocalText {
  readonly text: string;
  readonly lang: Language;
}

/** A text that a list carries in several languages, in the reader's or else in English. */
export function pickText(texts: { readonly en: string } & { readonly [L in Language]?: string }): LocalText {
  const lang = readTextLanguage();
  const text = texts[lang];
  return text === undefined ? { text: texts.en, lang: 'en' } : { text, lang };
}
