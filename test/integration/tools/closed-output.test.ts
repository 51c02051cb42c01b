import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './run-tool.ts';

/** Runs a tool whose reader goes away before it has read anything, as `| head` does at worst. */
function runUnread(
  name: string,
  args: readonly string[],
): Promise<{ status: number | null; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [`${ROOT}node_modules/tsx/dist/cli.mjs`, `${ROOT}tools/${name}/main.ts`, ...args],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stderr }));
  });
}

describe('a tool whose output is closed', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cordon-unread-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('does its work to the end, and says nothing of it', async () => {
    const input = join(folder, 'feed.txt');
    writeFileSync(input, 'one.example\ntwo words\n192.0.2.1\n');
    const out = join(folder, 'built');
    const args = ['pack', input, '--format', 'domains', '--out', out];
    expect(await runUnread('list', args)).toEqual({ status: 0, stderr: '' });
    expect(existsSync(join(out, 'table.bin'))).toBe(true);
  });

  it('still ends with 1 where the work fails', async () => {
    const input = join(folder, 'nothing.txt');
    writeFileSync(input, 'two words\n192.0.2.1\n');
    const args = ['pack', input, '--format', 'domains', '--out', join(folder, 'none')];
    const { status, stderr } = await runUnread('list', args);
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'no line names a host that can be listed\n' });
  });

  it.each(
    readdirSync(join(ROOT, 'tools')).filter((name) => existsSync(join(ROOT, 'tools', name, 'main.ts'))),
  )('tools/%s/main.ts takes care of it', (name) => {
    // A long lookup stops reading its input, too, so it has a way of its own.
    expect(readFileSync(join(ROOT, 'tools', name, 'main.ts'), 'utf8')).toMatch(
      name === 'lookup' ? /'EPIPE'/ : /^outliveReader\(\);$/m,
    );
  });
});
