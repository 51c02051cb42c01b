import type { MailAddress } from '../../../core/mail/message.ts';
import { collapse, isAddress, readMailto, readShownAddresses } from './shown-address.ts';

/** Attributes that webmails keep an address in, the surer first. */
export const ADDRESS_ATTRIBUTES = [
  'email',
  'data-email',
  'data-address',
  'data-mail',
  'data-hovercard-id',
  'data-email-address',
  'data-contact-email',
  'title',
  'aria-label',
  'data-original-title',
  'data-tooltip',
] as const;

/** The address that an element has in its attributes: a `mailto:` link's, or one that it is labelled with. */
export function readAttributeAddress(element: Element): MailAddress | null {
  const href = element.getAttribute('href');
  const linked = href === null ? null : readMailto(href);
  if (linked !== null) return { name: nameBeside(element, linked), address: linked };
  for (const attribute of ADDRESS_ATTRIBUTES) {
    const value = element.getAttribute(attribute);
    if (value === null || !value.includes('@')) continue;
    const [address, another] = readShownAddresses(value);
    if (address === undefined) continue;
    // A name with an address in it, or several people: it is not said which.
    if (another !== undefined && another.address.toLowerCase() !== address.address.toLowerCase()) return null;
    return { name: cutPrefix(address.name, nameBeside(element, address.address)), address: address.address };
  }
  return null;
}

/** Whether an attribute of an element says several addresses. */
export function carriesSeveral(element: Element): boolean {
  return ADDRESS_ATTRIBUTES.some((attribute) => {
    const value = element.getAttribute(attribute) ?? '';
    if (value.indexOf('@') === value.lastIndexOf('@')) return false;
    return new Set(readShownAddresses(value).map(({ address }) => address.toLowerCase())).size > 1;
  });
}

/** All addresses that an element shows or carries, once each, in the order of the page. */
export function collectAddresses(element: Element): readonly MailAddress[] {
  const found = new Map<string, MailAddress>();
  const carriers = [element, ...element.querySelectorAll('*')];
  for (const carrier of carriers) {
    const address = readAttributeAddress(carrier);
    if (address !== null) keepFirst(found, address);
  }
  if (found.size === 0) {
    for (const address of readShownAddresses(element.textContent)) keepFirst(found, address);
  }
  return [...found.values()];
}

function keepFirst(found: Map<string, MailAddress>, address: MailAddress): void {
  const key = address.address.toLowerCase();
  if (!found.has(key)) found.set(key, address);
}

/** A label may say what a click does (`New message to Peter Huber <p@…>`): the name is what is shown at its end. */
function cutPrefix(labelled: string, shown: string): string {
  const name = labelled.replace(/"$/, '');
  return shown.length > 2 && name.endsWith(shown) ? shown : labelled || shown;
}

/** What an element shows beside the address that it carries: the person's name. */
function nameBeside(element: Element, address: string): string {
  const text = collapse(element.textContent);
  if (text === '' || text.toLowerCase() === address.toLowerCase()) return '';
  const shown = readShownAddresses(text);
  const same = shown.find((one) => one.address.toLowerCase() === address.toLowerCase());
  if (same !== undefined) return same.name;
  return text.length > 200 || (shown.length > 1 && !isAddress(text)) ? '' : text;
}
