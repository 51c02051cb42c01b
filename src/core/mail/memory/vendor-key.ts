/** What tells whose invoice a message is. */
export interface VendorTraits {
  /** Address of the sender, in lower case. */
  readonly sender: string;
  /** Registrable domain of that address; null where it has none. */
  readonly domain: string | null;
  /** Everybody can have an address there (free mail, invoicing platforms): then the address stands for its sender alone. */
  readonly isSharedDomain: boolean;
  /** VAT numbers in the message, canonical: the vendor's, and often the reader's own. */
  readonly vatNumbers: readonly string[];
}

/**
 * What a vendor may be remembered under, strongest first: each VAT number, then who sent it. The number is the same
 * whoever sends the invoice, and a lookalike's domain is another one.
 */
export function vendorKeysOf(traits: VendorTraits): readonly string[] {
  return [...traits.vatNumbers.map((number) => `vat:${number}`), `from:${senderOf(traits)}`];
}

/**
 * What a new vendor is remembered under. Of several VAT numbers nobody can say which is the vendor's and which the
 * reader's own, under which all vendors would be one: then the sender alone counts.
 */
export function newVendorKeysOf(traits: VendorTraits): readonly string[] {
  return vendorKeysOf(traits.vatNumbers.length === 1 ? traits : { ...traits, vatNumbers: [] });
}

/** Who a sender is for vendors: a registrable domain, or one address at a shared one. */
export function senderOf({ sender, domain, isSharedDomain }: VendorTraits): string {
  return domain === null || isSharedDomain ? sender : domain;
}

/** What stands after a company's name and is left out or written in several ways. */
const LEGAL_FORM =
  /\s(?:gmbh(?: co kg)?|ag|kg|ohg|ug|ev|eg|se|spa|srls?|sas|snc|ltd|limited|plc|llc|llp|inc|corp|co|company|sa|sarl|eurl|sl|slu|bv|nv)$/u;

/** A name as it is compared: without case, accents, punctuation and legal form. Empty where nothing is left. */
export function foldVendorName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[\p{M}.'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words.replace(LEGAL_FORM, '');
}
