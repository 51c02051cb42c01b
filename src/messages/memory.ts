import type { MemoryExport } from '../core/mail/memory/export-memory.ts';
import type { Confirmation } from '../core/mail/memory/vendor-account.ts';
import type { ListedVendor } from '../core/mail/memory/vendor-list.ts';

/** The messages about what is remembered of mail, as functions (see `protocol.ts`). */
export interface MemoryProtocol {
  describeMemory(input: Record<never, never>): MemoryView;
  listMemory(input: MemoryQuery): MemoryPage;
  exportMemory(input: Record<never, never>): MemoryExport;
  forgetMemory(input: { readonly what: Forgetting }): ForgetOutcome;
  /** @param input `undo` of {@link ForgetOutcome} */
  undoForgetting(input: { readonly undo: string }): RestoreOutcome;
  switchMemory(input: { readonly isOn: boolean }): SettleOutcome;
  takeVendorList(input: VendorListInput): SettleOutcome;
  /** "I checked …": the account is this vendor's. Of accounts that no message of the vendor named, nothing is confirmed. */
  confirmAccount(input: AccountCheck): ConfirmOutcome;
  /** Of a message that was put in: memory may never have seen the vendor. */
  confirmPayee(input: PayeeCheck): ConfirmOutcome;
  undoConfirmation(input: AccountOfVendor): ConfirmOutcome;
}

/** What the options page shows of memory as a whole. */
export interface MemoryView {
  readonly isOn: boolean;
  /** Policy decides whether it is on. */
  readonly isLocked: boolean;
  /** How long an entry is kept after it was last seen, in days. */
  readonly keepDays: number;
  /** Why there is none; null where there is. */
  readonly trouble: MemoryTrouble | null;
  readonly correspondents: number;
  readonly vendors: number;
  /** Vendors of the person's own list, and of the organisation's. */
  readonly listed: number;
  readonly listedByOrganisation: number;
  /** When the keys were found gone and memory began anew, epoch milliseconds; null where that never happened. */
  readonly lostAt: number | null;
}

/** `private-window`: this window keeps nothing; `newer-version`: a newer Cordon has written it; `no-storage`: the browser gives no room. */
export type MemoryTrouble = 'private-window' | 'newer-version' | 'no-storage';

export interface MemoryQuery {
  readonly kind: 'correspondents' | 'vendors';
  /** Part of a name, an address, an account or a VAT number; empty for all. */
  readonly search: string;
  /** How many entries to pass over. */
  readonly offset: number;
}

/** Newest first, at most {@link MEMORY_PAGE} at a time. */
export interface MemoryPage {
  readonly total: number;
  readonly rows: readonly MemoryRow[];
}
export const MEMORY_PAGE = 25;

export type MemoryRow =
  | {
      readonly kind: 'correspondent';
      /** Names the entry to `forgetMemory`. */
      readonly id: string;
      readonly mailbox: string;
      readonly address: string;
      readonly name: string;
      /** Epoch milliseconds, as are all moments here. */
      readonly firstSeen: number;
      readonly lastSeen: number;
      readonly messages: number;
      readonly flagged: number;
      readonly isEstablished: boolean;
    }
  | {
      readonly kind: 'vendor';
      readonly id: string;
      /** Names the vendor to `confirmAccount`. */
      readonly vendor: string;
      readonly name: string;
      readonly accounts: readonly RememberedAccount[];
    };

export interface RememberedAccount {
  readonly account: string;
  readonly senders: readonly string[];
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly messages: number;
  readonly flagged: number;
  readonly standing: 'known' | 'pending' | 'contested' | 'flagged';
  readonly confirmed: { readonly how: Confirmation; readonly at: number } | null;
}

/** What is erased: everything, one entry, or what was first seen on a day or later (epoch milliseconds of its beginning). */
export type Forgetting =
  | { readonly kind: 'all' }
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'since'; readonly time: number };

export type ForgetOutcome =
  /** `undo` is for `undoForgetting`, for ten minutes; null where nothing was erased. */
  { readonly kind: 'done'; readonly erased: number; readonly undo: string | null } | MemoryRefusal;

export type RestoreOutcome =
  /** Zero: too late. */
  { readonly kind: 'done'; readonly restored: number } | MemoryRefusal;

export interface MemoryRefusal {
  readonly kind: 'refused';
  /** `locked`: policy decides; `not-stored`: storage failed; `unseen`: no message named that account for that vendor. */
  readonly because: 'locked' | 'not-stored' | 'unseen';
}

export type SettleOutcome = { readonly kind: 'done'; readonly view: MemoryView } | MemoryRefusal;
export type ConfirmOutcome = { readonly kind: 'done' } | MemoryRefusal;

/** An account that a person has checked with the vendor, or has not after all. */
export interface AccountOfVendor {
  /** What the vendor is remembered under. */
  readonly vendors: readonly string[];
  readonly account: string;
}

/** An account of a message that a person can confirm: what `confirmAccount` takes, and words for the person. */
export interface Payee extends AccountOfVendor {
  readonly name: string;
  readonly shown: string;
}

export interface AccountCheck extends AccountOfVendor {
  readonly how: Confirmation;
}

export interface PayeeCheck extends AccountCheck {
  /** Of the vendor, for a person's eyes. */
  readonly name: string;
}

/** A vendor list that the person has looked at: it takes the place of the one before. */
export interface VendorListInput {
  readonly vendors: readonly ListedVendor[];
}
