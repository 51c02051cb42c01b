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

/** Keys that belong together in templates and documents. */
type PolicyGroup = 'lists' | 'guard' | 'contact';

/** Hosts of each of IT's own lists: more belong into a list of their own, which needs no policy to change. */
const HOSTS = { maxItems: 2000, maxLength: 2048 } as const;

/**
 * Every key that IT can set by managed policy, and nowhere else is one added: its words stand in `policy-words.ts`. What is
 * generated from both: `public/managed-schema.json`. Keys are flat and hold strings, because Chromium drops a whole key, silently, whose
 * value does not fit its schema; `readPolicy` reads leniently what is inside.
 */
export const POLICY_SCHEMA = {
  lists: {
    type: 'texts',
    default: [],
    bounds: { maxItems: 64, maxLength: MAX_LIST_ADDRESS },
    group: 'lists',
  },
  emergencyAllow: {
    type: 'texts',
    default: [],
    bounds: HOSTS,
    group: 'guard',
  },
  allowlist: {
    type: 'texts',
    default: [],
    bounds: HOSTS,
    group: 'guard',
  },
  blocklist: {
    type: 'texts',
    default: [],
    bounds: HOSTS,
    group: 'guard',
  },
  actions: {
    type: 'texts',
    default: [],
    bounds: { maxItems: 64, maxLength: 100 },
    group: 'guard',
  },
  continueRule: {
    type: 'text',
    default: 'acknowledge',
    bounds: { maxLength: 100 },
    group: 'guard',
  },
  organisationName: {
    type: 'text',
    default: '',
    bounds: { maxLength: 100 },
    group: 'contact',
  },
  messageToUsers: {
    type: 'text',
    default: '',
    bounds: { maxLength: 500 },
    group: 'contact',
  },
  supportName: {
    type: 'text',
    default: '',
    bounds: { maxLength: 100 },
    group: 'contact',
  },
  supportMail: {
    type: 'text',
    default: '',
    bounds: { maxLength: 254 },
    group: 'contact',
  },
  supportPhone: {
    type: 'text',
    default: '',
    bounds: { maxLength: 60 },
    group: 'contact',
  },
  supportUrl: {
    type: 'text',
    default: '',
    bounds: { maxLength: 2048 },
    group: 'contact',
  },
} as const satisfies Readonly<Record<string, TextsKey | TextKey>>;

type Keys = typeof POLICY_SCHEMA;
export type PolicyKeyName = keyof Keys;
/** Names of the keys that hold lists of texts. */
export type TextsKeyName = {
  [N in PolicyKeyName]: Keys[N]['type'] extends 'texts' ? N : never;
}[PolicyKeyName];
/** Names of the keys that hold one text. */
export type TextKeyName = Exclude<PolicyKeyName, TextsKeyName>;
