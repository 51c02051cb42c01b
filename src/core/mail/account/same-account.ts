/** Whether two canonical accounts are one: a domestic number is part of the IBAN that is written for it. */
export function isSameAccount(a: string, b: string): boolean {
  if (a === b) return true;
  const [iban, domestic] = a.includes(' ') ? [b, a] : [a, b];
  if (iban.includes(' ') || !domestic.includes(' ')) return false;
  const [country = '', bank = '', account = ''] = domestic.split(' ');
  return iban.startsWith(country) && account.length >= 5 && iban.includes(bank) && iban.endsWith(account);
}
