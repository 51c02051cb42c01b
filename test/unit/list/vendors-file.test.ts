import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVendors } from '../../../src/core/list/vendors-file.ts';
import { writeVendors } from '../../../tools/list/vendors-command.ts';

// docs/list-format.md, "Vendors".

const SALT = '00112233445566778899aabbccddeeff';
const HASH = '0a'.repeat(32);
const acme = { name: 'Acme GmbH', domains: ['Acme.Example'], vat: ['DE 123456789'], accounts: [HASH] };
const file = (...vendors: readonly unknown[]): unknown => ({ format: 1, salt: SALT, vendors });

describe('a vendors file', () => {
  it('gives its vendors, with accounts as hashes', () => {
    expect(readVendors(file(acme, { name: 'Rossi' }))).toEqual({
      ok: true,
      file: {
        salt: Uint8Array.from(Buffer.from(SALT, 'hex')),
        leftOut: 0,
        vendors: [
          {
            name: 'Acme GmbH',
            domains: ['acme.example'],
            vatNumbers: ['DE123456789'],
            accounts: [`sha256:${HASH}`],
          },
          { name: 'Rossi', domains: [], vatNumbers: [], accounts: [] },
        ],
      },
    });
  });

  it.each([
    ['nothing', null, 'it is no object'],
    ['a later format', { format: 2, salt: SALT, vendors: [] }, 'its "format" is not 1'],
    ['no salt', { format: 1, vendors: [] }, 'its "salt" is not 16 bytes in hex'],
    ['a short salt', { format: 1, salt: '00', vendors: [] }, 'its "salt" is not 16 bytes in hex'],
    ['no vendors', { format: 1, salt: SALT }, 'its "vendors" are no array'],
  ])('is refused as a whole for %s', (_, value, problem) => {
    expect(readVendors(value)).toEqual({ ok: false, problem });
  });

  it.each([
    ['text', 'Acme'],
    ['no name', { ...acme, name: '' }],
    ['an account that is spelled out', { ...acme, accounts: ['DE12500105170648489890'] }],
    ['a domain that is none', { ...acme, domains: ['nothing'] }],
    ['a VAT number that is none', { ...acme, vat: ['1'] }],
    ['more values than anybody has', { ...acme, accounts: Array.from({ length: 41 }, () => HASH) }],
  ])('leaves out an entry that is %s, and counts it', (_, entry) => {
    expect(readVendors(file(entry, acme))).toMatchObject({
      ok: true,
      file: { leftOut: 1, vendors: [{ name: 'Acme GmbH' }] },
    });
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(typeof readVendors(value).ok).toBe('boolean');
        expect(typeof readVendors(file(value)).ok).toBe('boolean');
      }),
    );
  });
});

describe('what the publisher writes', () => {
  const salt = Buffer.from(SALT, 'hex');
  const vendor = {
    name: 'Acme',
    domains: ['acme.example'],
    vatNumbers: [],
    accounts: ['DE12500105170648489890'],
  };

  it('is read by browsers, and spells out no account', () => {
    const bytes = writeVendors([vendor], salt);
    const text = new TextDecoder().decode(bytes);
    expect(text).not.toContain('DE12');
    // printf '00112233445566778899aabbccddeeff62616e6b2d6163636f756e7400' + the account's bytes, hashed by sha256sum.
    expect(readVendors(JSON.parse(text))).toMatchObject({
      ok: true,
      file: { leftOut: 0, vendors: [{ name: 'Acme', accounts: [`sha256:${KNOWN_HASH}`] }] },
    });
  });

  it('holds no account that was hashed without its salt', () => {
    const hashed = { ...vendor, accounts: [`sha256:${HASH}`] };
    expect(() => writeVendors([hashed], salt)).toThrow('hashed already');
  });
});

const KNOWN_HASH = 'bd594c570c2f7fab8a435fd85c7856bc2d626fb221569333681e82b7084de6bc';
