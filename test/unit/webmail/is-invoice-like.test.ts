import { describe, expect, it } from 'vitest';
import { isInvoiceLike } from '../../../src/content/mail/is-invoice-like.ts';

describe('isInvoiceLike: beside which attachments "Check this invoice" stands', () => {
  it.each([
    ['Invoice-118.pdf', ''],
    ['INV 2024_118.PDF', ''],
    ['Rechnung 2024-118.pdf', ''],
    ['fattura_12.xml', ''],
    ['IT01234567890_FPR01.xml', ''],
    ['IT01234567890_FPR01.xml.p7m', ''],
    ['facture-mars.pdf', ''],
    ['factura_2024.pdf', ''],
    ['new bank details.pdf', ''],
    ['scan0001.pdf', 'Re: invoice 118'],
    ['118.pdf', 'Rechnung 118'],
  ])('%s in "%s"', (name, subject) => {
    expect(isInvoiceLike(name, subject)).toBe(true);
  });

  it.each([
    ['garden.jpg', 'Invoice 118'],
    ['invoice.exe', ''],
    ['scan0001.pdf', 'Holiday pictures'],
    ['agenda.pdf', 'Meeting on Monday'],
    ['minutes.xml', 'Invoice'],
    ['invite.pdf', 'Party'],
    ['', 'Invoice'],
  ])('not %s in "%s"', (name, subject) => {
    expect(isInvoiceLike(name, subject)).toBe(false);
  });
});
