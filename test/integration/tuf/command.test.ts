import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, encode, ROLES, type Role, TufRepository, writeTime } from '../../support/tuf-repository.ts';
import { startTufServer, type TufServer } from '../../support/tuf-server.ts';
import { ROOT, toolFile } from '../tools/run-tool.ts';

const today = Math.floor(Date.now() / 1000);
let folder: string;
let repository: TufRepository;
let server: TufServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-tuf-'));
  repository = await TufRepository.create((each) => {
    for (const role of ROLES) each[role].expires = writeTime(today + 30 * DAY);
  });
  server = await startTufServer(repository);
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** As the conformance suite calls a client: what it needs first, the command last. */
function run(...args: string[]): Promise<Run> {
  const command = [toolFile('tuf'), '--metadata-dir', join(folder, 'metadata'), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: ROOT }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
    });
  });
}

async function init(bytes = repository.initialRoot): Promise<number> {
  writeFileSync(join(folder, 'initial.json'), bytes);
  return (await run('init', join(folder, 'initial.json'))).code;
}

function refresh(...args: string[]): Promise<Run> {
  return run('--metadata-url', server.metadataUrl, ...args, 'refresh');
}

function download(name: string): Promise<Run> {
  const target = ['--target-name', name, '--target-dir', join(folder, 'targets')];
  return run(
    '--metadata-url',
    server.metadataUrl,
    ...target,
    '--target-base-url',
    server.targetsUrl,
    'download',
  );
}

/** Every JSON file of the metadata folder by role, with its version. */
function readVersions(): Record<string, number> {
  const files = readdirSync(join(folder, 'metadata')).filter((name) => name.endsWith('.json'));
  const read = (name: string): number =>
    JSON.parse(readFileSync(join(folder, 'metadata', name), 'utf8')).signed.version;
  return Object.fromEntries(files.map((name) => [name.replace('.json', ''), read(name)]));
}

function listTargets(): Record<string, string> {
  const names = readdirSync(join(folder, 'targets'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, 'targets', name), 'utf8')]));
}

describe('init', () => {
  it('stores the root and asks nobody', async () => {
    expect(await init()).toBe(0);
    expect(readFileSync(join(folder, 'metadata/root.json'))).toEqual(Buffer.from(repository.initialRoot));
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['no JSON', async () => encode('{')],
    [
      'a root without a version',
      async () => encode(JSON.stringify({ signatures: [], signed: { _type: 'root' } })),
    ],
    [
      'a root with a wrong signature',
      () => repository.sign('root', ([first]) => Object.assign(first ?? {}, { sig: '00' })),
    ],
  ])('refuses %s, and a refresh then asks nobody either', async (_, make) => {
    expect(await init(await make())).toBe(1);
    expect(await refresh()).toMatchObject({ code: 1 });
    expect(server.requests).toEqual([]);
  });

  it('of a wrong root that another tool put there is noticed by refresh', async () => {
    await init();
    rmSync(join(folder, 'metadata/root_history'), { recursive: true });
    writeFileSync(join(folder, 'metadata/root.json'), '{}');
    expect(await refresh()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('initial-root, malformed'),
    });
    expect(server.requests).toEqual([]);
  });
});

