import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { RepositoryError } from './repository-error.ts';

/**
 * Runs something that changes a repository while nothing else does: a signing job and a release could otherwise take the
 * same version. The lock of a program that no longer runs on this computer does not count.
 */
export async function withLock<Result>(folder: string, run: () => Promise<Result>): Promise<Result> {
  const path = join(folder, 'lock');
  takeLock(path);
  try {
    return await run();
  } finally {
    rmSync(path, { force: true });
  }
}

function takeLock(path: string): void {
  const owner = `${process.pid} ${hostname()}\n`;
  try {
    writeFileSync(path, owner, { flag: 'wx' });
    return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const [pid = '', host = ''] = readFileSync(path, 'utf8').trim().split(' ');
  if (host !== hostname() || isRunning(Number(pid))) {
    throw new RepositoryError(
      `Another program (process ${pid} on ${host}) is changing this repository. If it is not, delete ${path}.`,
    );
  }
  rmSync(path, { force: true });
  writeFileSync(path, owner, { flag: 'wx' });
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
