import { POLICY_SCHEMA } from '../../src/core/policy/schema.ts';

/**
 * The schema that Chromium asks of an extension before it hands policy to it. Its reader knows no `oneOf`, no type
 * arrays, no `null` and no `additionalProperties: false`, and a schema that it refuses keeps the whole extension from
 * loading; so this holds types only, and bounds are kept by `readPolicy`.
 */
export function writeManagedSchema(): string {
  const properties = Object.fromEntries(
    Object.entries(POLICY_SCHEMA).map(([key, { type, title, help }]) => [
      key,
      {
        title,
        description: help,
        ...(type === 'texts' ? { type: 'array', items: { type: 'string' } } : { type: 'string' }),
      },
    ]),
  );
  return `${JSON.stringify({ type: 'object', properties }, null, 2)}\n`;
}
