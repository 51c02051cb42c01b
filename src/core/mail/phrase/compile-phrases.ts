/**
 * Phrases are written as words and a few signs:
 *
 * - `(a|b c)` one of several; `(a|b)?` or `word?` may be missing
 * - `~3` up to three words between
 * - `rechnung*` a word that begins so
 * - `ä`, `ö`, `ü` also stand for `ae`, `oe`, `ue`; other accents do not matter; nor do case, punctuation and line breaks,
 *   except that no phrase runs over the end of a sentence
 *
 * They are matched against {@link WordText}, in which each word is followed by a space and each sentence by a line end.
 */
export function compilePhrases(phrases: readonly string[]): RegExp {
  const alternatives = phrases.map((phrase) => splitTokens(phrase).map(compileToken).join(''));
  return new RegExp(`(?<![^ \\n'])(?:${alternatives.join('|')})`, 'g');
}

/** At spaces that are in no bracket. */
function splitTokens(phrase: string): readonly string[] {
  const tokens: string[] = [];
  let depth = 0;
  let token = '';
  for (const character of `${phrase} `) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character !== ' ' || depth > 0) token += character;
    else if (token !== '') {
      tokens.push(token);
      token = '';
    }
  }
  return tokens;
}

function compileToken(token: string): string {
  const gap = /^~(\d+)$/.exec(token)?.[1];
  if (gap !== undefined) return `(?:[^ \\n]+ ){0,${gap}}?`;
  const isOptional = token.endsWith('?') && isOneUnit(token.slice(0, -1));
  const words = foldPhrase(isOptional ? token.slice(0, -1) : token)
    .replace(/\(/g, '(?:')
    .replace(/\*/g, '[^ \\n]*');
  return isOptional ? `(?:${words} )?` : `${words} `;
}

function foldPhrase(phrase: string): string {
  return phrase
    .toLowerCase()
    .replace(/[äöü]/g, (umlaut) => `(${umlaut.normalize('NFD').charAt(0)}e?)`)
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** A word, or one group whose first bracket closes at the end. */
function isOneUnit(token: string): boolean {
  if (!token.startsWith('(')) return !token.includes('(');
  let depth = 0;
  for (let at = 0; at < token.length; at++) {
    if (token[at] === '(') depth++;
    if (token[at] === ')' && --depth === 0) return at === token.length - 1;
  }
  return false;
}
