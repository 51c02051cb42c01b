import type { PublicSuffixes } from '../../url/public-suffixes.ts';
import { registrableDomain } from '../domain/mail-domain.ts';
import type { MailHeader } from '../message.ts';
import { readReceivedHops } from './received-hops.ts';

/** What the receiving server found out about the sender's domain. */
export interface Authentication {
  /** `pass`: the message comes from the domain in `From`; `fail`: that domain's own rule (DMARC) says it does not. */
  readonly state: 'pass' | 'fail' | 'unknown';
  /** The server that says so; empty where none that can be believed does. */
  readonly server: string;
  /** A forwarder vouched for what it had received (ARC, RFC 8617), and the server believed it. */
  readonly hasArcPass: boolean;
}

const UNKNOWN: Authentication = { state: 'unknown', server: '', hasArcPass: false };

/**
 * Reads `Authentication-Results` by the trust rules of RFC 8601, sections 1.6 and 5: anybody can write one, so only the
 * topmost counts, only if its server is the one that took the message over last (`by` of the topmost `Received`), and
 * only if it stands above what that server was told. Without `Received` headers it counts if the server is the reader's.
 *
 * @param fromDomain registrable domain of `From`
 */
export function readAuthentication(
  headers: readonly MailHeader[] | null,
  fromDomain: string,
  ownDomains: ReadonlySet<string>,
  suffixes: PublicSuffixes,
): Authentication {
  const index = headers?.findIndex(({ name }) => name === 'authentication-results') ?? -1;
  const header = headers?.[index];
  if (headers === null || header === undefined) return UNKNOWN;
  const results = parseResults(header.value);
  const server = trustedServer(headers, index, results.server, ownDomains, suffixes);
  if (server === null) return UNKNOWN;
  const state = stateOf(results.methods, fromDomain, suffixes);
  return {
    state,
    server,
    hasArcPass: results.methods.some(({ method, result }) => method === 'arc' && result === 'pass'),
  };
}

interface MethodResult {
  readonly method: string;
  readonly result: string;
  /** `header.from`, `header.d`, `smtp.mailfrom` and the like, in lower case. */
  readonly properties: ReadonlyMap<string, string>;
}

interface Results {
  /** Empty where none is named: Microsoft 365 leaves it out. */
  readonly server: string;
  readonly methods: readonly MethodResult[];
}

function parseResults(value: string): Results {
  const parts = value
    .slice(0, 8_000)
    .replace(/\([^()]*\)/g, ' ')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const first = parts[0] ?? '';
  const isServer = !/^(?:spf|dkim|dmarc|arc|iprev|auth|compauth|dkim-adsp)\s*=/.test(first);
  const server = isServer ? (first.split(/\s/)[0] ?? '') : '';
  const methods = parts.slice(isServer ? 1 : 0).flatMap((part) => {
    const [, method, result, rest = ''] = /^([a-z0-9-]+)(?:\/\d+)?\s*=\s*([a-z]+)(.*)$/s.exec(part) ?? [];
    if (method === undefined || result === undefined) return [];
    const properties = new Map(
      [...rest.matchAll(/([a-z0-9-]+\.[a-z0-9_-]+)\s*=\s*"?([^\s";]+)/g)].map(([, key = '', text = '']) => [
        key,
        text,
      ]),
    );
    return [{ method, result, properties }];
  });
  return { server, methods };
}

function trustedServer(
  headers: readonly MailHeader[],
  index: number,
  server: string,
  ownDomains: ReadonlySet<string>,
  suffixes: PublicSuffixes,
): string | null {
  const hops = readReceivedHops(headers);
  const top = hops[0];
  if (top === undefined) return ownDomains.has(registrableDomain(server, suffixes)) ? server : null;
  const domain = registrableDomain(top.by, suffixes);
  if (!top.by.includes('.')) return null;
  // Microsoft 365 names no server; its own hosts take the message over.
  const named = server === '' && /(?:^|\.)outlook\.com$/.test(top.by) ? top.by : server;
  if (registrableDomain(named, suffixes) !== domain) return null;
  const lastOwn = hops.findLast((_, at) =>
    hops.slice(0, at + 1).every(({ by }) => registrableDomain(by, suffixes) === domain),
  );
  return lastOwn === undefined || index < lastOwn.index ? named : null;
}

/** DMARC as the server gives it (RFC 7489); else an aligned pass of SPF or DKIM. Anything else is not known. */
function stateOf(
  methods: readonly MethodResult[],
  fromDomain: string,
  suffixes: PublicSuffixes,
): Authentication['state'] {
  const isAligned = (name: string | undefined) => {
    const host = (name ?? '').replace(/^.*@/, '').replace(/^\.|\.$/g, '');
    return host !== '' && registrableDomain(host, suffixes) === fromDomain;
  };
  const dmarc = methods.find(({ method }) => method === 'dmarc');
  const about = dmarc?.properties.get('header.from');
  if (dmarc !== undefined && (about === undefined || isAligned(about))) {
    if (dmarc.result === 'pass') return 'pass';
    if (dmarc.result === 'fail') return 'fail';
  }
  const hasAlignedPass = methods.some(({ method, result, properties }) => {
    if (result !== 'pass') return false;
    if (method === 'dkim') return isAligned(properties.get('header.d') ?? properties.get('header.i'));
    return method === 'spf' && isAligned(properties.get('smtp.mailfrom'));
  });
  return hasAlignedPass ? 'pass' : 'unknown';
}
