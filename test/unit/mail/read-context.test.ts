import { describe, expect, it } from 'vitest';
import { readContext } from '../../../src/core/mail/read-context.ts';
import { MAIL_DATA, NOW } from '../../support/mail.ts';

const read = (input: unknown) => readContext(input, NOW, MAIL_DATA);

describe('what somebody writes down about their organisation', () => {
  it('is taken as our own file has it', () => {
    const { context, unknown } = read({
      ownDomains: ['rossi.example', 'www.rossi-group.example'],
      groups: [['muster.de', 'muster.at']],
      protectedNames: ['Anna Rossi', { name: 'Luca Verdi', addresses: ['L.Verdi@rossi.example'] }],
      vendors: [
        {
          name: 'Muster AG',
          domains: ['muster.de'],
          accounts: ['DE89 3704 0044 0532 0130 00'],
          vatNumbers: ['CHE-123.456.789'],
        },
      ],
      ownAccounts: ['IT60X0542811101000000123456'],
      memoryDays: 40,
    });
    expect(unknown).toEqual([]);
    expect(context).toMatchObject({
      now: NOW,
      ownDomains: ['rossi.example', 'rossi-group.example'],
      groups: [['muster.de', 'muster.at']],
      protectedNames: [
        { name: 'Anna Rossi', addresses: [] },
        { name: 'Luca Verdi', addresses: ['l.verdi@rossi.example'] },
      ],
      vendors: [
        {
          name: 'Muster AG',
          domains: ['muster.de'],
          accounts: [{ account: 'DE89370400440532013000', shown: 'DE89 … 3000' }],
          vatNumbers: ['CHE123456789'],
        },
      ],
      ownAccounts: ['IT60X0542811101000000123456'],
      memoryDays: 40,
    });
  });

  it.each([
    {
      own_domains: 'rossi.example',
      executives: { 'Anna Rossi': 'a@rossi.example' },
      suppliers: [{ company: 'Muster', domain: 'muster.de', iban: 'DE89370400440532013000', vat: 'X1' }],
    },
    {
      companyDomain: ['rossi.example'],
      vips: ['Anna Rossi <a@rossi.example>'],
      vendor: {
        name: 'Muster',
        emailDomain: 'https://www.muster.de/',
        bankAccounts: [{ iban: 'DE89370400440532013000' }],
      },
    },
  ])('is taken in other spellings', (input) => {
    const { context, unknown } = read(input);
    expect(unknown).toEqual([]);
    expect(context.ownDomains).toEqual(['rossi.example']);
    expect(context.protectedNames).toEqual([{ name: 'Anna Rossi', addresses: ['a@rossi.example'] }]);
    expect(context.vendors[0]).toMatchObject({ name: 'Muster', domains: ['muster.de'] });
    expect(context.vendors[0]?.accounts[0]?.account).toBe('DE89370400440532013000');
  });

  it('is named where it is not understood, and the rest is used', () => {
    const { context, unknown } = read({
      ownDomains: ['rossi.example'],
      colour: 'red',
      vendors: [7, { name: 'A', size: 1 }],
    });
    expect(unknown).toEqual(['colour', 'vendors[0]', 'vendors[1].size']);
    expect(context.ownDomains).toEqual(['rossi.example']);
  });

  it.each([null, 7, 'x', []])('is nothing where it is no object', (input) => {
    expect(read(input)).toMatchObject({ context: { ownDomains: [] }, unknown: ['(not an object)'] });
  });
});
