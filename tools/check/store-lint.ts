import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './run-program.ts';

interface LinterMessage {
  readonly code: string;
  readonly message: string;
  readonly file?: string | null;
  readonly line?: number | null;
}
interface LinterReport {
  readonly errors: readonly LinterMessage[];
  readonly warnings: readonly LinterMessage[];
}
interface Linter {
  run(): Promise<LinterReport>;
}

/** Warnings of the Firefox store's linter that were looked at, each with the reason why it may stand. */
export const REVIEWED_WARNINGS: ReadonlyMap<string, string> = new Map();

/**
 * Runs the Firefox store's own linter on an unpacked extension.
 * @param folder from the project's folder
 * @returns every error, and every warning that {@link REVIEWED_WARNINGS} does not name
 */
export async function lintForStore(folder: string): Promise<readonly string[]> {
  const { createInstance } = createRequire(import.meta.url)('addons-linter') as {
    createInstance(options: { config: Record<string, unknown>; runAsBinary: boolean }): Linter;
  };
  const config = {
    _: [join(ROOT, folder)],
    logLevel: 'fatal',
    output: 'none',
    stack: false,
    warningsAsErrors: false,
    shouldScanFile: () => true,
  };
  const { errors, warnings } = await createInstance({ config, runAsBinary: false }).run();
  return [...errors, ...warnings.filter(({ code }) => !REVIEWED_WARNINGS.has(code))].map(
    ({ code, message, file, line }) => `${code}: ${message} (${file ?? 'package'}${line ? `:${line}` : ''})`,
  );
}
