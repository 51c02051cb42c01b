import { NOTHING, type Reading, rejectAs } from './reading.ts';

/** What hosts files map blocked names to: nowhere, or the machine itself. */
const SINKS: ReadonlySet<string> = new Set(['0.0.0.0', '127.0.0.1', '0', '::', '::0', '::1']);
/** Names that systems put into every hosts file; they block nothing. */
const BOILERPLATE: ReadonlySet<string> = new Set([
  '0.0.0.0',
  'broadcasthost',
  'ip6-allhosts',
  'ip6-allnodes',
  'ip6-allrouters',
  'ip6-localhost',
  'ip6-localnet',
  'ip6-loopback',
  'ip6-mcastprefix',
  'local',
  'localhost',
  'localhost.localdomain',
]);
/** How systems begin the boilerplate lines whose address is no sink (multicast prefixes, the broadcast address). */
const BOILERPLATE_ADDRESS = /^(?:255\.255\.255\.255|(?:fe80|ff0[0-9a-f])::[0-9a-f]?(?:%[a-z0-9]+)?)$/i;

/** Reads one line of a hosts file (hosts(5)): an address, then one or more names; `#` begins a comment. */
export function readHostsLine(line: string): readonly Reading[] {
  const comment = line.indexOf('#');
  const [address = '', ...names] = (comment < 0 ? line : line.slice(0, comment)).trim().split(/\s+/);
  if (address === '') return NOTHING;
  if (names.length === 0) return rejectAs('empty');
  const blocked = names.filter((name) => !BOILERPLATE.has(name.toLowerCase()));
  if (SINKS.has(address)) {
    return blocked.map((value) => ({ kind: 'candidate', candidate: { type: 'host', value } }));
  }
  return blocked.length === 0 && BOILERPLATE_ADDRESS.test(address) ? NOTHING : rejectAs('hosts-address');
}
