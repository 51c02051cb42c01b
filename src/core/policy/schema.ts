import { MAX_LIST_ADDRESS } from '../list/list-address.ts';

/** What an administrator reads: a title, and what the key does. English; templates have their own languages. */
interface KeyWords {
  readonly group: PolicyGroup;
  readonly title: string;
  readonly help: string;
}

/** A policy key whose value is a list of texts. */
interface TextsKey extends KeyWords {
  readonly type: 'texts';
  readonly default: readonly string[];
  readonly bounds: {
    readonly maxItems: number;
    /** Of each text, in UTF-16 units. */
    readonly maxLength: number;
  };
}

/** A policy key whose value is one text. */
interface TextKey extends KeyWords {
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
 * Every key that IT can set by managed policy: this is the only place where one is named. What is generated from it:
 * `public/managed-schema.json`. Keys are flat and hold strings, because Chromium drops a whole key, silently, whose
 * value does not fit its schema; `readPolicy` reads leniently what is inside.
 */
export const POLICY_SCHEMA = {
  lists: {
    type: 'texts',
    default: [],
    bounds: { maxItems: 64, maxLength: MAX_LIST_ADDRESS },
    group: 'lists',
    title: 'Lists to follow',
    help: 'Lists that every browser follows beside the packaged one. Each is the address of its repository, "#sha256=" and the fingerprint of its first root, as the publisher gives it out: https://lists.example.org/our-list#sha256=FINGERPRINT.',
  },
  emergencyAllow: {
    type: 'texts',
    default: [],
    bounds: HOSTS,
    group: 'guard',
    title: 'Hosts that open whatever else is said',
    help: 'For the hour in which a list stops something that work depends on. Each is a host such as example.com; the hosts below it open, too. It goes before every other key and every list.',
  },
  allowlist: {
    type: 'texts',
    default: [],
    bounds: HOSTS,
    group: 'guard',
    title: 'Hosts that no list stops here',
    help: 'Each is a host such as example.com; the hosts below it open, too. It goes before the blocklist.',
  },
  blocklist: {
    type: 'texts',
    default: [],
    bounds: HOSTS,
    group: 'guard',
    title: 'Hosts that the organisation does not allow',
    help: 'Each is a host such as example.com; the hosts below it are stopped, too. The warning says that it is the organisation’s own rule, and offers no way on.',
  },
  actions: {
    type: 'texts',
    default: [],
    bounds: { maxItems: 64, maxLength: 100 },
    group: 'guard',
    title: 'What is done about each kind of case',
    help: 'Each is a kind of case, "=" and block (stopped, no way on), warn (stopped, with a way on) or note (opens, with a notice): ddos-for-hire=block. "any" stands for the kinds that are not named; without it they are warned of. What is disputed, or held at less by its list, is never more than that.',
  },
  continueRule: {
    type: 'text',
    default: 'acknowledge',
    bounds: { maxLength: 100 },
    group: 'guard',
    title: 'The way on from a warning',
    help: 'never (there is none), acknowledge (after a tick; this is what holds where nothing is set) or reason (after a choice of reasons, which stays on the device).',
  },
  organisationName: {
    type: 'text',
    default: '',
    bounds: { maxLength: 100 },
    group: 'contact',
    title: 'Name of the organisation',
    help: 'Named on warnings.',
  },
  messageToUsers: {
    type: 'text',
    default: '',
    bounds: { maxLength: 500 },
    group: 'contact',
    title: 'Message on warnings',
    help: 'A sentence or two of the organisation’s own, shown on every warning as its words.',
  },
  supportName: {
    type: 'text',
    default: '',
    bounds: { maxLength: 100 },
    group: 'contact',
    title: 'Whom to ask',
    help: 'A person or a desk, named on warnings.',
  },
  supportMail: {
    type: 'text',
    default: '',
    bounds: { maxLength: 254 },
    group: 'contact',
    title: 'Mail address of those to ask',
    help: 'Shown on warnings; reports of mistakes are addressed to it.',
  },
  supportPhone: {
    type: 'text',
    default: '',
    bounds: { maxLength: 60 },
    group: 'contact',
    title: 'Telephone number of those to ask',
    help: 'Shown on warnings.',
  },
  supportUrl: {
    type: 'text',
    default: '',
    bounds: { maxLength: 2048 },
    group: 'contact',
    title: 'Web page of those to ask',
    help: 'Shown on warnings as a link. It begins with https:// or http://.',
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
