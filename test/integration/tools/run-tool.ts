import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface ToolResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `node` is told to run a tool: its one packed file, which `test/support/pack-tools-once.ts` made of its source. */
export function toolFile(name: string): string {
  const folder = process.env['CORDON_TOOLS'];
  if (folder === undefined) throw new Error('the tools are not packed');
  return join(folder, `${name}.mjs`);
}

/** Runs a tool as `npm run -s` does, but for reading its TypeScript anew. */
export function runTool(name: string, args: readonly string[], input = ''): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [toolFile(name), ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    const texts = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      texts.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      texts.stderr += text;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, ...texts }));
    child.stdin.end(input);
  });
}
