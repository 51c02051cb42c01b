import { decodeBase64Text, decodePercentOnce } from './decode.ts';
import { HIDDEN, type LinkService, type TargetReading } from './link-service.ts';
import { findParameter, readParameter } from './query-parameter.ts';
import type { RawAddress } from './raw-address.ts';

const CHECK_POINT = /^\/v2\/(?:r\d+\/)?___(.+)___\./s;
const CISCO_DECODINGS = 2;
const UNESCAPED_U = /[?&](?:amp;)?u=(https?:[/\\].*)$/is;

/** Mail gateways that write the target into their links, each in its own way. */
export const MAIL_GATEWAYS: readonly LinkService[] = [
  {
    name: 'Microsoft Safe Links',
    hosts: {
      exact: ['safelinks.protection.outlook.com'],
      suffixes: ['.safelinks.protection.outlook.com', '.safelinks.protection.office365.us'],
    },
    path: null,
    read: readParameter(['url']),
  },
  {
    name: 'Microsoft Safe Links',
    hosts: { exact: ['teams.public.onecdn.static.microsoft', 'statics.teams.cdn.office.net'] },
    path: /atp-safelinks/,
    read: readParameter(['url']),
  },
  {
    name: 'Barracuda',
    hosts: { exact: ['linkprotect.cudasvc.com'] },
    path: /^\/url$/,
    read: readParameter(['a']),
  },
  { name: 'Cisco', hosts: { exact: ['secure-web.cisco.com'] }, path: null, read: readCisco },
  {
    name: 'Sophos',
    hosts: { pattern: /^[a-z]{2}-[a-z]+-\d+\.protection\.sophos\.com$/ },
    path: /^\/$/,
    read: readSophos,
  },
  {
    name: 'Trend Micro',
    hosts: { pattern: /^(?:[a-z0-9.-]+-)?(?:ctp|urlprotect)\.trendmicro\.com$/ },
    path: /^\/wis\/clicktime\/v\d+\//,
    read: readParameter(['url']),
  },
  {
    name: 'Check Point',
    hosts: { exact: ['protect.checkpoint.com', 'url.avanan.click'] },
    path: /^\/v2\//,
    read: readCheckPoint,
  },
  {
    name: 'Check Point',
    hosts: {
      exact: ['avanan.url-protection.com', 'checkpoint.url-protection.com', 'sonicwall.url-protection.com'],
    },
    path: /^\/v1\//,
    read: readParameter(['o']),
  },
  {
    name: 'FireEye',
    hosts: { exact: ['protect.fireeye.com', 'protect2.fireeye.com'] },
    path: null,
    read: readParameter(['u'], { unescaped: UNESCAPED_U }),
  },
  {
    name: 'Symantec',
    hosts: { exact: ['clicktime.symantec.com'] },
    path: null,
    read: readParameter(['u'], { unescaped: UNESCAPED_U }),
  },
  {
    name: 'Trustwave',
    hosts: { exact: ['scanmail.trustwave.com'] },
    path: null,
    read: readParameter(['u']),
  },
  {
    name: 'Hornetsecurity',
    hosts: { exact: ['atpscan.global.hornetsecurity.com'] },
    path: null,
    read: readParameter(['u']),
  },
  {
    name: 'TitanHQ',
    hosts: { exact: ['linklock.titanhq.com'] },
    path: /^\/analyse$/,
    read: readParameter(['url']),
  },
  {
    name: 'Mimecast',
    hosts: {
      pattern: /^protect(?:-[a-z0-9]+)*\.mimecast\.com$/,
      suffixes: ['.mimecastprotect.com'],
    },
    path: /^\/[a-z]+\//,
    read: readHiddenHost('domain'),
  },
  { name: 'FortiMail', hosts: null, path: /^\/fmlurlsvc\/?$/, read: readFortiMail },
];

/** `/<token>/<target>`: some gateways on the way escape the target once more. */
function readCisco({ path, query }: RawAddress): TargetReading {
  const slash = path.indexOf('/', 1);
  if (slash < 0) return HIDDEN;
  let text = path.slice(slash + 1) + (query === null ? '' : `?${query}`);
  for (let turn = 0; turn < CISCO_DECODINGS && !/^https?:[/\\]/i.test(text); turn++)
    text = decodePercentOnce(text);
  return text === '' ? HIDDEN : { kind: 'target', text };
}

/** `u` is the address in base64; without it `d` names its domain. */
function readSophos({ query }: RawAddress): TargetReading {
  const hint = readHiddenHost('d');
  const value = findParameter(query, 'u');
  const text = value === null || value === 'many' ? null : decodeBase64Text(decodePercentOnce(value));
  return text === null || text === '' ? hint({ path: '', query, rest: '' }) : { kind: 'target', text };
}

/** `___ADDRESS___.SIGNATURE`, with `*HH` for the `%HH` of the address. */
function readCheckPoint({ rest }: RawAddress): TargetReading {
  const wrapped = CHECK_POINT.exec(rest)?.[1];
  return wrapped === undefined
    ? HIDDEN
    : { kind: 'target', text: wrapped.replace(/\*([0-9a-f]{2})/gi, '%$1') };
}

/** A company runs it under a name of its own, so only the form of the address tells. */
function readFortiMail(address: RawAddress): TargetReading {
  const isWrapper = findParameter(address.query, 'fewreq') !== null;
  return isWrapper ? readParameter(['url'])(address) : { kind: 'none' };
}

/** The target is known to the gateway alone; one parameter names its host. */
function readHiddenHost(name: string): (address: RawAddress) => TargetReading {
  return ({ query }) => {
    const value = findParameter(query, name);
    return { kind: 'hidden', hint: value === null || value === 'many' ? null : decodePercentOnce(value) };
  };
}
