import type { KnownAccount, Vendor } from '../../core/mail/context.ts';

/** The vendors of several sources. What one source knows of a VAT number's accounts is known of it in all of them. */
export function joinVendors(sources: readonly (readonly Vendor[])[]): readonly Vendor[] {
  const filled = sources.filter(({ length }) => length > 0);
  const all = filled.flat();
  if (filled.length < 2) return all;
  const byNumber = new Map<string, KnownAccount[]>();
  for (const { vatNumbers, accounts } of all) {
    for (const number of vatNumbers) byNumber.set(number, [...(byNumber.get(number) ?? []), ...accounts]);
  }
  return all.map((vendor) => {
    const { vatNumbers, accounts } = vendor;
    const joined = new Set([...accounts, ...vatNumbers.flatMap((number) => byNumber.get(number) ?? [])]);
    return joined.size === accounts.length ? vendor : { ...vendor, accounts: [...joined] };
  });
}
