import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface ProgramResult {
  /** Null where the program was ended by a signal. */
  readonly status: number | null;
  /** Standard output and error, in the order in which they came. */
  readonly output: string;
}

/**
 * Runs a script of an installed package with this Node, in the project's folder.
 * @param script path from the project's folder, such as `node_modules/typescript/bin/tsc`
 */
export function runScript(script: string, args: readonly string[]): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output: chunks.join('') }));
  });
}

/** Problems of a script that says by its exit code whether all is well. */
export async function findProblems(script: string, args: readonly string[]): Promise<readonly string[]> {
  const { status, output } = await runScript(script, args);
  return status === 0 ? [] : [output.trim() === '' ? `${script} ended with ${status}` : output];
}
