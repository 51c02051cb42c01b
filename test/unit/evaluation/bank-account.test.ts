import { describe, expect, it } from 'vitest';
import {
  addCheckDigits,
  type Country,
  makeBankAccount,
  modulo97,
  weighRouting,
} from '../../../evaluation/generate/bank-account.ts';
import { Random } from '../../../evaluation/generate/random.ts';

/** Lengths by the IBAN registry (SWIFT, release 99). */
const LENGTHS: readonly (readonly [Country, number])[] = [
  ['AT', 20],
  ['BE', 16],
  ['DE', 22],
  ['ES', 24],
  ['FR', 27],
  ['GB', 22],
  ['IE', 22],
  ['IT', 27],
  ['LT', 20],
];

describe('made-up bank accounts', () => {
  it('has the check digits of the examples in the IBAN registry', () => {
    expect(addCheckDigits('DE', '370400440532013000')).toBe('DE89370400440532013000');
    expect(addCheckDigits('GB', 'NWBK60161331926819')).toBe('GB29NWBK60161331926819');
    expect(addCheckDigits('IT', 'X0542811101000000123456')).toBe('IT60X0542811101000000123456');
  });

  it.each(LENGTHS)('is an IBAN of %s: length and modulo 97 are right', (country, length) => {
    const random = new Random(`test ${country}`);
    for (let count = 0; count < 200; count += 1) {
      const { iban } = makeBankAccount(country, random);
      expect(iban).toHaveLength(length);
      expect(modulo97(iban.slice(4) + iban.slice(0, 4))).toBe(1);
    }
  });

  it('has a routing number whose weighted sum is a multiple of ten', () => {
    expect(weighRouting('111000025') % 10).toBe(0);
    const random = new Random('routing');
    for (let count = 0; count < 200; count += 1) {
      const { routing, iban } = makeBankAccount('US', random);
      expect(routing).toMatch(/^\d{9}$/);
      expect(weighRouting(routing) % 10).toBe(0);
      expect(iban).toBe('');
    }
  });
});
