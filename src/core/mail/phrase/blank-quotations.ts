/** Some words between quotation marks of one language, on one or two lines. */
const QUOTATION = /[“„«»"‟][^“”„«»"‟\n]{12,400}(?:\n[^“”„«»"‟\n]{0,400})?[”“»«"]/g;
/** Below this share of the text, quotation marks are around what is said rather than around what others say. */
const MIN_REST = 0.4;

/**
 * Text without what it quotes: who warns of fraud shows how it is worded. Lengths stay, so that places stay. A text
 * that would be mostly gone is left as it is, so that nobody hides a request by quoting himself.
 */
export function blankQuotations(text: string): string {
  let gone = 0;
  const rest = text.replace(QUOTATION, (quotation) => {
    if (!/\S\s+\S+\s+\S/.test(quotation)) return quotation;
    gone += quotation.length;
    return quotation.replace(/[^\n]/g, ' ');
  });
  return gone > text.length * (1 - MIN_REST) ? text : rest;
}
