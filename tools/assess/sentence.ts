import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import type { Advice, Finding } from '../../src/core/mail/assessment.ts';

interface Text {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const TEXTS: ReadonlyMap<string, Text> = new Map(Object.entries(messages));

/** A finding as the extension says it, in English. */
export function sentenceOf({ id, values }: Finding): string {
  return fillText(`finding_${id.replaceAll('-', '_')}`, values);
}

/** What to do, in English. */
export function sentenceOfAdvice(advice: Advice): string {
  return fillText(`advice_${advice.replaceAll('-', '_')}`, []);
}

/** Why a message could not be read, in English. */
export function sentenceOfProblem(reason: string): string {
  return fillText(`unreadable_${reason.replaceAll('-', '_')}`, []);
}

function fillText(key: string, values: readonly string[]): string {
  const text = TEXTS.get(key);
  if (text === undefined) throw new Error(`There is no text ${key}.`);
  return text.message.replace(/\$([a-z_]+)\$/gi, (whole, name: string) => {
    const content = text.placeholders?.[name.toLowerCase()]?.content ?? whole;
    return values[Number(content.slice(1)) - 1] ?? '';
  });
}
