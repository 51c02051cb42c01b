import { MAX_LIST_ADDRESS } from '../list/list-address.ts';

/** A policy key whose value is a list of texts. */
interface TextsKey {
  readonly type: 'texts';
  readonly default: readonly string[];
  readonly bounds: {
    readonly maxItems: number;
    /** Of each text, in UTF-16 units. */
    readonly maxLength: number;
  };
  readonly group: PolicyGroup;
  /** What an administrator reads: a title, and what the key does. English; templates have their own languages. */
  readonly title: string;
  readonly help: string;
}

/** Keys that belong together in templates and documents. */
type PolicyGroup = 'lists';

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
} as const satisfies Readonly<Record<string, TextsKey>>;

export type PolicyKeyName = keyof typeof POLICY_SCHEMA;
