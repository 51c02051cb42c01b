import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { CaseSet } from '../case-sets.ts';
import { type CaseContext, makeContext } from './case-context.ts';
import { type Cast, makeCast } from './cast.ts';
import { expandText } from './expand-text.ts';
import { makeOccasion, type Occasion } from './occasion.ts';
import { LANGUAGES, type Language, parseTemplates, type Template } from './parse-templates.ts';
import { quoteThread } from './quote-thread.ts';
import { Random } from './random.ts';
import { readWords, type Words } from './words.ts';
import { writeMessage } from './write-message.ts';

/** Fraud; ordinary mail; and a change of bank details that is meant honestly, which nobody can tell by looking. */
export const CASE_CLASSES = ['fraud', 'ordinary', 'honest-change'] as const;
export type CaseClass = (typeof CASE_CLASSES)[number];

export interface EvaluationCase {
  /** `fraud/executive/de-07`: class, type, language, number. */
  readonly id: string;
  readonly caseClass: CaseClass;
  readonly type: string;
  readonly language: Language;
  readonly number: number;
  /** It may be looked at while the engine is tuned, and is not reported. */
  readonly isForTuning: boolean;
  /** Which text of its type and language it is made from. */
  readonly template: number;
  readonly message: Uint8Array;
  readonly context: CaseContext;
}

const DEFAULT_COUNT = 8;

/** All cases, in the order of their ids: the same bytes at each run. */
export function generateCases(set: CaseSet): readonly EvaluationCase[] {
  const words = new Map(LANGUAGES.map((language) => [language, readWords(set.words, language)]));
  return CASE_CLASSES.flatMap((caseClass) =>
    readdirSync(new URL(`${caseClass}/`, set.folder))
      .sort()
      .flatMap((file) => {
        const templates = parseTemplates(
          file,
          readFileSync(new URL(`${caseClass}/${file}`, set.folder), 'utf8'),
        );
        const type = file.replace(/\.txt$/, '');
        return LANGUAGES.flatMap((language) =>
          generateOfLanguage(
            set,
            caseClass,
            type,
            templates.filter((template) => template.language === language),
            words.get(language),
          ),
        );
      }),
  );
}

/** One line per type and language: the SHA-256 of its messages and contexts one after another, and how many there are. */
export function writeManifest(cases: readonly EvaluationCase[]): string {
  const hashes = new Map<string, { hash: Hash; count: number }>();
  for (const { id, message, context } of cases) {
    const name = id.replace(/-\d+$/, '');
    const entry = hashes.get(name) ?? { hash: createHash('sha256'), count: 0 };
    entry.hash.update(message).update(JSON.stringify(context));
    entry.count += 1;
    hashes.set(name, entry);
  }
  return [...hashes].map(([name, { hash, count }]) => `${hash.digest('hex')}  ${name}  ${count}\n`).join('');
}

function generateOfLanguage(
  set: CaseSet,
  caseClass: CaseClass,
  type: string,
  templates: readonly Template[],
  words: Words | undefined,
): EvaluationCase[] {
  const [first] = templates;
  if (first === undefined || words === undefined) return [];
  const count = Number(first.fields.get('Count') ?? DEFAULT_COUNT);
  return Array.from({ length: count }, (_, at) => {
    const number = at + 1;
    const template = set.isSplit ? chooseOfHalf(templates, number) : templates[at % templates.length];
    if (template === undefined) throw new Error(`${type}: too few texts in ${first.language}`);
    return generateCase(set, caseClass, type, template, number, words);
  });
}

/** Odd cases are made from odd texts. */
function chooseOfHalf(templates: readonly Template[], number: number): Template | undefined {
  const fitting = templates.filter((template) => template.number % 2 === number % 2);
  return fitting[Math.floor((number - 1) / 2) % fitting.length];
}

function generateCase(
  set: CaseSet,
  caseClass: CaseClass,
  type: string,
  template: Template,
  number: number,
  words: Words,
): EvaluationCase {
  const { language } = template;
  const id = `${caseClass}/${type}/${language}-${String(number).padStart(2, '0')}`;
  const random = new Random(`${set.seed}/${id}`);
  const cast = makeCast(language, words, random);
  const occasion = makeOccasion(language, cast.own.account.country, words, random);
  const filled = fillTemplate(id, template, cast, occasion, words, random);
  const message = writeMessage(filled, cast, occasion, random);
  const context = makeContext(filled.fields, cast, occasion.sentAt, random);
  const isForTuning = set.isSplit && number % 2 === 1;
  return {
    id,
    caseClass,
    type,
    language,
    number,
    isForTuning,
    template: template.number,
    message,
    context,
  };
}

function fillTemplate(
  id: string,
  template: Template,
  cast: Cast,
  occasion: Occasion,
  words: Words,
  random: Random,
) {
  const slots = new Map([...cast.slots, ...occasion.slots]);
  const expand = (text: string) => {
    try {
      return expandText(text, slots, random);
    } catch (error) {
      throw new Error(`${id}, text ${template.number}: ${error instanceof Error ? error.message : ''}`);
    }
  };
  const fields = new Map([...template.fields].map(([name, value]) => [name, expand(value)]));
  const parts = new Map([...template.parts].map(([name, value]) => [name, expand(value)]));
  const body = expand(template.body);
  const quoted = parts.get('quoted');
  if (quoted === undefined) return { fields, text: body, parts };
  const thread = quoteThread(
    {
      by: fields.get('Quoted') ?? slots.get('clerk') ?? '',
      to: fields.get('Quoted-To') ?? slots.get('rep') ?? '',
      subject: (fields.get('Subject') ?? '').replace(/^\w{2,3}:\s*/, ''),
      date: slots.get('earlier') ?? '',
      text: quoted,
    },
    words,
    random,
  );
  return { fields, text: `${body}\n\n${thread}`, parts };
}