describe('refresh', () => {
  it('stores the four roles byte for byte', async () => {
    await init();
    expect(await refresh()).toMatchObject({ code: 0, stderr: '' });
    for (const role of ROLES) {
      const stored = readFileSync(join(folder, `metadata/${role}.json`));
      expect(stored.equals(repository.file(`${role}.json`)), role).toBe(true);
    }
    expect(readVersions()).toEqual({ root: 1, timestamp: 1, snapshot: 1, targets: 1 });
    expect(server.requests.map((path) => path.replace('metadata/', ''))).toEqual([
      '2.root.json',
      'timestamp.json',
      '1.snapshot.json',
      '1.targets.json',
    ]);
  });

  it('works with a metadata address without a slash at its end', async () => {
    await init();
    const result = await run('--metadata-url', server.metadataUrl.slice(0, -1), 'refresh');
    expect(result.code).toBe(0);
  });

  it('follows roots and remembers them', async () => {
    await init();
    for (let count = 0; count < 3; count++) {
      repository.rotateKeys('timestamp');
      await repository.publish('root');
    }
    await repository.publish('timestamp');
    expect((await refresh()).code).toBe(0);
    expect(readVersions()).toMatchObject({ root: 4, timestamp: 2 });
    server.requests.length = 0;
    expect((await refresh()).code).toBe(0);
    expect(server.requests).toEqual(['metadata/5.root.json', 'metadata/timestamp.json']);
  });

  it.each([
    ['root', { root: 1 }],
    ['timestamp', { root: 2 }],
    ['snapshot', { root: 2, timestamp: 2 }],
    ['targets', { root: 2, timestamp: 2, snapshot: 2 }],
  ] as const)('keeps what comes before a %s without signatures', async (role: Role, versions) => {
    await init();
    repository.signers[role] = [];
    await repository.publish(...ROLES);
    expect(await refresh()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`${role}, too-few-signatures`),
    });
    expect(readVersions()).toEqual(versions);
  });

  it('keeps the old files where a listed one is missing', async () => {
    await init();
    await refresh();
    await repository.publish('snapshot', 'timestamp');
    repository.metadata.delete('2.snapshot.json');
    expect((await refresh()).code).toBe(1);
    expect(readVersions()).toEqual({ root: 1, timestamp: 2, snapshot: 1, targets: 1 });
    await repository.publish('snapshot', 'timestamp');
    expect((await refresh()).code).toBe(0);
    expect(readVersions()).toEqual({ root: 1, timestamp: 3, snapshot: 3, targets: 1 });
  });

  it('recovers from versions driven up by new keys', async () => {
    await init();
    repository.timestamp.version = 99_999;
    await repository.publishAs('timestamp', 99_999);
    expect((await refresh()).code).toBe(0);
    repository.rotateKeys('timestamp');
    repository.timestamp.version = 1;
    await repository.publish('root');
    await repository.publishAs('timestamp', 1);
    expect((await refresh()).code).toBe(0);
    expect(readVersions()).toMatchObject({ root: 2, timestamp: 1 });
  });

  it('notices the expiry of what it has: the clock 31 days later', async () => {
    await init();
    expect((await refresh()).code).toBe(0);
    const late = await refresh('--days-in-future', '31');
    expect(late).toMatchObject({ code: 1, stderr: expect.stringContaining('root, expired') });
    expect(late.stderr).toContain(`stale since ${writeTime(today + 30 * DAY)}`);
    expect((await refresh('--days-in-future', '29')).code).toBe(0);
  });

  it('goes on from a folder that was left between any two files of a commit', async () => {
    await init();
    await refresh();
    repository.rotateKeys('timestamp');
    await repository.publish(...ROLES);
    const before = snapshotFolder();
    expect((await refresh()).code).toBe(0);
    const after = snapshotFolder();
    const order = [
      'root_history/2.root.json',
      'root.json',
      'targets.json',
      'snapshot.json',
      'timestamp.json',
      'update-state',
    ];
    expect(
      [...after.keys()]
        .filter((name) => !after.get(name)?.equals(before.get(name) ?? Buffer.alloc(0)))
        .sort(),
    ).toEqual([...order].sort());
    for (let written = 0; written <= order.length; written++) {
      for (const name of order) rmSync(join(folder, 'metadata', name), { force: true });
      for (const [index, name] of order.entries()) {
        const bytes = (index < written ? after : before).get(name);
        if (bytes !== undefined) writeFileSync(join(folder, 'metadata', name), bytes);
      }
      expect((await refresh()).code, `${written} files written`).toBe(0);
      expect(readVersions()).toEqual({ root: 2, timestamp: 2, snapshot: 2, targets: 2 });
    }
  });

  function snapshotFolder(): Map<string, Buffer> {
    const base = join(folder, 'metadata');
    const names = readdirSync(base, { recursive: true, encoding: 'utf8' });
    const files = names.filter((name) => statSync(join(base, name)).isFile());
    return new Map(files.map((name) => [name, readFileSync(join(base, name))]));
  }
});

describe('download', () => {
  it('refreshes first, although there is no such target', async () => {
    await init();
    expect(await download('nonexistent artifact')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('unknown-target'),
    });
    expect(readVersions()).toEqual({ root: 1, timestamp: 1, snapshot: 1, targets: 1 });
  });

  it('stores a target once, under its percent-encoded name', async () => {
    repository.addTarget('path/to/a file.txt', encode('content'));
    await repository.publish('targets', 'snapshot', 'timestamp');
    await init();
    expect((await download('path/to/a file.txt')).code).toBe(0);
    expect(listTargets()).toEqual({ 'path%2Fto%2Fa%20file.txt': 'content' });
    server.requests.length = 0;
    expect((await download('path/to/a file.txt')).code).toBe(0);
    expect(server.requests.filter((path) => path.startsWith('targets/'))).toEqual([]);
  });

  it('replaces it by a new version, and never by anything else', async () => {
    repository.addTarget('a.txt', encode('first'));
    await repository.publish('targets', 'snapshot', 'timestamp');
    await init();
    await download('a.txt');
    repository.addTarget('a.txt', encode('second'));
    await repository.publish('targets', 'snapshot', 'timestamp');
    expect((await download('a.txt')).code).toBe(0);
    expect(listTargets()).toEqual({ 'a.txt': 'second' });
    repository.addTarget('a.txt', encode('third.'));
    await repository.publish('targets', 'snapshot', 'timestamp');
    for (const path of repository.targetFiles.keys()) repository.targetFiles.set(path, encode('forged'));
    expect(await download('a.txt')).toMatchObject({ code: 1, stderr: expect.stringContaining('wrong-hash') });
    expect(listTargets()).toEqual({ 'a.txt': 'second' });
  });

  it.each([[['sha256']], [['sha512']], [['sha256', 'sha512']]])(
    'takes hashes of the kinds %j',
    async (algorithms) => {
      repository.addTarget('a.txt', encode('content'), algorithms);
      await repository.publish('targets', 'snapshot', 'timestamp');
      await init();
      expect((await download('a.txt')).code).toBe(0);
      expect(server.requests.filter((path) => path.startsWith('targets/'))).toHaveLength(1);
    },
  );
});

describe('a call that cannot be understood', () => {
  it.each([
    [['refresh'], 'Give --metadata-url'],
    [['init'], 'Give a root file'],
    [[], 'Say init, refresh or download'],
    [['--metadata-url', 'nowhere', 'refresh'], 'Invalid URL'],
    [['--unknown'], 'Unknown option'],
  ])('%j', async (args, message) => {
    expect(await run(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
  });
});
