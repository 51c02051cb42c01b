import type { IndicatorType } from '../list/model.ts';
import type { Listing } from '../list/verdict.ts';

/** What is known when a message is judged. Plain data; nothing of it comes from the message itself. */
export interface MailContext {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Registrable domains of the reader's own organisation, canonical. */
  readonly ownDomains: readonly string[];
  /** Domains that belong together (subsidiaries, brands), each group a list of registrable domains. */
  readonly groups: readonly (readonly string[])[];
  readonly protectedNames: readonly ProtectedName[];
  readonly vendors: readonly Vendor[];
  /** The organisation's own bank accounts, canonical: dropped wherever a message names them. */
  readonly ownAccounts: readonly string[];
  /** Those that matter for the message: its sender, its sender's domain, and all that are established. */
  readonly correspondents: readonly Correspondent[];
  /** For how many days correspondents have been remembered; null where there is no memory. */
  readonly memoryDays: number | null;
  /** What lists say of the message's candidates. */
  readonly facts: readonly Fact[];
}

/** A person whose name is worth stealing: who decides on payments, or is asked for them. */
export interface ProtectedName {
  readonly name: string;
  /** In lower case; empty where only the name is known: then every address of an own domain is theirs. */
  readonly addresses: readonly string[];
}

export interface Vendor {
  readonly name: string;
  /** Registrable domains, canonical. */
  readonly domains: readonly string[];
  readonly accounts: readonly KnownAccount[];
  /** As on invoices, without spaces, in capitals. */
  readonly vatNumbers: readonly string[];
}

/** An account that was used before. */
export interface KnownAccount {
  /** Canonical; null where only a hash is known and it is none of the message's accounts. */
  readonly account: string | null;
  /** For a person's eyes: `DE12 … 45`. */
  readonly shown: string;
  /** In how many messages it was seen; 0 where it was supplied. */
  readonly count: number;
  /** Epoch milliseconds of the first one; null where it was supplied. */
  readonly since: number | null;
}

export interface Correspondent {
  /** In lower case. */
  readonly address: string;
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly count: number;
  /** The address wrote on several days over a month and was never flagged. */
  readonly isEstablished: boolean;
  /** Addresses that replies went to, in lower case, where they were others. */
  readonly replyTo: readonly string[];
}

/** What a list says of one candidate. */
export interface Fact {
  readonly type: IndicatorType;
  /** The candidate's value: canonical, never its hash. */
  readonly value: string;
  readonly listing: Listing;
}

/** A context of which nothing is known. @param now epoch milliseconds */
export function emptyContext(now: number): MailContext {
  return {
    now,
    ownDomains: [],
    groups: [],
    protectedNames: [],
    vendors: [],
    ownAccounts: [],
    correspondents: [],
    memoryDays: null,
    facts: [],
  };
}
