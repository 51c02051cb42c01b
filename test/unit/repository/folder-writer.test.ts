import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withLock } from '../../../tools/list/repository/folder-lock.ts';
import { FolderWriter, type WriteStep } from '../../../tools/list/repository/folder-writer.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-writer-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OLD = Buffer.from('old');
const NEW = Buffer.from('new content');

describe('writing a file', () => {
  it('shows the old content until the rename, and the whole of the new from then on', () => {
    const path = join(folder, 'a/b/file');
    const seen: [WriteStep['kind'], string][] = [];
    new FolderWriter().replace(path, OLD);
    new FolderWriter(({ kind }) => seen.push([kind, readFileSync(path, 'utf8')])).replace(path, NEW);
    expect(seen).toEqual([
      ['opened', 'old'],
      ['written', 'old'],
      ['renamed', 'new content'],
    ]);
  });

  it('never overwrites what is added, and takes the same content as done', () => {
    const path = join(folder, 'once');
    const steps: WriteStep[] = [];
    const writer = new FolderWriter((step) => steps.push(step));
    writer.add(path, OLD);
    writer.add(path, OLD);
    expect(steps).toHaveLength(3);
    expect(() => writer.add(path, NEW)).toThrow(
      'is there already with other content, and is never overwritten.',
    );
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('is not hindered by what a killed program left', () => {
    const path = join(folder, 'left');
    writeFileSync(`${path}.new`, 'half of a longer file that was never finished');
    new FolderWriter().add(path, NEW);
    expect(readFileSync(path, 'utf8')).toBe('new content');
    expect(existsSync(`${path}.new`)).toBe(false);
  });
});

describe('the lock of a repository', () => {
  it('keeps a second program out, and is gone after the first, whatever its end', async () => {
    await withLock(folder, async () => {
      await expect(withLock(folder, async () => 'both')).rejects.toThrow(
        `Another program (process ${process.pid} on ${hostname()}) is changing this repository.`,
      );
    });
    await expect(withLock(folder, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await withLock(folder, async () => 'alone')).toBe('alone');
  });

  it('of a program that no longer runs does not count; one of another computer does', async () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    // Linux has no process of this number: it is above the highest that there can be.
    writeFileSync(join(other, 'lock'), `4194305 ${hostname()}\n`);
    expect(await withLock(other, async () => 'taken over')).toBe('taken over');
    writeFileSync(join(other, 'lock'), '4194305 elsewhere\n');
    await expect(withLock(other, async () => 'both')).rejects.toThrow(`delete ${join(other, 'lock')}`);
  });
});
