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

/** Where a run leaves its results, below the project's folder. */
export const RESULTS_FILE = 'out/test/guard-matrix.json';

/** Reads what a run left: a result for each configuration that ran. Null where it is something else. */
export function readResults(text: string): readonly ConfigurationResults[] | null {
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) return null;
  const isOurs = value.every(
    (one: unknown) =>
      typeof one === 'object' &&
      one !== null &&
      'cells' in one &&
      Array.isArray(one.cells) &&
      'configuration' in one &&
      (CONFIGURATIONS as readonly unknown[]).includes(one.configuration),
  );
  return isOurs ? (value as readonly ConfigurationResults[]) : null;
}
