import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, runTool, type ToolResult, toolFile } from './run-tool.ts';

/** Runs one of package.json's commands as a person does. */
function runScript(name: string, args: readonly string[]): Promise<ToolResult> {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const [program = '', ...rest] = (scripts[name] ?? '').split(' ');
  return new Promise((resolve, reject) => {
    const child = spawn(join(ROOT, 'node_modules/.bin', program), [...rest, ...args], { cwd: ROOT });
    const texts = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      texts.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      texts.stderr += text;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, ...texts }));
    child.stdin.end();
  });
}

// Tests run tools from one packed file each (test/support/packed-tools.ts).
describe('a tool that is packed for tests', () => {
  it.each([
    ['list', ['no-such-command']],
    ['lookup', ['https://redvds.com/', 'https://example.com/']],
    ['simulate', ['--help']],
    ['tuf', ['--metadata-dir', 'absent', 'refresh']],
  ])('does what its command does: %s', async (name, args) => {
    expect(existsSync(toolFile(name))).toBe(true);
    const packed = await runTool(name, args);
    expect(packed.stdout + packed.stderr).not.toBe('');
    expect(packed).toEqual(await runScript(name, args));
  });
});
