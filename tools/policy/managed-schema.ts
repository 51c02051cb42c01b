import { POLICY_WORDS } from '../../src/core/policy/policy-words.ts';
import { POLICY_SCHEMA, type PolicyKeyName } from '../../src/core/policy/schema.ts';

/**
 * The schema that Chromium asks of an extension before it hands policy to it. Its reader knows no `oneOf`, no type
 * arrays, no `null` and no `additionalProperties: false`, and a schema that it refuses keeps the whole extension from
 * loading; so this holds types only, and bounds are kept by `readPolicy`.
 */
export function writeManagedSchema(): string {
  const properties = Object.fromEntries(
    Object.entries(POLICY_SCHEMA).map(([key, { type }]) => [
      key,
      {
        title: POLICY_WORDS[key as PolicyKeyName].title,
        description: POLICY_WORDS[key as PolicyKeyName].help,
        ...CHROMIUM_TYPES[type],
      },
    ]),
  );
  return `${JSON.stringify({ type: 'object', properties }, null, 2)}\n`;
}

const CHROMIUM_TYPES = {
  texts: { type: 'array', items: { type: 'string' } },
  text: { type: 'string' },
  flag: { type: 'boolean' },
  number: { type: 'integer' },
} as const;
