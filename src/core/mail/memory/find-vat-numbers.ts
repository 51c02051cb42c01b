/** Numbers that are kept of one text. */
const MAX_NUMBERS = 10;

/**
 * What stands before a VAT number, in five languages. Without such a label nothing is taken for one: a customer number
 * looks the same.
 */
const LABELLED =
  /(?:\b(?:vat(?:[ -]?(?:reg(?:istration)?|id))?|tax id|ust[.-]*id(?:[.-]*nr)?|umsatzsteuer-?id(?:entifikationsnummer)?|mwst|uid|p(?:art)?\.? ?iva|partita iva|cod(?:ice|\.) ?iva|tva(?: intra(?:communautaire|com)?)?|siren|nif|cif|n\.?i\.?f\.?|c\.?i\.?f\.?|btw)(?:[ -]?(?:no|nr|number|numero|num[ée]ro|nummer|n°))?\.?)[ \t]*[:#.\-–]?[ \t]*((?:[A-Z]{2,3}[ -]?)?[0-9A-Z](?:[ .-]?[0-9A-Z]){6,13})(?![0-9A-Z])/gi;

/** Two letters of a country, then what that country's numbers look like; or digits alone (Directive 2006/112/EC, Art. 215). */
const VAT_NUMBER = /^(?:[A-Z]{2}[0-9A-Z]{2,13}|\d{8,12}|CHE\d{9})$/;

/** A VAT number as printed, in capitals without what stands between; null for what can be none. */
export function readVatNumber(text: string): string | null {
  const compact = text.toUpperCase().replace(/[\s.\-/]/g, '');
  const hasDigits = compact.replace(/\D/g, '').length >= 7;
  return hasDigits && VAT_NUMBER.test(compact) ? compact : null;
}

/** The VAT numbers that a text names as such, each once, in their order, at most ten. */
export function findVatNumbers(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, written = ''] of text.matchAll(LABELLED)) {
    const number = readBeginning(written);
    if (number !== null && found.size < MAX_NUMBERS) found.add(number);
  }
  return [...found];
}

/** The words after a number may look like more of it. */
function readBeginning(written: string): string | null {
  for (let text = written; text !== ''; text = text.slice(0, Math.max(0, text.lastIndexOf(' ')))) {
    const number = readVatNumber(text);
    if (number !== null) return number;
  }
  return null;
}
