import { URL as PinnedUrl } from 'whatwg-url';
import { readImportUrl } from '../../src/core/url/import-address.ts';
import type { Outcome } from './evaluate-vectors.ts';
import type { Suite, Vector } from './read-suites.ts';

/** How a platform did on one vector, by the suite's own expectation. */
export type Standing = 'as expected' | 'accepts, otherwise' | 'refuses' | 'nothing expected';

/** How a browser's key for one input stands to what a list built by the tools would hold. */
export type Agreement =
  /** Browser and list have the same host. */
  | 'same key'
  /** The browser opens it; the import refuses the line, so that no list holds another host for it. */
  | 'kept out'
  /** The browser refuses what the import takes: the entry is never met. */
  | 'never opened'
  /** Neither has a key. */
  | 'neither'
  /** The list would hold another host than the one that the browser looks up. Must not be. */
  | 'other key';

/**
 * Compares an outcome with what the suite expects: for canonical forms the address, else the parser's host.
 */
export function judgeOutcome(kind: Suite['kind'], { expected }: Vector, outcome: Outcome): Standing {
  if (expected === undefined) return 'nothing expected';
  const actual = kind === 'canonical' ? outcome.text : outcome.hostname;
  if (actual === expected) return 'as expected';
  return actual === null ? 'refuses' : 'accepts, otherwise';
}

/** The host that a list holds for a line with this input; null where the import refuses it. */
export function readListKey(input: string): string | null {
  const imported = readImportUrl(input, PinnedUrl);
  return imported.ok ? imported.url.host : null;
}

/** Compares the key that a browser looks up with the one that a list holds. */
export function compareKeys(listKey: string | null, browserKey: string | null): Agreement {
  if (listKey === browserKey) return listKey === null ? 'neither' : 'same key';
  if (listKey === null) return 'kept out';
  return browserKey === null ? 'never opened' : 'other key';
}
