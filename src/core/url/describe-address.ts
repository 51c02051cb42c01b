import type { AddressView } from './address-view.ts';
import type { CanonicalUrl } from './model.ts';
import type { PublicSuffixes } from './public-suffixes.ts';
import { decodePunycode } from './punycode.ts';

const DEFANGED_SCHEMES: Readonly<Record<CanonicalUrl['scheme'], string>> = {
  http: 'hxxp',
  https: 'hxxps',
  ftp: 'fxp',
  ws: 'ws',
  wss: 'wss',
};

/**
 * Cuts a canonical address into the parts that a person is shown. `defanged` reads back by
 * `readTypedAddress`. The Unicode form may hold what misleads (mixed scripts, invisible characters): show it
 * beside the ASCII host, never instead of it, and isolated from the text around it.
 * @param suffixes null where they could not be read: then the whole host stands out
 */
export function describeAddress(url: CanonicalUrl, suffixes: PublicSuffixes | null): AddressView {
  const { host, scheme, hostKind, path, query, text } = url;
  const registrable = hostKind === 'name' ? (suffixes?.findRegistrable(host) ?? host) : host;
  const after = query === null ? path : `${path}?${query}`;
  return {
    text,
    host,
    before: host.slice(0, host.length - registrable.length),
    registrable,
    after,
    unicodeHost: readUnicodeHost(host),
    defanged: `${DEFANGED_SCHEMES[scheme]}://${defangHost(url)}${after}`,
  };
}

/** A view from the background with its address cut into the parts that are shown. */
type Described<V> = V extends { readonly address: CanonicalUrl | null }
  ? Omit<V, 'address'> & {
      readonly address: V['address'] extends CanonicalUrl ? AddressView : AddressView | null;
    }
  : never;

/** Applies {@link describeAddress} to the address of a view; null stays null. */
export function describeView<V extends { readonly address: CanonicalUrl | null }>(
  view: V,
  suffixes: PublicSuffixes | null,
): Described<V> {
  const address = view.address === null ? null : describeAddress(view.address, suffixes);
  return { ...view, address } as unknown as Described<V>;
}

/**
 * The host with its `xn--` labels decoded; null where it has none, or where one does not decode or stands for
 * plain ASCII (`xn--paypal-`), which is no internationalised label at all (RFC 5890 section 2.3.2.1) and
 * would only pass for another name.
 */
export function readUnicodeHost(host: string): string | null {
  if (!host.startsWith('xn--') && !host.includes('.xn--')) return null;
  const labels: string[] = [];
  for (const label of host.split('.')) {
    const decoded = label.startsWith('xn--') ? decodePunycode(label.slice(4)) : label;
    if (decoded === null || (decoded !== label && /^[ -~]*$/.test(decoded))) return null;
    labels.push(decoded);
  }
  return labels.join('.');
}

function defangHost({ host, hostKind }: CanonicalUrl): string {
  return hostKind === 'ipv6' ? `[${host.replaceAll(':', '[:]')}]` : host.replaceAll('.', '[.]');
}
