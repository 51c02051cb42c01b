/** What a source says of one indicator. It belongs to the indicator, never to the case as a whole. */
export const CLAIM_KINDS = [
  'seized',
  'forfeited',
  'sanctioned',
  'charged',
  'named-by-authority',
  'reported-by-company',
] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** What a listed service was. Each has one localised phrase in `_locales` (`kind_<name with underscores>`). */
export const CASE_KINDS = [
  'virtual-desktop-rental',
  'phishing-as-a-service',
  'phishing',
  'bec-tools',
  'account-fraud',
  'malware-signing',
  'malware-service',
  'remote-access-trojan',
  'infostealer',
  'ddos-for-hire',
  'proxy-network',
  'caller-id-spoofing',
  'stolen-data-market',
  'criminal-market',
  'criminal-forum',
  'laundering',
  'investment-fraud',
  'state-intrusion',
  'lookalike',
  'publisher-list',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const INDICATOR_TYPES = [
  'host',
  'url',
  'ip-range',
  'email',
  'bank-account',
  'computer-name',
  'phone',
  'wallet',
] as const;
export type IndicatorType = (typeof INDICATOR_TYPES)[number];

/** Who holds a seized address: decides between "under a court order" and "by the police" in the warning's words. */
export const TAKEOVERS = ['court-order', 'police'] as const;
export type Takeover = (typeof TAKEOVERS)[number];

/** Languages that Cordon speaks. A list text needs `en`; a missing one falls back to it. */
export const LANGUAGES = ['en', 'it', 'de', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The provenance of indicators: which operation, service, authority, date and sources. */
export interface Case {
  /** Stable text id, kebab-case, never reused. */
  readonly id: string;
  /** 0 … 65,535; never renumbered or reused, because tables and deltas refer to it. */
  readonly number: number;
  readonly kind: CaseKind;
  /** The service or operation by its proper name ("RedVDS"). */
  readonly name: string;
  /** Who acted or who says so: proper names ("Microsoft", "Europol"), the leading one first. */
  readonly authority: readonly string[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: only as exact as the sources are. */
  readonly date: string;
  /** One or two sentences: what it was and who says so. No natural person's name. */
  readonly summary: { readonly en: string } & { readonly [L in Language]?: string };
  /** Present when an indicator of the case was taken over. */
  readonly takeover?: Takeover;
  /** True only where a source itself says fraud, scam or phishing. */
  readonly fraud: boolean;
  /** http(s) URLs, at least one. */
  readonly sources: readonly string[];
}

/** What is said of the indicators that share it: which case, by which source, checked when. Dates are `YYYY-MM-DD`. */
export interface Claim {
  /** {@link Case.number}. */
  readonly case: number;
  readonly kind: ClaimKind;
  readonly source: string;
  /** Where in the source, in a few words ("paragraph 3", "Appendix A"). */
  readonly locator: string;
  readonly lastChecked: string;
  readonly reviewBy: string;
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly note?: string;
  /** A plausible objection is open: shown, never blocks. */
  readonly isDisputed?: boolean;
  /** The strongest action that a list asks for. Historical indicators ask for `note`. */
  readonly atMost?: Action;
}

/** From weakest to strongest. `block` and `warn` both stop the navigation; `warn` offers to continue. */
export const ACTIONS = ['note', 'warn', 'block'] as const;
export type Action = (typeof ACTIONS)[number];

/** How a listing is spoken of and coloured. */
export type Status = 'seized' | 'fraud-linked' | 'crime-service' | 'disputed';

/** Who publishes a list. Shown in the details of a warning. */
export interface Publisher {
  readonly legalName: string;
  /** `mailto:` or https URL; absent where none was configured. */
  readonly contact?: string;
  readonly complaintUrl?: string;
}

/** What a person sees of a list: in the popup, in the details of a warning, in `lookup`. */
export interface ListInfo {
  /** kebab-case, unique among the lists that a browser follows. */
  readonly id: string;
  readonly name: string;
  /** Whole number, grows with each release. */
  readonly version: number;
  /** `YYYY-MM-DD` of the release. */
  readonly date: string;
  /** Number of indicators. */
  readonly entries: number;
  readonly publisher: Publisher;
}

/**
 * A built list without its table: what `cases.json` holds beside `table.bin`.
 * A table entry carries the index of a case set; a case set is the sorted indexes of the claims that hold for it. A set
 * that no entry has any more is empty, so that the others keep their numbers from release to release.
 */
export interface ListCases {
  readonly info: ListInfo;
  readonly cases: readonly Case[];
  readonly claims: readonly Claim[];
  readonly sets: readonly (readonly number[])[];
}

/** One listed thing, as reviewed text. */
export interface Indicator {
  readonly type: IndicatorType;
  /** Canonical: host in ASCII lower case without trailing dot; URL in canonical form; computer name in upper case. */
  readonly value: string;
}
