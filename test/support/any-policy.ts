import fc from 'fast-check';
import { POLICY_SCHEMA } from '../../src/core/policy/schema.ts';

const FINGERPRINT = 'ab'.repeat(32);

/** What administrators might write somewhere: right in one key, wrong in most others. */
const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'a.example',
    '*.b.example',
    'shop.example/path',
    'com',
    'b.example, c.example',
    `https://lists.example/#sha256=${FINGERPRINT}`,
    `${FINGERPRINT}=3`,
    'packaged',
    'packaged=7',
    'all',
    'audit',
    'reason',
    'any=block',
    'phishing=note',
    'Petra Huber <p@a.example>',
    'Acme; domains=acme.example; accounts=DE02120300000000202051',
    '#a1b2c3',
    'de',
    'https://siem.example/in',
    'http://siem.example/in',
    'token\nX-Other: 1',
    'token',
    'hmac',
    'heartbeat',
    'true',
    '90',
    '__proto__',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);

const value = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 4, arbitrary: fc.array(text, { maxLength: 5 }) },
  { weight: 1, arbitrary: fc.oneof(fc.boolean(), fc.integer({ min: -1, max: 2000 }), fc.double()) },
  { weight: 1, arbitrary: fc.jsonValue() },
);

/** A policy of any shape and type: known keys for the most part, each with a value that may be of any other key or of none. */
export const anyPolicy = fc.dictionary(
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...Object.keys(POLICY_SCHEMA)) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  ),
  value,
  { maxKeys: 12 },
);
