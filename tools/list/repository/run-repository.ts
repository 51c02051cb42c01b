import { parseArgs } from 'node:util';
import { formatCount, parseCommand, UsageError } from '../command-line.ts';
import { ProgressLine } from '../progress-line.ts';
import { withLock } from './folder-lock.ts';
import { FIRST_ROOT, metadataPath, publicFolder } from './layout.ts';
import { KEY_OPTIONS, needFolder, openRepository } from './open-repository.ts';
import { pruneRepository } from './prune-repository.ts';
import { type Release, type ReleaseOptions, releaseList } from './release-list.ts';
import { renewRepository, renewRoot } from './renew-repository.ts';
import { runInit } from './run-init.ts';
import { runKeys } from './run-keys.ts';
import { runVerify } from './run-verify.ts';
import { serveFolder } from './serve-folder.ts';
import { hashFile } from './sha256.ts';

const COMMANDS: ReadonlyMap<string, (args: readonly string[]) => Promise<number>> = new Map([
  ['init', runInit],
  ['release', runRelease],
  ['renew', runRenew],
  ['verify', runVerify],
  ['keys', runKeys],
  ['prune', runPrune],
  ['serve', runServe],
]);

/** What runs a command of the repository; null for any other. It gives the exit code, and rejects with what to tell. */
export function findRepositoryCommand(
  command: string | undefined,
): ((args: readonly string[]) => Promise<number>) | null {
  return COMMANDS.get(command ?? '') ?? null;
}

async function runRelease(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        list: { type: 'string' },
        adapters: { type: 'string' },
        vendors: { type: 'string' },
        'accept-change': { type: 'boolean', default: false },
        'deltas-from': { type: 'string' },
        ...KEY_OPTIONS,
      },
    }),
  );
  const folder = needFolder(positionals);
  if (values.list === undefined) throw new UsageError('Say what to release: --list BUILT_DIR.');
  const repository = openRepository(folder, values);
  const progress = new ProgressLine();
  const options: ReleaseOptions = {
    list: values.list,
    adapters: values.adapters ?? null,
    vendors: values.vendors ?? null,
    acceptsChange: values['accept-change'],
    deltasFrom: readVersions(values['deltas-from']),
    onProgress: (text) => progress.show(text),
  };
  const { release, removed } = await withLock(folder, async () => ({
    release: await releaseList(repository, options),
    removed: await pruneRepository(repository),
  }));
  progress.clear();
  reportRelease(release);
  if (removed.length > 0) console.log(`${formatCount(removed.length)} old files removed`);
  return 0;
}

function readVersions(text: string | undefined): readonly number[] | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,9}(?:,[1-9]\d{0,9})*$/.test(text))
    throw new UsageError('--deltas-from takes versions of the list, such as 3,7.');
  return [...new Set(text.split(',').map(Number))];
}

function reportRelease({ info, versions, targets, leftOut }: Release): void {
  const { timestamp, snapshot, targets: targetsVersion } = versions;
  console.log(`${info.name}, version ${info.version}: ${formatCount(info.entries)} indicators published`);
  for (const { name, bytes } of targets) console.log(`  ${name}  ${formatCount(bytes)} bytes`);
  for (const from of leftOut) console.log(`  no delta from version ${from}: it is larger than the table`);
  console.log(`targets ${targetsVersion}, snapshot ${snapshot}, timestamp ${timestamp}`);
}

async function runRenew(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { root: { type: 'boolean', default: false }, ...KEY_OPTIONS },
    }),
  );
  const folder = needFolder(positionals);
  const repository = openRepository(folder, values);
  if (values.root) {
    const { version, expires } = await withLock(folder, () => renewRoot(repository));
    console.log(`root ${version}, good until ${expires}`);
    return 0;
  }
  const { versions, warnings, problems } = await withLock(folder, () => renewRepository(repository));
  const { timestamp, snapshot, targets } = versions;
  console.log(`timestamp ${timestamp}, snapshot ${snapshot}, targets ${targets}`);
  for (const warning of warnings) console.error(`warning: ${warning}`);
  for (const problem of problems) console.error(problem);
  return problems.length === 0 ? 0 : 1;
}

async function runPrune(args: readonly string[]): Promise<number> {
  const { positionals } = parseCommand(() =>
    parseArgs({ args: [...args], allowPositionals: true, options: {} }),
  );
  const folder = needFolder(positionals);
  const removed = await withLock(folder, () => pruneRepository(openRepository(folder, {})));
  for (const path of removed) console.log(path);
  console.log(`${formatCount(removed.length)} files removed`);
  return 0;
}

async function runServe(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { port: { type: 'string', default: '8080' } },
    }),
  );
  const folder = needFolder(positionals);
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535)
    throw new UsageError('--port must be a number from 0 to 65535.');
  openRepository(folder, {});
  const fingerprint = hashFile(metadataPath(folder, FIRST_ROOT));
  const { url, close } = await serveFolder(publicFolder(folder), Number(values.port), (status, path) =>
    console.log(`${status} ${path}`),
  );
  console.log(`${url}#sha256=${fingerprint}`);
  console.log('For this computer only, for trying. Ctrl-C ends it.');
  return new Promise((resolve) => {
    const stop = (): void => void close().then(() => resolve(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}
