const FILE = /\.(?:pdf|xml|p7m|eml|msg|zip)$/i;
/** Italian electronic invoices: country, tax number, number of the file (Specifiche tecniche FatturaPA, 3.1). */
const FATTURA_PA = /^[a-z]{2}[a-z0-9]{2,28}_[a-z0-9]{1,5}\.(?:xml|xml\.p7m)$/i;
/** What people call bills and what asks to pay them, in the languages that Cordon speaks; also as a part of a word. */
const WORDS =
  /invoice|(?:^|[^a-z])inv[-_. ]?\d|bill(?:ing)?(?:[^a-z]|$)|statement|remittance|payment|pro[-_ ]?forma|purchase|credit[-_ ]?note|rechnung|mahnung|gutschrift|zahlung|bestellung|fattur|bonifico|pagament|preventivo|sollecito|factur|avoir|paiement|relev[eé]|abono|pago|pedido|albar[aá]n|iban|bank/i;

/**
 * Whether an attachment may ask for money: by its file name, or as a document of a message whose subject does.
 * @param name file name as shown
 */
export function isInvoiceLike(name: string, subject: string): boolean {
  if (!FILE.test(name)) return false;
  return FATTURA_PA.test(name) || WORDS.test(name) || (/\.pdf$/i.test(name) && WORDS.test(subject));
}
