import { parse } from 'tldts';
import { findHostProblem } from './host-value.ts';
import type { Indicator } from './model.ts';
import type { NeverList } from './never-list.ts';

/**
 * Says in words why an indicator cannot stand in a list, or gives `undefined`.
 *
 * Values must be canonical already: a list's source is read by people, and what they read is what is published. Of a
 * URL only the shape is checked here (scheme, host, path, no port, userinfo or fragment); whether it is the canonical
 * form is for the builder, which has a URL parser.
 */
export function findIndicatorProblem({ type, value }: Indicator, neverList: NeverList): string | undefined {
  switch (type) {
    case 'host':
      return findListedHostProblem(value, neverList);
    case 'url':
      return findUrlProblem(value, neverList);
    case 'ip-range':
      return isIpRange(value) ? undefined : 'must be an IP range such as 192.0.2.0/24, without host bits';
    case 'email':
      return findEmailProblem(value);
    case 'bank-account':
      return isIban(value)
        ? undefined
        : 'must be an IBAN in capitals without spaces, with right check digits';
    case 'computer-name':
      return /^[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?$/.test(value)
        ? undefined
        : 'must be a computer name in capitals';
    case 'phone':
      return /^\+[1-9][0-9]{6,14}$/.test(value)
        ? undefined
        : 'must be a number such as +390612345678 (E.164)';
    case 'wallet':
      return /^[A-Za-z0-9:]{20,128}$/.test(value) ? undefined : 'must be a wallet address';
  }
}

function findListedHostProblem(host: string, neverList: NeverList): string | undefined {
  const problem = findHostProblem(host);
  if (problem !== undefined) return problem;
  if (isPublicSuffix(host)) return `${host} is a public suffix: others have their sites under it`;
  if (neverList.isNeverListed(host)) return `${host} is never-listed`;
  return undefined;
}

/** By the whole Public Suffix List, its private part too: neither `co.uk` nor `github.io` may be listed. */
function isPublicSuffix(host: string): boolean {
  return parse(host, { allowPrivateDomains: true, extractHostname: false }).publicSuffix === host;
}

const URL_SHAPE = /^https?:\/\/(?<host>[a-z0-9._-]+)(?<path>\/[\x21\x22\x24-\x7e]*)$/;

function findUrlProblem(url: string, neverList: NeverList): string | undefined {
  const parts = URL_SHAPE.exec(url)?.groups;
  if (parts === undefined) return 'must be http(s)://host/path without port, userinfo and fragment';
  const host = parts['host'] ?? '';
  const problem = findHostProblem(host);
  if (problem !== undefined) return `${host} ${problem}`;
  if (neverList.isAuthority(host)) return `${host} belongs to an authority`;
  if (parts['path'] === '/') return 'stands for a whole host: list it as a host';
  return undefined;
}

function findEmailProblem(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  if (!/^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/.test(local)) return 'must be an e-mail address in lower case';
  const problem = findHostProblem(address.slice(at + 1));
  return problem === undefined ? undefined : `the host of the address ${problem}`;
}

function isIpRange(range: string): boolean {
  const [address = '', prefix = '', ...rest] = range.split('/');
  if (rest.length > 0 || !/^(?:0|[1-9][0-9]{0,2})$/.test(prefix)) return false;
  const bits = readIpv4Bits(address) ?? readIpv6Bits(address);
  if (bits === undefined || Number(prefix) < 8 || Number(prefix) > bits.length) return false;
  return !bits.slice(Number(prefix)).includes('1');
}

function readIpv4Bits(address: string): string | undefined {
  const octets = address.split('.');
  const isIpv4 =
    octets.length === 4 && octets.every((octet) => /^(?:0|[1-9][0-9]{0,2})$/.test(octet) && +octet < 256);
  return isIpv4 ? octets.map((octet) => Number(octet).toString(2).padStart(8, '0')).join('') : undefined;
}

/** Lower-case hexadecimal groups, one `::` at most; no embedded IPv4 (RFC 5952 section 4). */
function readIpv6Bits(address: string): string | undefined {
  const halves = address.split('::').map((half) => (half === '' ? [] : half.split(':')));
  if (halves.length > 2) return undefined;
  const [before = [], after = []] = halves;
  const missing = 8 - before.length - after.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after];
  if (!groups.every((group) => /^(?:0|[1-9a-f][0-9a-f]{0,3})$/.test(group))) return undefined;
  return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

/** ISO 13616: 15 to 34 characters; the number whose letters count from A = 10 leaves 1 when divided by 97. */
function isIban(account: string): boolean {
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/.test(account)) return false;
  let remainder = 0;
  for (const character of account.slice(4) + account.slice(0, 4)) {
    const number = Number.parseInt(character, 36);
    remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97;
  }
  return remainder === 1;
}
