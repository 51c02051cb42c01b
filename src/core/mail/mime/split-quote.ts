/** The words that mail programs put above what they quote, in the languages that Cordon speaks and a few of their neighbours. */
const INTRODUCTIONS: readonly RegExp[] = [
  /^[ \t]*-{2,}[ \t]*(?:original message|original appointment|forwarded message|begin forwarded message|messaggio originale|messaggio inoltrato|messaggio inoltrato da|ursprüngliche nachricht|originalnachricht|weitergeleitete nachricht|message d'origine|message original|message transféré|message transmis|mensaje original|mensaje reenviado|forwarded by[^\n]*)[ \t]{0,80}-{0,80}[ \t]{0,80}$/im,
  /^[ \t]*(?:begin forwarded message|inizio messaggio inoltrato|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado)[ \t]{0,80}:[ \t]{0,80}$/im,
  /^[ \t]*on (?:[^\n]{6,200}|[^\n]{6,120}\n[^\n]{1,120})[ \t\n]wrote:[ \t]{0,80}$/im,
  /^[ \t]*(?:il giorno|in data|il) (?:[^\n]{6,200}|[^\n]{6,120}\n[^\n]{1,120})ha scritto:[ \t]{0,80}$/im,
  /^[ \t]*am (?:[^\n]{6,200}|[^\n]{6,120}\n[^\n]{1,120})schrieb(?:[^\n]{0,120}):[ \t]{0,80}$/im,
  /^[ \t]*le (?:[^\n]{6,200}|[^\n]{6,120}\n[^\n]{1,120})a écrit[ \u00a0]?:[ \t]{0,80}$/im,
  /^[ \t]*el (?:[^\n]{6,200}|[^\n]{6,120}\n[^\n]{1,120})escribió:[ \t]{0,80}$/im,
  // A block of header lines, as Outlook writes it: From, then Sent or Date or To within the next lines.
  /^[ \t]*\*?(?:from|da|von|de)\*?[ \t\u00a0]?:[^\n]{3,200}\n(?:[^\n]{0,200}\n){0,2}[ \t]*\*?(?:sent|date|to|inviato|data|a|gesendet|datum|an|envoyé|à|enviado|fecha|para|el)\*?[ \t\u00a0]?:/im,
];
const MARKED_LINE = /^[ \t]*>/;

/** What a sender wrote, and what came with it from earlier messages. */
export interface SplitText {
  readonly own: string;
  readonly quoted: string;
}

/**
 * Parts plain text at the first sign of a quote: the introduction that a mail program writes, or a line that begins
 * with `>`. Lines marked with `>` are quoted wherever they stand; the rest after an introduction is quoted as a whole.
 * A message that is nothing but a quote (forwarded without a word) is its sender's own words.
 */
export function splitQuote(text: string): SplitText {
  const start = findIntroduction(text);
  const head = text.slice(0, start);
  const own: string[] = [];
  const marked: string[] = [];
  for (const line of head.split('\n')) {
    if (MARKED_LINE.test(line)) marked.push(line.replace(/^(?:[ \t]*>)+[ \t]?/, ''));
    else own.push(line);
  }
  const tail = text
    .slice(start)
    .split('\n')
    .map((line) => line.replace(/^(?:[ \t]*>)+[ \t]?/, ''));
  return { own: own.join('\n').trim(), quoted: [...marked, ...tail].join('\n').trim() };
}

function findIntroduction(text: string): number {
  let first = text.length;
  for (const introduction of INTRODUCTIONS) {
    const at = introduction.exec(text)?.index;
    if (at !== undefined && at < first) first = at;
  }
  return first;
}
