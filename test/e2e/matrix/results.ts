import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProtectionLevel } from '../../../src/ui/protection-level.ts';
import { CONFIGURATIONS, type Configuration } from './ground.ts';
import type { Seen } from './trial.ts';

/** What was found in one cell on one configuration. */
export interface CellResult {
  readonly name: string;
  readonly title: string;
  readonly seen: Seen;
  /** Requests that reached the listed host. */
  readonly requests: number;
  /** What they asked for. */
  readonly paths: readonly string[];
}

/** What one configuration gave. */
export interface ConfigurationResults {
  readonly configuration: Configuration;
  /** As the browser names itself: `Chromium/156.0.8078.79`. */
  readonly version: string;
  /** What the popup says of the protection. */
  readonly level: ProtectionLevel;
  readonly cells: readonly CellResult[];
}

/** Where a run leaves its results, below the project's folder: a file for each configuration. */
const RESULTS_FOLDER = 'out/test/guard-matrix';

/** Where the results of one configuration lie. @param root the project's folder */
export function resultsFile(root: string, configuration: Configuration): string {
  return join(root, RESULTS_FOLDER, `${configuration.toLowerCase().replace(/\W+/g, '-')}.json`);
}

/** Reads what the last run of each configuration left; those that have not run, or left something else, are missing. */
export function readResults(root: string): readonly ConfigurationResults[] {
  return CONFIGURATIONS.flatMap((configuration) => {
    const file = resultsFile(root, configuration);
    const value: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
    return isOurs(value) && value.configuration === configuration ? [value] : [];
  });
}

function isOurs(value: unknown): value is ConfigurationResults {
  return (
    typeof value === 'object' &&
    value !== null &&
    'configuration' in value &&
    'cells' in value &&
    Array.isArray(value.cells)
  );
}
