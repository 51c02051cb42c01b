import { POLICY_SCHEMA, type PolicyKeyName } from '../../src/core/policy/schema.ts';

type Key = (typeof POLICY_SCHEMA)[PolicyKeyName];

/** A key of the schema with its name. */
export type TemplateKey = { readonly name: PolicyKeyName } & Key;

/** Every key, in the order of the schema. */
export const TEMPLATE_KEYS: readonly TemplateKey[] = Object.entries(POLICY_SCHEMA).map(([name, key]) => ({
  name: name as PolicyKeyName,
  ...key,
}));

/** Every key at its default: what a template begins with, and what is no other policy than none. */
export function listDefaults(): Readonly<Record<string, Key['default']>> {
  return Object.fromEntries(TEMPLATE_KEYS.map((key) => [key.name, key.default]));
}
