import { URL } from 'whatwg-url';
import type { NeverList } from '../../src/core/list/never-list.ts';
import { type ImportProblem, readImportHost } from '../../src/core/url/import-address.ts';
import { findRegistrableDomain } from '../../src/core/url/registrable-domain.ts';

/** Why a line is left out, and what a person is told of it. */
export const REJECT_REASONS = {
  empty: 'no host',
  'too-long': 'longer than any address',
  'not-web': 'no web address',
  unparsable: 'no host',
  'refused-host': 'a host that browsers refuse or read differently',
  'not-a-host': 'more than a host (scheme, port, path or several words)',
  wildcard: 'only the hosts below one (*.): an entry would stop that one too',
  address: 'an IP address',
  'single-label': 'a name without a dot',
  'public-suffix': 'a public suffix: others have their sites under it',
  'never-listed': 'never listed: popular, or an authority’s',
} as const satisfies Record<ImportProblem | string, string>;
export type RejectReason = keyof typeof REJECT_REASONS;

/**
 * A name that every URL parser gives back as it is: ASCII in lower case, no punycode, no last label that makes it an IPv4
 * address (URL Standard, "domain to ASCII" and "ends in a number checker"). Spares most lines a whole URL parser.
 */
const PLAIN_NAME = /^(?:[a-z0-9_-]+\.)+[a-z]+$/;
const MAX_NAME_LENGTH = 253;

export type DomainLine =
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'reject'; readonly reason: RejectReason };

/**
 * Reads one line of a plain list of domains. Around the host it bears spaces, one pair of double quotes and a comma
 * (lines cut out of a JSON array); `#` at the start or after a space begins a comment, and lines that hold only JSON
 * punctuation are nothing. A wildcard is refused, because an entry always covers its host, which the line does not name.
 */
export function readDomainLine(line: string, neverList: NeverList): DomainLine {
  const text = unwrap(line);
  if (text === '') return { kind: 'nothing' };
  if (text.startsWith('*.')) return reject('wildcard');
  const isPlain = text.length <= MAX_NAME_LENGTH && PLAIN_NAME.test(text) && !text.includes('xn--');
  const read = isPlain ? ({ ok: true, host: text, hostKind: 'name' } as const) : readImportHost(text, URL);
  if (!read.ok) return reject(read.problem);
  if (read.hostKind !== 'name') return reject('address');
  if (!read.host.includes('.')) return reject('single-label');
  if (findRegistrableDomain(read.host) === null) return reject('public-suffix');
  if (neverList.isNeverListed(read.host)) return reject('never-listed');
  return { kind: 'host', host: read.host };
}

function unwrap(line: string): string {
  const text = line
    .replace(/(?:^|\s)#.*$/, '')
    .replace(/^\uFEFF/, '')
    .trim();
  if (/^[[\]{},]*$/.test(text)) return '';
  return text
    .replace(/,$/, '')
    .replace(/^"(.*)"$/, '$1')
    .trim();
}

function reject(reason: RejectReason): DomainLine {
  return { kind: 'reject', reason };
}
