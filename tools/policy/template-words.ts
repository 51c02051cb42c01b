import { readFileSync } from 'node:fs';
import type { Language } from '../../src/core/list/model.ts';
import { POLICY_WORDS } from '../../src/core/policy/policy-words.ts';
import type { POLICY_GROUPS, PolicyKeyName } from '../../src/core/policy/schema.ts';

type Group = (typeof POLICY_GROUPS)[number];

/** What an administrator reads in a template, in one language. Values that are typed (`audit`, `block`) are the same in all. */
export interface TemplateWords {
  readonly supported: string;
  readonly description: string;
  readonly groups: Readonly<Record<Group, string>>;
  readonly keys: Readonly<Record<PolicyKeyName, { readonly title: string; readonly help: string }>>;
}

export const ENGLISH_GROUPS: TemplateWords['groups'] = {
  lists: 'Lists',
  guard: 'What is stopped',
  mail: 'Mail',
  privacy: 'What is remembered on the device',
  contact: 'Whom to ask, and how warnings look',
  person: 'The person’s own settings',
  reporting: 'Events for IT',
};

/** Windows’ names for the languages that templates come in. */
export const TEMPLATE_LANGUAGES: ReadonlyMap<Language, string> = new Map([
  ['en', 'en-US'],
  ['de', 'de-DE'],
  ['fr', 'fr-FR'],
  ['it', 'it-IT'],
  ['es', 'es-ES'],
]);

export function readTemplateWords(language: Language): TemplateWords {
  if (language === 'en') {
    return {
      supported: 'Chrome and Edge 137, Firefox 140 or later',
      description: 'Settings of the browser extension Cordon',
      groups: ENGLISH_GROUPS,
      keys: POLICY_WORDS,
    };
  }
  const path = new URL(`words/${language}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as TemplateWords;
}
