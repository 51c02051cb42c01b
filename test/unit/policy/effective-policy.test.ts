import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeEffectivePolicy, writeEffectivePolicy } from '../../../src/core/policy/effective-policy.ts';
import { readPolicy } from '../../../src/core/policy/read-policy.ts';
import { anyPolicy } from '../../support/any-policy.ts';

it('what it shows is what is acted on, and nothing of it is rejected', () => {
  fc.assert(
    fc.property(anyPolicy, (values) => {
      const { keys } = describeEffectivePolicy(values);
      const shown = Object.fromEntries(keys.map(({ name, value }) => [name, value]));
      const again = readPolicy(shown, Number.POSITIVE_INFINITY);
      expect(again.rejected).toEqual([]);
      expect(again.policy).toEqual(readPolicy(values).policy);
    }),
  );
});

it('names where a value comes from, and what of it does not count', () => {
  const { keys, unknown } = describeEffectivePolicy({
    allowlist: ['a.example', '*.b.example'],
    enforcement: 'maybe',
    continueRule: 'never',
    colour: 'red',
  });
  const named = new Map(keys.map((key) => [key.name, key]));
  expect(named.get('allowlist')).toEqual({
    name: 'allowlist',
    value: ['a.example'],
    from: 'policy',
    rejected: [{ key: 'allowlist[1]', reason: 'wildcard' }],
  });
  expect(named.get('enforcement')).toMatchObject({ value: 'block', from: 'default' });
  expect(named.get('continueRule')).toEqual({
    name: 'continueRule',
    value: 'never',
    from: 'policy',
    rejected: [],
  });
  expect(named.get('language')).toMatchObject({ value: '', from: 'default', rejected: [] });
  expect(unknown).toEqual([{ key: 'colour', reason: 'unknown-key' }]);
});

it('is written as text without the token', () => {
  const text = writeEffectivePolicy(
    describeEffectivePolicy({
      reportingEndpoint: 'https://siem.example/',
      reportingToken: 'very-secret-token',
      lists: ['x'],
      more: 1,
    }),
    ['Cordon 0.1.0'],
  );
  expect(text).toContain('Cordon 0.1.0\n\nlists = [] (default)\n  rejected: lists[0]: bad-fingerprint\n');
  expect(text).toContain('reportingToken = (17 characters) (policy)');
  expect(text).toContain('  rejected: more: unknown-key');
  expect(text).not.toContain('secret');
});
