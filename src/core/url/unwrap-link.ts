import { canonicalizeUrl } from './canonicalize.ts';
import type { CanonicalUrl, UrlParser } from './model.ts';
import { hasHost, type LinkService } from './unwrap/link-service.ts';
import { MAIL_GATEWAYS } from './unwrap/mail-gateways.ts';
import { PROOFPOINT } from './unwrap/proofpoint.ts';
import { cleanAddress, cutRawAddress } from './unwrap/raw-address.ts';
import { REDIRECTORS } from './unwrap/redirectors.ts';

/** One address that stands before another. */
export interface LinkStep {
  /** Name of the service, as people know it. */
  readonly service: string;
  /** The wrapper's own address, as written. */
  readonly address: string;
}

export interface UnwrappedLink {
  /** Wrappers, outermost first; empty where nothing wraps the link. */
  readonly steps: readonly LinkStep[];
  /**
   * The last address, http or https, as decoded and not yet canonical; the link itself where nothing wraps it. Null
   * where it is hidden, and for what is no web address.
   */
  readonly target: string | null;
  /** The service that cannot be looked behind from here; null where the target is known. */
  readonly hiddenBy: string | null;
  /** The host that a hidden target is said to be on: worth a lookup, never proof. */
  readonly hint: string | null;
}

/** Wrappers in wrappers that are looked through. */
export const MAX_LAYERS = 6;
/** Longest wrapper that is decoded, in UTF-16 code units. */
export const MAX_WRAPPER_LENGTH = 16 * 1024;

const SERVICES: readonly LinkService[] = [...PROOFPOINT, ...REDIRECTORS, ...MAIL_GATEWAYS];
const PUBLIC_SERVICES = SERVICES.filter(({ hosts }) => hosts !== null);
const SELF_HOSTED = SERVICES.filter(({ hosts }) => hosts === null);

/**
 * Looks through the wrappers that mail gateways and sites put before an address. Nothing is fetched; any text gives an
 * answer. What `originalsrc` or another attribute claims is never asked: the click goes where `href` goes.
 *
 * A wrapper that is longer than `MAX_WRAPPER_LENGTH`, deeper than `MAX_LAYERS`, leads back to itself or decodes to
 * anything but an http(s) address hides its target.
 *
 * @param parser the platform's `URL` in browsers; `whatwg-url`'s in Node
 */
export function unwrapLink(href: string, parser: UrlParser): UnwrappedLink {
  const steps: LinkStep[] = [];
  const seen = new Set<string>();
  let address = cleanAddress(href);
  let url = readWebAddress(address, parser);
  if (url === null) return { steps, target: null, hiddenBy: null, hint: null };
  for (;;) {
    const service = findService(url);
    const reading = service?.read(cutRawAddress(address)) ?? { kind: 'none' };
    if (service === null || reading.kind === 'none')
      return { steps, target: address, hiddenBy: null, hint: null };
    if (steps.length === MAX_LAYERS) return { steps, target: null, hiddenBy: service.name, hint: null };
    steps.push({ service: service.name, address });
    seen.add(url.text);
    const isTooLong = address.length > MAX_WRAPPER_LENGTH;
    if (isTooLong || reading.kind === 'hidden') {
      const hint = reading.kind === 'hidden' ? readHostName(reading.hint, parser) : null;
      return { steps, target: null, hiddenBy: service.name, hint };
    }
    address = completeAddress(reading.text);
    url = readWebAddress(address, parser);
    if (url === null || seen.has(url.text))
      return { steps, target: null, hiddenBy: service.name, hint: null };
  }
}

/** Every address of a link that lists should be asked about: wrappers, target, and the host that a hidden one names. */
export function listAddresses({ steps, target, hint }: UnwrappedLink): readonly string[] {
  const addresses = steps.map(({ address }) => address);
  if (target !== null) addresses.push(target);
  if (hint !== null) addresses.push(`http://${hint}/`);
  return addresses;
}

function findService(url: CanonicalUrl): LinkService | null {
  const isHere = ({ hosts, path }: LinkService) =>
    (hosts === null || hasHost(hosts, url.host)) && (path === null || path.test(url.path));
  return PUBLIC_SERVICES.find(isHere) ?? SELF_HOSTED.find(isHere) ?? null;
}

/** Canonical form of an http(s) address that says so; null for any other text. */
function readWebAddress(address: string, parser: UrlParser): CanonicalUrl | null {
  if (!/^https?:/i.test(address)) return null;
  const read = canonicalizeUrl(address, parser);
  return read.ok ? read.url : null;
}

/**
 * Gives a decoded target the form of an address: `https:/a.test`, as servers that merge slashes leave it,
 * `//a.test`, and a bare `a.test/x` are followed by the services too.
 */
function completeAddress(text: string): string {
  const address = cleanAddress(text);
  const scheme = /^(https?:)[/\\]*/i.exec(address);
  if (scheme !== null) return `${scheme[1]}//${address.slice(scheme[0].length)}`;
  if (/^[/\\]{2}/.test(address)) return `https:${address}`;
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#:]|$)/i.test(address) ? `http://${address}` : address;
}

function readHostName(hint: string | null, parser: UrlParser): string | null {
  if (hint === null || !/^[^/\\?#@:\s]+\.[^/\\?#@:\s]+$/.test(hint)) return null;
  const read = canonicalizeUrl(`http://${hint}/`, parser);
  return read.ok ? read.url.host : null;
}
