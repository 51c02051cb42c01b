import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TufRole } from '../../../src/core/tuf/failure.ts';
import type { FolderWriter } from './folder-writer.ts';
import { RepositoryError } from './repository-error.ts';

/** What a publisher decided when the repository was made; `repository.json` in its folder. Nothing of it is secret. */
export interface RepositorySettings {
  /** The address that `public/` is hosted under, with a `/` at its end; null where it was not given. */
  readonly url: string | null;
  /** For how many days each role's file is good from the day it is signed on. */
  readonly days: Readonly<Record<TufRole, number>>;
  /** Hosts of the organisation that no release may list, as they were given. */
  readonly ownDomains: readonly string[];
  /** A release that adds or removes more than this share of the entries needs a person's word. */
  readonly maxChangePercent: number;
}

export const DEFAULT_SETTINGS: RepositorySettings = {
  url: null,
  days: { root: 365, targets: 90, snapshot: 14, timestamp: 7 },
  ownDomains: [],
  maxChangePercent: 20,
};

const NAME = 'repository.json';
export const MAX_DAYS = 3_650;

export function writeSettings(folder: string, settings: RepositorySettings, writer: FolderWriter): void {
  const text = `${JSON.stringify({ format: 1, ...settings }, null, 2)}\n`;
  writer.add(join(folder, NAME), new TextEncoder().encode(text));
}

/** Throws {@link RepositoryError} where the folder is no repository. */
export function readSettings(folder: string): RepositorySettings {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(folder, NAME), 'utf8'));
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new RepositoryError(
      isAbsent
        ? `${folder} is no repository: it has no ${NAME}. Make one with "list init".`
        : `${join(folder, NAME)} cannot be read: it must be JSON.`,
    );
  }
  const settings = checkSettings(value);
  if (settings === null)
    throw new RepositoryError(`${join(folder, NAME)} does not hold what "list init" wrote.`);
  return settings;
}

function isDays(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_DAYS;
}

function checkSettings(value: unknown): RepositorySettings | null {
  if (typeof value !== 'object' || value === null) return null;
  const { format, url, days, ownDomains, maxChangePercent } = value as Record<string, unknown>;
  if (format !== 1 || typeof days !== 'object' || days === null) return null;
  const { root, targets, snapshot, timestamp } = days as Record<string, unknown>;
  if (!isDays(root) || !isDays(targets) || !isDays(snapshot) || !isDays(timestamp)) return null;
  if (url !== null && typeof url !== 'string') return null;
  if (!isTexts(ownDomains)) return null;
  if (typeof maxChangePercent !== 'number' || !(maxChangePercent >= 0)) return null;
  return { url, days: { root, targets, snapshot, timestamp }, ownDomains, maxChangePercent };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
