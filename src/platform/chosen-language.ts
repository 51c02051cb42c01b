import { LANGUAGES, type Language } from '../core/list/model.ts';
import { declareItem } from './storage-item.ts';

/** The language that policy has our pages speak, apart from the rest of the policy so that a page need not read it all. Null: the browser's. */
export const chosenLanguage = declareItem<Language | null>('local', 'language', null, (value) => {
  return LANGUAGES.find((language) => language === value) ?? null;
});
