import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { downloadTarget, findTarget } from '../../src/core/tuf/download-target.ts';
import { fail } from '../../src/core/tuf/failure.ts';
import { checkHashes, describeError } from '../../src/core/tuf/read-file.ts';
import {
  type RefreshResult,
  refreshRepository,
  type TrustedSet,
} from '../../src/core/tuf/refresh-repository.ts';
import type { TufTransport } from '../../src/core/tuf/transport.ts';
import { createTufCrypto } from '../../src/core/tuf/tuf-crypto.ts';
import { writeUtcTime } from '../../src/core/tuf/utc-time.ts';
import { verifyInitialRoot } from '../../src/core/tuf/verify-metadata.ts';
import { outliveReader } from '../outlive-reader.ts';
import { createHttpTransport, readBaseUrl } from './http-transport.ts';
import { MetadataFolder } from './metadata-folder.ts';

outliveReader();

const USAGE = `Follows a TUF repository with the client that the extension uses.

  npm run -s tuf -- --metadata-dir DIR init ROOT
  npm run -s tuf -- --metadata-dir DIR --metadata-url URL refresh
  npm run -s tuf -- --metadata-dir DIR --metadata-url URL
                    --target-name NAME --target-base-url URL --target-dir DIR download
      --days-in-future N   takes the clock to stand N days later

Exit code 0 where everything succeeded, else 1. The calling convention is that of the tuf-conformance suite.
`;
const crypto = createTufCrypto(globalThis.crypto.subtle);

/** Says what went wrong; exit code 1. */
class CommandError extends Error {}

type Options = ReturnType<typeof readArguments>['values'];

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args);
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const [command, file] = positionals;
  const folder = new MetadataFolder(need(values['metadata-dir'], '--metadata-dir'));
  if (command === 'init') await initFolder(folder, need(file, 'a root file'));
  else if (command === 'refresh') await refresh(folder, openTransport(values), values);
  else if (command === 'download') await download(folder, openTransport(values), values);
  else throw new CommandError(`Say init, refresh or download. See --help.`);
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'metadata-dir': { type: 'string' },
        'metadata-url': { type: 'string' },
        'target-name': { type: 'string' },
        'target-base-url': { type: 'string' },
        'target-dir': { type: 'string' },
        'days-in-future': { type: 'string', default: '0' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new CommandError(describeError(error));
  }
}

function need(value: string | undefined, name: string): string {
  if (value === undefined) throw new CommandError(`Give ${name}. See --help.`);
  return value;
}

function openTransport(values: Options): TufTransport {
  const metadataUrl = readBaseUrl(need(values['metadata-url'], '--metadata-url'));
  const targets = values['target-base-url'];
  return createHttpTransport({
    metadataUrl,
    targetsUrl: targets === undefined ? metadataUrl : readBaseUrl(targets),
  });
}

async function initFolder(folder: MetadataFolder, file: string): Promise<void> {
  const bytes = new Uint8Array(readFileSync(file));
  const root = await verifyInitialRoot(bytes, crypto);
  if (!root.ok) throw new CommandError(fail('initial-root', root.reason).sentence);
  folder.init(bytes, root.value.metadata.version);
}

async function refresh(
  folder: MetadataFolder,
  transport: TufTransport,
  values: Options,
): Promise<TrustedSet> {
  const days = Number(values['days-in-future']);
  if (!Number.isFinite(days)) throw new CommandError('--days-in-future takes a number.');
  const result = await refreshRepository({
    transport,
    store: folder,
    crypto,
    initialRoot: folder.readInitialRoot(),
    now: Math.floor(Date.now() / 1000) + days * 86_400,
  });
  for (const notice of result.notices) process.stderr.write(`notice: ${JSON.stringify(notice)}\n`);
  if (!result.ok) throw new CommandError(describeProblem(result));
  const { root, timestamp, snapshot, targets } = result.trusted;
  const versions = `root ${root.version}, timestamp ${timestamp.version}, snapshot ${snapshot.version}, targets ${targets.version}`;
  process.stdout.write(`${versions}, timestamp good until ${writeUtcTime(timestamp.expires)}\n`);
  return result.trusted;
}

function describeProblem({ failure, staleSince }: Extract<RefreshResult, { ok: false }>): string {
  const stale = staleSince === null ? '' : ` What is trusted is stale since ${writeUtcTime(staleSince)}.`;
  return `${failure.part}, ${failure.code}: ${failure.sentence}${stale}`;
}

async function download(folder: MetadataFolder, transport: TufTransport, values: Options): Promise<void> {
  const name = need(values['target-name'], '--target-name');
  need(values['target-base-url'], '--target-base-url');
  const targetFolder = need(values['target-dir'], '--target-dir');
  const trusted = await refresh(folder, transport, values);
  // A name may have folders in it; percent-encoded it is one file name.
  const path = join(targetFolder, encodeURIComponent(name));
  if (await hasTarget(trusted, name, path)) {
    process.stdout.write(`${path} is there already\n`);
    return;
  }
  const result = await downloadTarget({ transport, crypto, trusted, name });
  if (!result.ok) throw new CommandError(`target, ${result.failure.code}: ${result.failure.sentence}`);
  mkdirSync(targetFolder, { recursive: true });
  writeFileSync(`${path}.new`, result.bytes);
  renameSync(`${path}.new`, path);
  process.stdout.write(`${path}: ${result.bytes.length} bytes\n`);
}

async function hasTarget(trusted: TrustedSet, name: string, path: string): Promise<boolean> {
  const found = findTarget(trusted, name);
  if (!found.ok) return false;
  try {
    const bytes = new Uint8Array(readFileSync(path));
    return (
      bytes.length === found.target.length && (await checkHashes(bytes, found.target.hashes, crypto)) === null
    );
  } catch {
    return false;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
});
