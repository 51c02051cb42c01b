import type { Language } from '../core/list/model.ts';
import { speakMessages } from './translate.ts';

/**
 * Has this page speak a language other than the browser's; null leaves the browser's. Where its texts cannot be read,
 * the page speaks the browser's language, too.
 */
export async function speakLanguage(language: Language | null): Promise<void> {
  if (language === null) return;
  try {
    const response = await fetch(`/_locales/${language}/messages.json`);
    speakMessages(await response.json());
  } catch (error) {
    console.error(`texts of ${language}`, error);
  }
}
