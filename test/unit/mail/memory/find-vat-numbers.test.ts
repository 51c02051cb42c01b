import { describe, expect, it } from 'vitest';
import { findVatNumbers } from '../../../../src/core/mail/memory/find-vat-numbers.ts';

describe('a VAT number', () => {
  it.each([
    ['Our VAT No: DE 123 456 789', 'DE123456789'],
    ['VAT registration number: GB 123 4567 89', 'GB123456789'],
    ['USt-IdNr.: DE123456789', 'DE123456789'],
    ['USt.-ID-Nr. ATU12345678', 'ATU12345678'],
    ['P. IVA 01234567890', '01234567890'],
    ['Partita IVA: IT01234567890', 'IT01234567890'],
    ['P.IVA: IT 01234567890 - C.F. 01234567890', 'IT01234567890'],
    ['N° TVA intracommunautaire', null],
    ['TVA intracommunautaire : FR 40 123456824', 'FR40123456824'],
    ['N.I.F.: B12345678', null],
    ['NIF: ESB12345678', 'ESB12345678'],
    ['UID: CHE-123.456.789 MWST', 'CHE123456789'],
    ['Invoice number 123456789', null],
    ['Customer DE123456789', null],
    ['VAT 22% of 1234567 EUR', null],
    ['IBAN DE89 3704 0044 0532 0130 00', null],
  ])('in "%s" is %s', (text, number) => {
    expect(findVatNumbers(text)).toEqual(number === null ? [] : [number]);
  });

  it('is found once, and at most ten are', () => {
    const many = Array.from({ length: 30 }, (_, index) => `VAT: DE1234567${10 + index}`).join('\n');
    expect(findVatNumbers(many)).toHaveLength(10);
    expect(findVatNumbers('VAT: DE123456789\nVAT: DE 123456789')).toEqual(['DE123456789']);
  });

  it('is looked for in bounded time', () => {
    const start = performance.now();
    findVatNumbers('VAT: A'.repeat(50_000));
    findVatNumbers(`VAT ${'1 '.repeat(100_000)}`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
