import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findBrowsers, needsPackages } from '../../../tools/setup.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-setup-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('when packages are installed', () => {
  function write(path: string, seconds: number): void {
    writeFileSync(join(folder, path), '{}');
    utimesSync(join(folder, path), seconds, seconds);
  }

  test.each([
    ['none are there', null, true],
    ['those there are older than the lock', 100, true],
    ['those there are newer than the lock', 300, false],
  ])('%s', (_, installed, expected) => {
    write('package-lock.json', 200);
    mkdirSync(join(folder, 'node_modules'));
    if (installed !== null) write('node_modules/.package-lock.json', installed);
    expect(needsPackages(folder)).toBe(expected);
  });
});

describe.runIf(process.platform === 'linux')('where browsers are looked for', () => {
  function writeProgram(name: string): string {
    const path = join(folder, name);
    writeFileSync(path, '#!/bin/sh\n');
    chmodSync(path, 0o755);
    return path;
  }

  test('on PATH, Chromium before Chrome before Edge', () => {
    vi.stubEnv('PATH', folder);
    vi.stubEnv('CHROME_PATH', '');
    vi.stubEnv('FIREFOX_PATH', '');
    expect(findBrowsers()).toEqual({ chromium: null, firefox: null });
    const edge = writeProgram('microsoft-edge');
    expect(findBrowsers().chromium).toEqual({ name: 'Edge', path: edge });
    const chromium = writeProgram('chromium');
    expect(findBrowsers().chromium).toEqual({ name: 'Chromium', path: chromium });
    const firefox = writeProgram('firefox-esr');
    expect(findBrowsers().firefox).toEqual({ name: 'Firefox', path: firefox });
  });

  test('a named one comes first, and none is found where it cannot be run', () => {
    vi.stubEnv('CHROME_PATH', writeProgram('my-chrome'));
    expect(findBrowsers().chromium?.path).toBe(join(folder, 'my-chrome'));
    vi.stubEnv('CHROME_PATH', join(folder, 'missing'));
    expect(findBrowsers().chromium).toBeNull();
  });
});
