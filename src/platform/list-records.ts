import type { DBSchema } from 'idb';
import type { IgnoredEntries } from '../core/list/ignored-entries.ts';

/** Which stored generation of a list answers now. */
export interface ActiveList {
  readonly listId: string;
  /** Key of the blocks, cases and filter of this version in storage; grows, never reused. */
  readonly generation: number;
  /** The generation before: kept until the new one has answered once. */
  readonly previous: number | null;
  /** Tells this content from any other (SHA-256 of the table, hex). */
  readonly stamp: string;
  /** Header and sparse index of the table. */
  readonly head: Uint8Array;
  /** What a person sees of the list; unread. */
  readonly info: unknown;
  /** How many case sets a stored slice of the cases holds. */
  readonly setsPerSlice: number;
  /** What of it counts for nothing. */
  readonly ignored: IgnoredEntries;
}

/** The stores of the database. */
export interface ListDatabase extends DBSchema {
  active: { key: string; value: ActiveList };
  blocks: { key: [generation: number, index: number]; value: Uint8Array };
  cases: { key: [generation: number, slice: number]; value: unknown };
  filters: { key: number; value: Uint8Array };
  /** What is kept of a list's repository; unread. */
  roles: { key: string; value: unknown };
  /** By list, what came with the release that answers; unread. */
  neverLists: { key: string; value: unknown };
  adapters: { key: string; value: unknown };
  vendors: { key: string; value: unknown };
  /** Parts of downloads that are not complete yet. */
  pieces: { key: [target: string, index: number]; value: Uint8Array };
}

/** A list as it is put into storage. */
export interface NewList {
  readonly listId: string;
  readonly stamp: string;
  readonly head: Uint8Array;
  /** Read once, a few at a time. */
  readonly blocks: Iterable<Uint8Array>;
  readonly info: unknown;
  readonly setsPerSlice: number;
  /** The cases, cut into slices of so many case sets. Read once, a few at a time. */
  readonly slices: Iterable<unknown>;
  readonly ignored: IgnoredEntries;
}

/** What a release may bring beside the list, in files of their own. */
export type BroughtName = 'adapters' | 'vendors';

/** Whether such a file of the release before stays, goes, or gives way to another. */
export type BroughtFile =
  | { readonly kind: 'kept' }
  | { readonly kind: 'none' }
  | { readonly kind: 'new'; readonly content: unknown };

/** A list from its repository, with the filter of its table and what else the release holds. */
export interface ListUpdate {
  readonly list: NewList;
  readonly filter: Uint8Array;
  /** What is kept under the list's id from now on; null for nothing. */
  readonly neverList: unknown;
  readonly brought: Readonly<Record<BroughtName, BroughtFile>>;
}
