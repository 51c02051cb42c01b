/** How somebody may spell a key of what they know: compared in lower case, letters only. The first word is our own. */
export type KeySpellings = ReadonlyMap<string, string>;

function spell(...lines: readonly string[]): KeySpellings {
  return new Map(
    lines.flatMap((line) => {
      const [key = '', ...spellings] = line.split(' ');
      return [key, ...spellings].map((spelling) => [spelling.toLowerCase(), key] as const);
    }),
  );
}

export const CONTEXT_KEYS = spell(
  'now date today',
  'ownDomains ownDomain domains domain companyDomains companyDomain internalDomains organisationDomains organizationDomains own trustedDomains myDomains ourDomains',
  'groups group declaredGroups subsidiaries domainGroups affiliates relatedDomains relatedCompanies',
  'protectedNames protectedName protected executives executive vips vip people names protectedPersons protectedPeople colleagues employees staff persons',
  'vendors vendor suppliers supplier knownVendors knownSuppliers',
  'ownAccounts ownAccount ownIbans ownIban ownBankAccounts ourAccounts',
  'correspondents contacts knownContacts knownSenders known addressBook',
  'memoryDays memory memoryAge',
  'other organisation organization company companyName name comment description version mailbox language setting listed facts id user',
);
export const VENDOR_KEYS = spell(
  'name company vendor supplier companyName displayName',
  'domains domain emailDomains emailDomain mailDomain mailDomains website',
  'addresses address emails email contacts contact senders',
  'accounts account ibans iban bankAccounts bankAccount knownAccounts knownIbans bank',
  'vatNumbers vatNumber vat vats vatId vatIds taxId taxIds piva partitaIva ustId nif cif siret siren',
  'seen count messages',
  'other phone phones note notes id country language currency',
);
export const PERSON_KEYS = spell(
  'name displayName fullName person',
  'addresses address emails email mail mails',
  'other role title position department phone note id',
);
