import { describe, expect, it } from 'vitest';
import { isRoutingNumber } from '../../../src/core/mail/account/domestic-accounts.ts';
import { findAccounts } from '../../../src/core/mail/account/find-accounts.ts';
import { ibanOf, isIban } from '../../../src/core/mail/account/iban.ts';
import { isSameAccount } from '../../../src/core/mail/account/same-account.ts';

const found = (text: string) => findAccounts(text).map(({ account }) => account);

describe('an IBAN (ISO 13616)', () => {
  // The registry's own examples.
  it.each([
    'DE89370400440532013000',
    'IT60X0542811101000000123456',
    'FR1420041010050500013M02606',
    'ES9121000418450200051332',
    'GB29NWBK60161331926819',
    'CH9300762011623852957',
    'NO9386011117947',
    'MT84MALT011000012345MTLCAST001S',
  ])('is right by length and check digits: %s', (iban) => {
    expect(isIban(iban)).toBe(true);
    expect(found(`Account ${iban}.`)).toEqual([iban]);
    const wrong = `${iban.slice(0, -1)}${iban.endsWith('1') ? '2' : '1'}`;
    expect(isIban(wrong)).toBe(false);
    expect(found(wrong)).toEqual([]);
  });

  it.each([
    ['in groups', 'IBAN: DE89 3704 0044 0532 0130 00'],
    ['over line ends', 'IBAN: DE89 3704 0044\n  0532 0130 00'],
    ['in cells of a table', 'DE89\n3704\n0044\n0532\n0130\n00'],
    ['in small letters', 'de89 3704 0044 0532 0130 00'],
    ['in full width', 'ＤＥ８９ ３７０４ ００４４ ０５３２ ０１３０ ００'],
    ['with invisible characters', 'DE89\u200b3704\u20600044\u00ad0532\ufeff0130\u200d00'],
    ['with dots', 'DE89.3704.0044.0532.0130.00'],
    ['with spaces that do not break', 'DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000'],
    ['glued to a word', 'IBAN:DE89370400440532013000(Bank)'],
  ])('is found %s', (_, text) => expect(found(text)).toEqual(['DE89370400440532013000']));

  it('is quoted as it was written', () => {
    const [account] = findAccounts('auf DE89\u200b 3704 0044 0532 0130 00!');
    expect(account?.quote).toBe('DE89\u200b 3704 0044 0532 0130 00');
  });

  it('is made of a domestic account', () => {
    expect(ibanOf('DE', '370400440532013000')).toBe('DE89370400440532013000');
  });
});

describe('accounts that are no IBANs', () => {
  it('are of the United States by routing number and account', () => {
    expect(isRoutingNumber('021000021')).toBe(true);
    expect(isRoutingNumber('021000022')).toBe(false);
    expect(found('Routing number: 021000021\nAccount number: 123456789')).toEqual(['US 021000021 123456789']);
    expect(found('ABA 021000021 Account No. 9988776655')).toEqual(['US 021000021 9988776655']);
    expect(found('Order 021000021, account number 123456789')).toEqual([]);
  });

  it('are of the United Kingdom by sort code and account, each with its own', () => {
    const text =
      'Accounts: sort code 82-52-63, account number 62992121 | sort code 12-10-88, account number 76232124';
    expect(found(text)).toEqual(['GB 825263 62992121', 'GB 121088 76232124']);
  });

  it('become an IBAN where the country has one', () => {
    expect(found('BLZ 370 400 44, Konto-Nr. 532013000')).toEqual(['DE89370400440532013000']);
    expect(found('CCC 2100 0418 45 0200051332')).toEqual(['ES9121000418450200051332']);
    expect(found('RIB 20041 01005 0500013M026 06')).toEqual(['FR1420041010050500013M02606']);
  });

  it('are found beside a BIC anywhere', () => {
    expect(found('Account No: 808-123456-838, SWIFT: HSBCHKHHHKH')).toEqual(['HK HSBCHKHHHKH 808123456838']);
  });

  it('are the same as the IBAN that is written for them', () => {
    expect(isSameAccount('GB29NWBK60161331926819', 'GB 601613 31926819')).toBe(true);
    expect(isSameAccount('GB29NWBK60161331926819', 'GB 601613 31926810')).toBe(false);
    expect(isSameAccount('US 021000021 1', 'US 021000021 2')).toBe(false);
  });
});
