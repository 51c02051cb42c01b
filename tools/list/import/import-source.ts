import type { CaseKind, ClaimKind } from '../../../src/core/list/model.ts';
import type { FormatName } from './formats.ts';

export interface ImportInput {
  readonly format: FormatName;
  readonly path: string;
}

/** Who says something, what may be said on that strength, and in which files. It becomes one case of the list. */
export interface ImportSource {
  /** The case's id: kebab-case. */
  readonly id: string;
  readonly name: string;
  /** http(s). */
  readonly url: string;
  readonly kind: CaseKind;
  /** The source says that what it names serves fraud or phishing. */
  readonly isFraud: boolean;
  readonly authority: readonly string[];
  readonly claim: ClaimKind;
  /** It is an authority's own: the only kind that may bring personal data. */
  readonly isAuthority: boolean;
  /** How many days an indicator stays after it was last seen. */
  readonly ttlDays: number;
  /** `YYYY-MM-DD`: when an indicator was last seen whose record does not say; null for the day of the import. */
  readonly lastSeen: string | null;
  readonly inputs: readonly ImportInput[];
}

/** Where a source's address is not given: a name that RFC 2606 keeps from ever existing. */
export const NO_SOURCE_URL = 'https://source-not-given.invalid/';
const DEFAULT_TTL_DAYS = 90;

type SourceProfile = Omit<ImportSource, 'inputs' | 'lastSeen'>;

const PLAIN_PROFILE = {
  kind: 'publisher-list',
  isFraud: false,
  claim: 'reported-by-company',
  isAuthority: false,
  ttlDays: DEFAULT_TTL_DAYS,
} as const;

/** Formats that only one service has, and what that service says of what it lists. */
const KNOWN_FEEDS: ReadonlyMap<FormatName, SourceProfile> = new Map<FormatName, SourceProfile>([
  [
    'urlhaus',
    {
      ...PLAIN_PROFILE,
      id: 'urlhaus',
      name: 'URLhaus',
      url: 'https://urlhaus.abuse.ch/',
      kind: 'malware-service',
      authority: ['abuse.ch'],
      ttlDays: 30,
    },
  ],
  [
    'threatfox',
    {
      ...PLAIN_PROFILE,
      id: 'threatfox',
      name: 'ThreatFox',
      url: 'https://threatfox.abuse.ch/',
      kind: 'malware-service',
      authority: ['abuse.ch'],
    },
  ],
  [
    'openphish',
    {
      ...PLAIN_PROFILE,
      id: 'openphish',
      name: 'OpenPhish',
      url: 'https://openphish.com/',
      kind: 'phishing',
      isFraud: true,
      authority: ['OpenPhish'],
      ttlDays: 14,
    },
  ],
  [
    'phishtank',
    {
      ...PLAIN_PROFILE,
      id: 'phishtank',
      name: 'PhishTank',
      url: 'https://phishtank.org/',
      kind: 'phishing',
      isFraud: true,
      authority: ['PhishTank'],
      ttlDays: 30,
    },
  ],
]);

/** What is said of a format's entries where nothing else is told. */
export function profileOf(format: FormatName): SourceProfile {
  const name = `Imported (${format})`;
  return (
    KNOWN_FEEDS.get(format) ?? { ...PLAIN_PROFILE, id: format, name, url: NO_SOURCE_URL, authority: [name] }
  );
}
