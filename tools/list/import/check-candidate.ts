import { URL } from 'whatwg-url';
import { findIndicatorProblem } from '../../../src/core/list/indicator-value.ts';
import type { Indicator, IndicatorType } from '../../../src/core/list/model.ts';
import { indexNeverList } from '../../../src/core/list/never-list.ts';
import { indicatorOfKey } from '../../../src/core/table/indicator-of-key.ts';
import { ipRangeKey, MAX_KEY_BYTES } from '../../../src/core/table/key.ts';
import { readImportHost, readImportUrl } from '../../../src/core/url/import-address.ts';
import { parseIp, readEmbeddedIpv4 } from '../../../src/core/url/ip-address.ts';
import { isLocalAddress } from './local-address.ts';
import { isPlainHost, readPlainUrl } from './plain-address.ts';
import type { Candidate, ImportReason } from './reading.ts';

export type CheckedCandidate =
  | { readonly ok: true; readonly indicator: Indicator }
  | { readonly ok: false; readonly reason: ImportReason };

/** Longer than any value that a key can hold; percent-coding can only make it longer. */
const MAX_VALUE_LENGTH = 8192;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused here
const NO_TEXT = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffd]/;
const DEFANGED = /^h(?:xx|\*\*|tt\[?x)ps?\b|\[(?:\.|dot|:|:\/\/)\]|\(dot\)|\{\.\}/i;
/** Widest range that one listing may stop, in bits of its prefix: a /32 is what a provider gets of IPv6. */
const MIN_PREFIX = { ipv4: 16, ipv6: 32 } as const;
/** Nothing is never-listed here: this only asks whether a value has the right form. */
const OPEN = indexNeverList({ authorities: [], popular: [] });

/** Turns a candidate into a canonical indicator, or says why it is none. Whether it may be listed is for the guards. */
export function checkCandidate({ type, value: written }: Candidate): CheckedCandidate {
  const value = written.trim();
  if (value === '') return refuse('empty');
  if (value.length > MAX_VALUE_LENGTH) return refuse('too-long');
  if (NO_TEXT.test(value)) return refuse('not-text');
  switch (type) {
    case 'host':
      return checkHost(value);
    case 'url':
      return checkUrl(value);
    case 'ip':
      return checkRange(value);
    case 'email':
      return checkEmail(value);
    case 'bank-account':
      return checkForm(type, value.replace(/[\s.-]/g, '').toUpperCase(), 'not-an-iban');
    case 'phone':
      return checkForm(type, value.replace(/[\s().\u2010-\u2015/-]/g, '').replace(/^00/, '+'), 'not-a-phone');
    case 'computer-name':
      return checkForm(type, value.toUpperCase(), 'not-a-value');
    case 'wallet':
      return checkForm(type, value, 'not-a-value');
  }
}

function refuse(reason: ImportReason): CheckedCandidate {
  return { ok: false, reason };
}

function accept(type: IndicatorType, value: string): CheckedCandidate {
  return { ok: true, indicator: { type, value } };
}

function checkForm(type: IndicatorType, value: string, reason: ImportReason): CheckedCandidate {
  return findIndicatorProblem({ type, value }, OPEN) === undefined ? accept(type, value) : refuse(reason);
}

function checkHost(value: string): CheckedCandidate {
  if (isPlainHost(value)) return accept('host', value);
  if (value.startsWith('*.')) return refuse('wildcard');
  if (DEFANGED.test(value)) return refuse('defanged');
  const read = readImportHost(value, URL);
  if (!read.ok) return refuse(read.problem);
  if (read.hostKind !== 'name') return refuse('address');
  return read.host.includes('.') ? accept('host', read.host) : refuse('single-label');
}

function checkUrl(value: string): CheckedCandidate {
  const plain = readPlainUrl(value);
  if (plain !== null) return acceptUrl(plain);
  if (DEFANGED.test(value)) return refuse('defanged');
  const read = readImportUrl(value, URL);
  if (!read.ok) return refuse(read.problem);
  const { scheme, host, hostKind, text } = read.url;
  if (scheme !== 'http' && scheme !== 'https') return refuse('not-web');
  if (hostKind === 'name' && !host.includes('.')) return refuse('single-label');
  if (hostKind !== 'name' && isLocalAddress(parseIp(host)?.bytes ?? null)) return refuse('local-address');
  return acceptUrl(text);
}

function acceptUrl(text: string): CheckedCandidate {
  // A key holds host, path and query; the scheme and its marks are longer than what else it needs.
  return text.length > MAX_KEY_BYTES ? refuse('too-long') : accept('url', text);
}

function checkRange(value: string): CheckedCandidate {
  const [text = '', prefix, ...rest] = value.split('/');
  if (rest.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return refuse('not-a-value');
  const written = parseIp(text.replace(/^\[(.*)\]$/, '$1'));
  if (written === null) return refuse('not-a-value');
  const embedded = prefix === undefined && written.kind === 'ipv6' ? readEmbeddedIpv4(written.bytes) : null;
  const { kind, bytes } = (embedded === null ? null : parseIp(embedded)) ?? written;
  const length = prefix === undefined ? bytes.length * 8 : Number(prefix);
  if (length > bytes.length * 8) return refuse('not-a-value');
  if (isLocalAddress(bytes)) return refuse('local-address');
  if (length < MIN_PREFIX[kind]) return refuse('wide-range');
  const key = ipRangeKey(bytes, length);
  const range = key === null ? null : indicatorOfKey(key, false);
  if (range === null) return refuse('not-a-value');
  const first = parseIp(range.value.split('/')[0] ?? '');
  const isFirst = first?.bytes.every((byte, index) => byte === bytes[index]) === true;
  return isFirst ? accept('ip-range', range.value) : refuse('range-bits');
}

function checkEmail(value: string): CheckedCandidate {
  const at = value.lastIndexOf('@');
  const host = at < 1 ? null : readImportHost(value.slice(at + 1), URL);
  if (host?.ok !== true || host.hostKind !== 'name') return refuse('not-an-email');
  return checkForm('email', `${value.slice(0, at).toLowerCase()}@${host.host}`, 'not-an-email');
}
