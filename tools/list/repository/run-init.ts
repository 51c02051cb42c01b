import { parseArgs } from 'node:util';
import { parseCommand, UsageError } from '../command-line.ts';
import { readGuards } from '../guards-options.ts';
import { initRepository } from './init-repository.ts';
import { publicFolder } from './layout.ts';
import { KEY_OPTIONS, needFolder, openRepository, readCount } from './open-repository.ts';
import { DEFAULT_SETTINGS, MAX_DAYS, type RepositorySettings } from './settings.ts';

const { days, maxChangePercent } = DEFAULT_SETTINGS;
const MAX_ROOT_KEYS = 20;

export async function runInit(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        'own-domain': { type: 'string', multiple: true },
        'root-keys': { type: 'string', default: '3' },
        'root-threshold': { type: 'string', default: '2' },
        'timestamp-days': { type: 'string', default: String(days.timestamp) },
        'snapshot-days': { type: 'string', default: String(days.snapshot) },
        'targets-days': { type: 'string', default: String(days.targets) },
        'root-days': { type: 'string', default: String(days.root) },
        'max-change': { type: 'string', default: String(maxChangePercent) },
        ...KEY_OPTIONS,
      },
    }),
  );
  const folder = needFolder(positionals);
  const count = readCount('root-keys', values['root-keys'], MAX_ROOT_KEYS);
  const threshold = readCount('root-threshold', values['root-threshold'], count);
  const readDays = (role: 'timestamp' | 'snapshot' | 'targets' | 'root'): number =>
    readCount(`${role}-days`, values[`${role}-days`], MAX_DAYS);
  const settings: RepositorySettings = {
    url: readUrl(values.url),
    days: {
      root: readDays('root'),
      targets: readDays('targets'),
      snapshot: readDays('snapshot'),
      timestamp: readDays('timestamp'),
    },
    ownDomains: values['own-domain'] ?? [],
    maxChangePercent: Number(values['max-change']),
  };
  // Reads them as a release will, so that a mistake is told now.
  readGuards({
    'own-domain': [...settings.ownDomains],
    'repository-url': settings.url ?? undefined,
    'max-change': values['max-change'],
    'accept-change': true,
  });
  const made = await initRepository(openRepository(folder, values, settings), { count, threshold });
  console.log(`Repository made in ${folder}. Keys: ${made.keyNames.join(', ')}.`);
  console.log(`Host ${publicFolder(folder)} and nothing else; take the root keys away from this computer.`);
  console.log('What IT puts into the policy "lists":');
  console.log(`${settings.url ?? 'URL'}#sha256=${made.fingerprint}`);
  return 0;
}

function readUrl(text: string | undefined): string | null {
  if (text === undefined) return null;
  const url = URL.parse(text);
  const isPlain = url !== null && url.search === '' && url.hash === '' && url.username === '';
  if (!isPlain || !/^https?:$/.test(url.protocol))
    throw new UsageError('--url must be the http(s) address that the folder "public" is hosted under.');
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
