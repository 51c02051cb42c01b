import type { Inquiry } from '../inquiry.ts';
import { findLookalikeDomains } from './lookalike-domain.ts';

/** Who imitates a vendor's domain speaks for that vendor, whatever name he gives: its accounts are what his are compared with. */
export function withImitatedVendor(inquiry: Inquiry): Inquiry {
  if (inquiry.vendor !== null) return inquiry;
  const imitating = findLookalikeDomains(inquiry).find(({ evidence }) => evidence[0]?.field === 'from');
  const imitated = imitating?.values[1];
  if (imitated === undefined) return inquiry;
  const vendor = inquiry.context.vendors.find(({ domains }) => domains.includes(imitated));
  return vendor === undefined ? inquiry : { ...inquiry, vendor };
}
