import { REJECT_REASONS } from '../read-domain-line.ts';

/** What a record may name; `ip` is an address or a range. */
export const CANDIDATE_TYPES = [
  'host',
  'url',
  'ip',
  'email',
  'bank-account',
  'phone',
  'wallet',
  'computer-name',
] as const;
export type CandidateType = (typeof CANDIDATE_TYPES)[number];

/** One thing that a record names, as it is written there: not yet checked, not yet canonical. */
export interface Candidate {
  readonly type: CandidateType;
  readonly value: string;
  /** `YYYY-MM-DD`; absent where the record does not say. */
  readonly lastSeen?: string;
  /** The day on which the source itself ends it. */
  readonly validUntil?: string;
}

/** Why something is left out, and what a person is told of it. */
export const IMPORT_REASONS = {
  ...REJECT_REASONS,
  'too-long': 'longer than any address, or a line over 65,535 characters',
  'not-text': 'zero bytes, control characters, or bytes that are not UTF-8',
  defanged: 'written so that it is no link (hxxp, [.])',
  'authority-host': 'an authority’s host',
  'own-domain': 'the organisation’s own domain',
  'repository-host': 'would stop the list’s own repository',
  'local-name': 'a name of local networks',
  'local-address': 'an address that is not on the public internet',
  'wide-range': 'more addresses than one listing may stop (/16 for IPv4, /32 for IPv6)',
  'range-bits': 'no range: bits are set after its prefix',
  'not-an-email': 'no e-mail address in ASCII',
  'not-an-iban': 'no IBAN with right check digits',
  'not-a-phone': 'no number with + and country code',
  'not-a-value': 'not what its type wants',
  personal: 'personal data, which only an authority’s source may bring',
  expired: 'not seen for longer than its source’s time to live, or ended by the source',
  exempted: 'the source itself makes an exception for it',
  'bad-date': 'a date that cannot be read',
  'bad-csv': 'quotes that do not match, or too few columns',
  'bad-record': 'a record that cannot be read',
  'too-large': 'a record that is larger, or nested deeper, than any may be',
  'other-type': 'a type that no table holds',
  'hosts-address': 'a line whose address leads somewhere',
  'adblock-rule': 'a rule that is more or less than ||host^',
  'adblock-options': 'a rule that its options narrow',
  'adblock-cosmetic': 'a rule about elements of a page',
  'adblock-exception': 'an exception',
  revoked: 'revoked or deleted by the source',
  'not-yet-valid': 'valid from a later day on',
  benign: 'called benign by the source',
  unverified: 'not verified by the source',
  offline: 'no longer online, says the source',
  'low-confidence': 'confidence below 50',
  compromised: 'a host that belongs to a victim',
  'not-for-detection': 'not for detection (to_ids is not set)',
  'stix-object': 'an object that is no indicator',
  'stix-language': 'a pattern that is not in STIX patterning',
  'stix-syntax': 'a pattern that cannot be read',
  'stix-and': 'a pattern that asks for several things at once: each alone would be more than it says',
  'stix-operator': 'a comparison other than =, IN, or ISSUBSET of addresses',
  'stix-qualifier': 'a pattern bound to times or repetitions',
} as const;
export type ImportReason = keyof typeof IMPORT_REASONS;

/** What one line or record says; any number of these. */
export type Reading =
  | { readonly kind: 'candidate'; readonly candidate: Candidate }
  | { readonly kind: 'reject'; readonly reason: ImportReason }
  /** The source wants this host let through: no indicator of the same source may stop it. */
  | { readonly kind: 'exempt'; readonly host: string };

export const NOTHING: readonly Reading[] = [];

export function rejectAs(reason: ImportReason): readonly Reading[] {
  return [{ kind: 'reject', reason }];
}

export function readAs(candidate: Candidate): readonly Reading[] {
  return [{ kind: 'candidate', candidate }];
}
