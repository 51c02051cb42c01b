import type { FolderWriter } from './folder-writer.ts';
import type { KeyRing } from './key-ring.ts';
import type { RepositorySettings } from './settings.ts';

/** A repository that is worked on. */
export interface Repository {
  readonly folder: string;
  readonly settings: RepositorySettings;
  readonly writer: FolderWriter;
  readonly keys: KeyRing;
  /** Seconds since 1970 (UTC): when the work began. */
  readonly now: number;
}

export const DAY_SECONDS = 86_400;
