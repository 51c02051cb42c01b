import { AdapterProblem, readText } from './adapter-value.ts';

const MAX_SELECTOR = 300;
/** Compounds in one selector: each may make a browser look through all ancestors or siblings. */
const MAX_COMPOUNDS = 16;
const MAX_READER = 40;

const CHARACTERS = /^[\w\s\-#.,>+~="'[\]*^$|:()@/%]+$/;
/** Those that look at an element and its siblings; `:has()` and its like may look through the whole page for each element. */
const PSEUDO =
  /^:(?:not|scope|first-child|last-child|only-child|nth-child|nth-of-type|first-of-type|last-of-type)$/;
const READER = /^(?:text|own|@[a-z][a-z0-9:-]*)$/;
/** What a person types or has typed is not an adapter's to read. */
const UNREADABLE = /^@(?:value|srcdoc|on.*)$/;

/**
 * A CSS selector of the kind that adapters may have. Whether a browser takes it is seen when it is used; here only what
 * could be slow or does not belong into a list is refused.
 */
export function readSelector(value: unknown, where: string): string {
  const selector = readText(value, where, MAX_SELECTOR);
  const unquoted = selector.replace(/"[^"]*"|'[^']*'/g, '""');
  const hasWildcard = /(?:^|[\s>+~,(])\*/.test(unquoted.replace(/[*^$|~]?=/g, '='));
  if (!CHARACTERS.test(selector) || hasWildcard)
    throw new AdapterProblem(`${where} is no selector for adapters`);
  for (const [pseudo] of unquoted.matchAll(/:+[a-z-]*/gi)) {
    if (!PSEUDO.test(pseudo)) throw new AdapterProblem(`${where} has ${pseudo}`);
  }
  const compounds = unquoted.split(/[\s>+~,]+/).filter((part) => part !== '').length;
  if (compounds > MAX_COMPOUNDS) throw new AdapterProblem(`${where} has more than ${MAX_COMPOUNDS} parts`);
  return selector;
}

/** `text`, `own`, or `@` and the name of an attribute. */
export function readReader(value: unknown, where: string): string {
  const reader = readText(value, where, MAX_READER);
  if (!READER.test(reader) || UNREADABLE.test(reader))
    throw new AdapterProblem(`${where} is neither text nor an attribute`);
  return reader;
}
