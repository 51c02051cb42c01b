import { readFileSync } from 'node:fs';
import type { Language } from '../../../src/core/list/model.ts';

interface Message {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string; readonly example?: string }>>;
}

/** The messages of one language, by key. */
export function readMessages(language: Language): ReadonlyMap<string, Message> {
  const path = new URL(`../../../public/_locales/${language}/messages.json`, import.meta.url);
  return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, Message>));
}

/**
 * Puts `chrome.i18n` in place, which fills placeholders as browsers do (`$NAME$` → `$1` → first value). An unknown key
 * or a missing value throws, where a browser would show nothing.
 */
export function installMessages(language: Language, browserLanguage: string = language): void {
  const messages = readMessages(language);
  const getMessage = (key: string, values: readonly string[] = []): string => {
    const entry = messages.get(key);
    if (entry === undefined) throw new Error(`no message ${key}`);
    return entry.message.replace(/\$([A-Z_]+)\$/g, (_all, name: string) => {
      const place = entry.placeholders?.[name.toLowerCase()]?.content ?? '';
      const value = values[Number(place.slice(1)) - 1];
      if (value === undefined) throw new Error(`no value for ${name} in ${key}`);
      return value;
    });
  };
  Object.assign(globalThis, { chrome: { i18n: { getMessage, getUILanguage: () => browserLanguage } } });
}
