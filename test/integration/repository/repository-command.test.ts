import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTool, type ToolResult } from '../tools/run-tool.ts';

let work = '';
let repository = '';
let passphrase: readonly string[] = [];
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'cordon-command-'));
  repository = join(work, 'repository');
  writeFileSync(join(work, 'passphrase'), 'a passphrase of this test\n');
  writeFileSync(join(work, 'wrong'), 'not the passphrase of it\n');
  writeFileSync(join(work, 'feed.txt'), 'one.example\ntwo.example\n');
  passphrase = ['--passphrase-file', join(work, 'passphrase')];
  await list('pack', join(work, 'feed.txt'), '--format', 'domains', '--out', join(work, 'built'));
  const made = await list('init', repository, '--root-keys', '1', '--root-threshold', '1', ...passphrase);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toMatch(/^URL#sha256=[0-9a-f]{64}$/m);
}, 60_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

function list(...args: readonly string[]): Promise<ToolResult> {
  return runTool('list', args);
}

/** One sentence on standard error, nothing else, and no trace of the program itself. */
function expectSentence({ status, stdout, stderr }: ToolResult, expected: string, code = 1): void {
  expect(stderr).toContain(expected);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  expect({ status, stdout }).toEqual({ status: code, stdout: '' });
}

describe('list release and its like', { timeout: 60_000 }, () => {
  it('refuse a wrong passphrase, and publish nothing', async () => {
    const released = await list(
      'release',
      repository,
      '--list',
      join(work, 'built'),
      '--passphrase-file',
      join(work, 'wrong'),
    );
    expectSentence(released, 'The passphrase of targets-1 is wrong');
    expect(readdirSync(join(repository, 'public/metadata'))).toEqual(['1.root.json']);
    expect(existsSync(join(repository, 'lock'))).toBe(false);
  });

  it('ask for a passphrase at a terminal, and say so where there is none', async () => {
    expectSentence(
      await list('release', repository, '--list', join(work, 'built')),
      'There is no terminal to ask for a passphrase at: use --passphrase-file FILE.',
    );
  });

  it('say what is missing', async () => {
    expectSentence(
      await list('release', repository, ...passphrase),
      'Say what to release: --list BUILT_DIR.',
      2,
    );
    expectSentence(await list('renew', repository, ...passphrase), 'Nothing is released here yet');
    expectSentence(await list('renew', work, ...passphrase), 'is no repository: it has no repository.json');
    expectSentence(await list('verify', repository), 'timestamp.json is missing on the server');
    expectSentence(await list('verify', join(work, 'absent')), 'There is no folder');
    expectSentence(
      await list('init', repository, ...passphrase),
      'is not empty: a new repository needs an empty folder.',
    );
    expectSentence(
      await list('keys', 'rotate', repository, 'timestamp-9', ...passphrase),
      'No key in force is called timestamp-9',
    );
  });

  it.each([
    [['init'], 'Name the folder of the repository.'],
    [['init', 'a', 'b'], '"b" is one word too many'],
    [
      ['init', 'x', '--root-keys', '2', '--root-threshold', '3'],
      '--root-threshold must be a whole number from 1 to 2.',
    ],
    [['init', 'x', '--timestamp-days', '0'], '--timestamp-days must be a whole number from 1 to'],
    [['init', 'x', '--url', 'ftp://lists.example/'], '--url must be the http(s) address'],
    [['init', 'x', '--passphrase', 'on the command line'], "Unknown option '--passphrase'"],
    [['keys'], 'Say what to do with the keys'],
    [['keys', 'add', 'x', 'king'], 'is no repository'],
    [['verify'], 'Name one repository'],
    [['verify', 'http://127.0.0.1:9/#sha256=12'], 'After # comes sha256= and 64 hex digits.'],
    [['serve', 'x', '--port', '99999'], '--port must be a number from 0 to 65535.'],
    [['release', 'x', '--list', 'y', '--deltas-from', 'all'], 'is no repository'],
  ])('answer %j with one sentence', async (args, sentence) => {
    const code = sentence === 'is no repository' ? 1 : 2;
    expectSentence(await list(...args), sentence, code);
  });

  it('publish, show and verify; the fingerprint must be the right one', async () => {
    const released = await list('release', repository, '--list', join(work, 'built'), ...passphrase);
    expect(released).toMatchObject({ status: 0, stderr: '' });
    expect(released.stdout).toContain('version 1: 2 indicators published');
    const keys = await list('keys', 'list', repository);
    expect(keys.stdout).toMatch(/^root: 1 of 1 must sign$/m);
    const verified = await list('verify', repository);
    expect(verified).toMatchObject({ status: 0, stderr: '' });
    const fingerprint = /fingerprint ([0-9a-f]{64})/.exec(verified.stdout)?.[1] ?? '';
    expect((await list('verify', `${repository}#sha256=${fingerprint}`)).status).toBe(0);
    expectSentence(
      await list('verify', `${repository}#sha256=${'0'.repeat(64)}`),
      'begins with another root',
    );
    expectSentence(
      await list('release', repository, '--list', join(work, 'built'), ...passphrase),
      'Version 1 is published already',
    );
  });

  it('write a key for other tools, readable by nobody without its passphrase', async () => {
    const out = join(work, 'targets.pem');
    expect((await list('keys', 'export', repository, 'targets-1', '--out', out, ...passphrase)).status).toBe(
      0,
    );
    expectSentence(
      await list('keys', 'export', repository, 'targets-1', '--out', out, ...passphrase),
      'is never overwritten',
    );
  });
});
