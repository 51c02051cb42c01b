import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../tools/run-tool.ts';

/** The commands of the section "The walk", in their order, as they stand in the document. */
function readWalk(): string {
  const text = readFileSync(join(ROOT, 'docs/publishing.md'), 'utf8');
  const section = /^## The walk$(.*?)^## /ms.exec(text)?.[1] ?? '';
  return [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block).join('\n');
}

interface Walk {
  readonly status: number | null;
  readonly output: string;
}

/** Its output goes into a file, and what it left running is ended: a server would hold a pipe open. */
async function walk(work: string): Promise<Walk> {
  const path = join(work, 'output');
  const output = openSync(path, 'w');
  const child = spawn('bash', ['-eu', '-o', 'pipefail', '-c', readWalk()], {
    cwd: ROOT,
    env: { ...process.env, WORK: work },
    stdio: ['ignore', output, output],
    detached: true,
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  closeSync(output);
  endGroup(child.pid);
  return { status, output: readFileSync(path, 'utf8') };
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid);
  } catch (error) {
    // As it should be: nothing was left.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

describe('the walk of docs/publishing.md', () => {
  let work = '';
  let walked: Walk;
  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'cordon-walk-'));
    walked = await walk(work);
  }, 240_000);
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it('runs to its end as it is written', () => {
    expect(walked.status, walked.output).toBe(0);
  });

  it('prints what IT puts into the policy', () => {
    expect(walked.output).toMatch(/^https:\/\/lists\.example\.org\/our-list\/#sha256=[0-9a-f]{64}$/m);
  });

  it('leads browsers from version 1 to version 2 by delta', () => {
    expect(walked.output).toContain('a browser with version 1 comes to version 2 by delta');
    expect(walked.output).toContain('delta/1-2.bin: gives version 2 of version 1');
  });

  it('verifies the repository over HTTP, too', () => {
    const address = readFileSync(join(work, 'address'), 'utf8');
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#sha256=[0-9a-f]{64}\n/);
    expect(walked.output.match(/^fingerprint [0-9a-f]{64}$/gm)).toHaveLength(1);
  });

  it('replaces the online keys, a lost root key, and the root', () => {
    expect(walked.output).toContain('No longer trusted: timestamp-1, snapshot-1, targets-1.');
    expect(walked.output).toContain('No longer trusted: root-3.');
    expect(walked.output).toMatch(/^root 4, good until /m);
    expect(readdirSync(join(work, 'repository/keys')).sort()).toEqual([
      'snapshot-2.key',
      'targets-2.key',
      'timestamp-2.key',
    ]);
  });

  it('never shows a passphrase', () => {
    for (const name of ['root', 'online']) {
      expect(walked.output).not.toContain(readFileSync(join(work, 'secret', name), 'utf8').trim());
    }
  });

  it('leaves nothing unfinished behind', () => {
    const names = readdirSync(join(work, 'repository'), { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => name.endsWith('.new'))).toEqual([]);
    expect(existsSync(join(work, 'repository/lock'))).toBe(false);
  });
});
