import { fileURLToPath } from 'node:url';
import { readNeverList } from '../../../src/core/list/never-list.ts';
import type { GuardRules } from '../../../tools/list/guards.ts';
import { readGuards } from '../../../tools/list/guards-options.ts';
import type { FormatName } from '../../../tools/list/import/formats.ts';
import { type ImportResult, importList } from '../../../tools/list/import/import-list.ts';
import { type ImportSource, profileOf } from '../../../tools/list/import/import-source.ts';

export const TODAY = '2026-11-22';

/** A sample by its name in `test/fixtures/import`. */
export function samplePath(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/import/${name}`, import.meta.url));
}

/** The packaged never-list, and nothing else that is guarded. */
export function plainGuards(): GuardRules {
  return readGuards({ 'max-change': '20', 'accept-change': false }).rules;
}

/** No host is never-listed. */
export function openGuards(): GuardRules {
  const never = readNeverList({ authorities: [], popular: [] });
  if (!never.ok) throw new Error('the never-list is wrong');
  return {
    neverList: never.list,
    authorities: [],
    forced: new Set(),
    ownDomains: new Set(),
    repository: null,
  };
}

export function sourceOf(
  format: FormatName,
  path: string,
  changes: Partial<ImportSource> = {},
): ImportSource {
  return { ...profileOf(format), lastSeen: null, inputs: [{ format, path }], ...changes };
}

export interface Imported {
  readonly result: ImportResult;
  /** `type value`, in the order of the table; of personal data the hash. */
  readonly indicators: readonly string[];
  /** `reason file:unit` */
  readonly rejects: readonly string[];
}

/** Imports sources on {@link TODAY}. */
export async function importSources(
  sources: readonly ImportSource[],
  rules: GuardRules = plainGuards(),
): Promise<Imported> {
  const rejects: string[] = [];
  const info = { id: 'test', name: 'Test', version: 1, date: TODAY, publisher: { legalName: 'Test' } };
  const result = await importList(
    { info, sources, rules },
    {
      onReject: (reason, file, unit) => rejects.push(`${reason} ${file}:${unit}`),
      onProgress: () => undefined,
    },
  );
  const entries = result.ok ? [...result.list.table.entries()] : [];
  return { result, indicators: entries.map(({ indicator: { type, value } }) => `${type} ${value}`), rejects };
}
