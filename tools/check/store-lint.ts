import { join } from 'node:path';
import linter from 'addons-linter';
import { ROOT } from './run-program.ts';

/**
 * Warnings of the Firefox store's linter that were looked at, each with the reason why it may stand. The key is the
 * warning's code and its file, with the hash of a built file's name as `*`.
 */
const REVIEWED_WARNINGS: ReadonlyMap<string, string> = new Map([
  [
    'UNSAFE_VAR_ASSIGNMENT assets/preact-*.js',
    'Preact’s own code for dangerouslySetInnerHTML. Lint forbids its use, and the pages’ policy (trusted types) refuses it.',
  ],
  [
    'UNSAFE_VAR_ASSIGNMENT src/content/notice.iife.js',
    'The same code of Preact, in the script that holds the notice. Lint forbids its use.',
  ],
  [
    'UNSAFE_VAR_ASSIGNMENT src/content/webmail.iife.js',
    'The same code of Preact, in the script that holds the notices in webmail. Lint forbids its use.',
  ],
]);

/**
 * Runs the Firefox store's own linter on an unpacked extension.
 * @param folder from the project's folder
 * @returns every error, every warning that was not reviewed, and every reviewed one that no longer comes
 */
export async function lintForStore(folder: string): Promise<readonly string[]> {
  const config = {
    _: [join(ROOT, folder)],
    logLevel: 'fatal',
    output: 'none',
    stack: false,
    warningsAsErrors: false,
    shouldScanFile: () => true,
  };
  const { errors, warnings } = await linter.createInstance({ config, runAsBinary: false }).run();
  const keyOf = ({ code, file }: (typeof warnings)[number]): string =>
    `${code} ${(file ?? 'package').replace(/-[\w-]{8}(?=\.\w+$)/, '-*')}`;
  const seen = new Set(warnings.map(keyOf));
  return [
    ...[...errors, ...warnings.filter((warning) => !REVIEWED_WARNINGS.has(keyOf(warning)))].map(
      (found) => `${keyOf(found)}: ${found.message} (line ${found.line ?? '?'})`,
    ),
    ...[...REVIEWED_WARNINGS.keys()]
      .filter((key) => !seen.has(key))
      .map((key) => `no longer reported: ${key}`),
  ];
}
