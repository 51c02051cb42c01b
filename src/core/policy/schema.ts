import { MAX_LIST_ADDRESS } from '../list/list-address.ts';

/** A policy key whose value is a list of texts. */
interface TextsKey {
  readonly group: PolicyGroup;
  readonly type: 'texts';
  readonly default: readonly string[];
  readonly bounds: {
    readonly maxItems: number;
    /** Of each text, in UTF-16 units. */
    readonly maxLength: number;
  };
}

/** A policy key whose value is one text. */
interface TextKey {
  readonly group: PolicyGroup;
  readonly type: 'text';
  readonly default: string;
  readonly bounds: {
    /** In UTF-16 units. */
    readonly maxLength: number;
  };
}

/** A policy key that is on or off. */
interface FlagKey {
  readonly group: PolicyGroup;
  readonly type: 'flag';
  readonly default: boolean;
}

/** A policy key whose value is a whole number. */
interface NumberKey {
  readonly group: PolicyGroup;
  readonly type: 'number';
  readonly default: number;
  readonly bounds: { readonly min: number; readonly max: number };
}

/** Keys that belong together in templates and documents. */
export const POLICY_GROUPS = ['lists', 'guard', 'mail', 'privacy', 'contact', 'person', 'reporting'] as const;
type PolicyGroup = (typeof POLICY_GROUPS)[number];

/** Hosts of each of IT's own lists: more belong into a list of their own, which needs no policy to change. */
const HOSTS = { maxItems: 10_000, maxLength: 2048 } as const;
const FEW = { maxItems: 64, maxLength: 100 } as const;
const WORD = { maxLength: 100 } as const;

/**
 * Every key that IT can set by managed policy, and nowhere else is one added: its words stand in `policy-words.ts`. What
 * `npm run policy` writes is generated from both. Keys are flat and hold texts, lists of texts, numbers or yes and no, because
 * Chromium drops a whole key, silently, whose value does not fit its schema; `readPolicy` reads leniently what is inside.
 */
export const POLICY_SCHEMA = {
  lists: {
    group: 'lists',
    type: 'texts',
    default: [],
    bounds: { maxItems: 64, maxLength: MAX_LIST_ADDRESS },
  },
  listHold: {
    group: 'lists',
    type: 'texts',
    default: [],
    bounds: { maxItems: 64, maxLength: MAX_LIST_ADDRESS },
  },
  listPin: {
    group: 'lists',
    type: 'texts',
    default: [],
    bounds: { maxItems: 64, maxLength: MAX_LIST_ADDRESS },
  },
  /** Minutes. */
  syncInterval: { group: 'lists', type: 'number', default: 60, bounds: { min: 15, max: 1440 } },

  enforcement: { group: 'guard', type: 'text', default: 'block', bounds: WORD },
  emergencyAllow: { group: 'guard', type: 'texts', default: [], bounds: HOSTS },
  allowlist: { group: 'guard', type: 'texts', default: [], bounds: HOSTS },
  blocklist: { group: 'guard', type: 'texts', default: [], bounds: HOSTS },
  actions: { group: 'guard', type: 'texts', default: [], bounds: FEW },
  continueRule: { group: 'guard', type: 'text', default: 'acknowledge', bounds: WORD },

  webmailHosts: { group: 'mail', type: 'texts', default: [], bounds: { maxItems: 64, maxLength: 2048 } },
  ownDomains: { group: 'mail', type: 'texts', default: [], bounds: { maxItems: 1000, maxLength: 2048 } },
  ownAccounts: { group: 'mail', type: 'texts', default: [], bounds: { maxItems: 200, maxLength: 100 } },
  declaredGroups: { group: 'mail', type: 'texts', default: [], bounds: { maxItems: 200, maxLength: 4096 } },
  protectedNames: { group: 'mail', type: 'texts', default: [], bounds: { maxItems: 500, maxLength: 1000 } },
  vendors: { group: 'mail', type: 'texts', default: [], bounds: { maxItems: 5000, maxLength: 2000 } },

  memory: { group: 'privacy', type: 'flag', default: true },
  memoryDays: { group: 'privacy', type: 'number', default: 395, bounds: { min: 30, max: 395 } },
  exposure: { group: 'privacy', type: 'flag', default: true },
  exposureDays: { group: 'privacy', type: 'number', default: 90, bounds: { min: 1, max: 365 } },

  organisationName: { group: 'contact', type: 'text', default: '', bounds: WORD },
  organisationLogo: { group: 'contact', type: 'text', default: '', bounds: { maxLength: 100_000 } },
  organisationColour: { group: 'contact', type: 'text', default: '', bounds: WORD },
  messageToUsers: { group: 'contact', type: 'text', default: '', bounds: { maxLength: 500 } },
  supportName: { group: 'contact', type: 'text', default: '', bounds: WORD },
  supportMail: { group: 'contact', type: 'text', default: '', bounds: { maxLength: 254 } },
  supportPhone: { group: 'contact', type: 'text', default: '', bounds: { maxLength: 60 } },
  supportUrl: { group: 'contact', type: 'text', default: '', bounds: { maxLength: 2048 } },

  language: { group: 'person', type: 'text', default: '', bounds: WORD },
  lockedSettings: { group: 'person', type: 'texts', default: [], bounds: FEW },
  firstRunPage: { group: 'person', type: 'flag', default: true },

  reportingEndpoint: { group: 'reporting', type: 'text', default: '', bounds: { maxLength: 2048 } },
  reportingFormat: { group: 'reporting', type: 'text', default: 'ocsf', bounds: WORD },
  reportingToken: { group: 'reporting', type: 'text', default: '', bounds: { maxLength: 4096 } },
  reportingSignature: { group: 'reporting', type: 'text', default: 'bearer', bounds: WORD },
  reportingDetail: { group: 'reporting', type: 'text', default: 'standard', bounds: WORD },
  reportingEvents: { group: 'reporting', type: 'texts', default: [], bounds: FEW },
  reportingIdentity: { group: 'reporting', type: 'text', default: '', bounds: WORD },
  reportingReasonText: { group: 'reporting', type: 'flag', default: false },
  reportingAgreement: { group: 'reporting', type: 'flag', default: false },
} as const satisfies Readonly<Record<string, TextsKey | TextKey | FlagKey | NumberKey>>;

type Keys = typeof POLICY_SCHEMA;
export type PolicyKeyName = keyof Keys;
type NamesOf<Type extends string> = {
  [N in PolicyKeyName]: Keys[N]['type'] extends Type ? N : never;
}[PolicyKeyName];
/** Names of the keys that hold lists of texts. */
export type TextsKeyName = NamesOf<'texts'>;
/** Names of the keys that hold one text. */
export type TextKeyName = NamesOf<'text'>;
/** Names of the keys that are on or off. */
export type FlagKeyName = NamesOf<'flag'>;
/** Names of the keys that hold a whole number. */
export type NumberKeyName = NamesOf<'number'>;
