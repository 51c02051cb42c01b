import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAccounts } from '../../../../src/core/mail/account/find-accounts.ts';
import { readVendorList } from '../../../../src/core/mail/memory/vendor-list.ts';

const IBAN = 'DE89370400440532013000';
const HASH = `sha256:${'ab'.repeat(32)}`;

function read(text: string) {
  return readVendorList(text, (cell) => findAccounts(cell)[0]?.account ?? null);
}

describe('a vendor list', () => {
  it.each([
    ['English, comma', 'Supplier,Domain,VAT number,IBAN', ','],
    ['Italian, semicolon', 'Ragione sociale;Dominio;Partita IVA;IBAN', ';'],
    ['German, semicolon', 'Lieferant;Domäne;USt-IdNr.;Bankverbindung', ';'],
    ['French, tab', 'Raison sociale\tDomaine\tN° TVA\tCompte bancaire', '\t'],
    ['Spanish, semicolon', 'Proveedor;Dominio;NIF-IVA;Cuenta bancaria', ';'],
  ])('is read with a header in %s', (_, header, delimiter) => {
    const line = ['Acme GmbH', 'acme.example', 'DE 123 456 789', 'DE89 3704 0044 0532 0130 00'].join(
      delimiter,
    );
    expect(read(`${header}\r\n${line}\r\n`)).toEqual({
      ok: true,
      vendors: [
        { name: 'Acme GmbH', domains: ['acme.example'], vatNumbers: ['DE123456789'], accounts: [IBAN] },
      ],
      rejected: [],
    });
  });

  it('takes columns in any order, columns that it does not know, a byte order mark, and blank lines', () => {
    const result = read(`\ufeff\nNo;IBAN;Notes;Name\n7;${IBAN};"pays; late";Acme\n\n`);
    expect(result).toMatchObject({ ok: true, vendors: [{ name: 'Acme', accounts: [IBAN] }], rejected: [] });
  });

  it('takes several values in a cell, mail addresses for domains, and hashed accounts', () => {
    const line = `Acme;bill@acme.example www.acme.test;;${IBAN} | ${HASH.toUpperCase().replace('SHA', 'sha')}`;
    const result = read(`name;domains;vat;accounts\n${line}`);
    expect(result).toMatchObject({
      vendors: [{ domains: ['acme.example', 'www.acme.test'], accounts: [IBAN, HASH] }],
    });
  });

  it.each([
    ['unmatched-quotes', '"Acme;acme.example;;', ''],
    ['no-name', ';acme.example;;', ''],
    ['nothing-known', 'Acme;;;', 'Acme'],
    ['bad-domain', 'Acme;not a domain!;;', 'not'],
    ['bad-vat-number', 'Acme;;12;', '12'],
    ['bad-account', 'Acme;;;DE88370400440532013000', 'DE88370400440532013000'],
    ['too-long', `${'A'.repeat(300)};acme.example;;`, 'A'.repeat(200)],
    ['named-twice', 'First;first.example;;', 'First'],
  ])('leaves a line out and says why: %s', (problem, line, value) => {
    const result = read(`name;domains;vat;iban\nFirst;first.example;;\n${line}\nLast;last.example;;`);
    expect(result).toMatchObject({
      ok: true,
      vendors: [{ name: 'First' }, { name: 'Last' }],
      rejected: [{ line: 3, problem, value }],
    });
  });

  it.each([
    ['empty', ' \n\n'],
    ['no-header', 'Acme;acme.example;DE123456789;'],
    ['no-header', 'name\nAcme'],
    ['too-large', 'x'.repeat(4_000_001)],
  ])('that cannot be used says so: %s', (problem, text) => {
    expect(read(text)).toEqual({ ok: false, problem });
  });

  it('of any text is read without a throw, and keeps within its bounds', () => {
    const cells = fc.oneof(
      fc.string(),
      fc.constantFrom('"', '""', ';', ',', '\t', '|', 'name', 'iban', IBAN),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cells, { maxLength: 8 }), { maxLength: 20 }), (rows) => {
        const result = read(`name;iban\n${rows.map((row) => row.join(';')).join('\n')}`);
        if (!result.ok) return;
        for (const { name, domains, vatNumbers, accounts } of result.vendors) {
          expect(name.length).toBeLessThanOrEqual(200);
          expect([...domains, ...vatNumbers, ...accounts].length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
