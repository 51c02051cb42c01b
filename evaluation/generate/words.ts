import { readFileSync } from 'node:fs';
import type { Language } from './parse-templates.ts';

/** What names, dates and signatures are made of in one language: `cases/words/`. Written by us, so it is believed. */
export interface Words {
  readonly men: readonly string[];
  readonly women: readonly string[];
  readonly families: readonly string[];
  readonly man: string;
  readonly woman: string;
  readonly dearMan: string;
  readonly dearWoman: string;
  readonly companies: readonly string[];
  readonly forms: readonly string[];
  readonly formsUS: readonly string[];
  readonly suffixes: readonly string[];
  readonly suffixesUS: readonly string[];
  readonly cities: readonly string[];
  readonly streets: readonly string[];
  readonly freemail: readonly string[];
  readonly months: readonly string[];
  readonly iban: string;
  readonly account: string;
  readonly bank: string;
  readonly phone: string;
  readonly vat: string;
  readonly registered: string;
  readonly ceoTitle: string;
  readonly cfoTitle: string;
  readonly salesTitle: string;
  readonly wrote: string;
  readonly from: string;
  readonly sent: string;
  readonly to: string;
  readonly subject: string;
  readonly forwarded: string;
  readonly cutoff: string;
  readonly phones: readonly string[];
  readonly phonesUS: readonly string[];
  readonly mobile: string;
  readonly bankName: readonly string[];
}

export function readWords(folder: URL, language: Language): Words {
  return JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Words;
}
