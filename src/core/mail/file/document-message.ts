import type { MailCoverage, MailLink, MailMessage } from '../message.ts';
import { findTextLinks } from '../mime/text-links.ts';
import type { PaymentCode } from './payment-code.ts';
import type { Invoice } from './read-invoice.ts';

/** A document has no sender by its nature, other than a message of which none is shown: it is judged without one. */
const DOCUMENT_COVERAGE: MailCoverage = {
  from: 'absent',
  'reply-to': 'absent',
  recipients: 'absent',
  subject: 'absent',
  date: 'absent',
  text: 'read',
  links: 'read',
  attachments: 'absent',
  headers: 'absent',
  thread: 'absent',
};
/** As much text as a message's own. */
const MAX_TEXT = 200_000;

/**
 * A document (an invoice, a letter, a picture, a text) as a message that shows no sender.
 * @param links those that are more than written: addresses in the text are found here
 */
export function messageOfDocument(text: string, links: readonly MailLink[]): MailMessage {
  const shown = text.slice(0, MAX_TEXT);
  return {
    from: null,
    sender: null,
    replyTo: [],
    to: [],
    cc: [],
    subject: '',
    date: null,
    text: shown,
    quotedText: '',
    links: [...links, ...findTextLinks(shown, false)],
    attachments: [],
    headers: null,
    thread: [],
    isTextInPictures: false,
    coverage: DOCUMENT_COVERAGE,
  };
}

/** What an electronic invoice says, as lines of text that are judged like those of any message. */
export function writeInvoice({ seller, buyer, documents }: Invoice): string {
  const parties = [seller, buyer].map(({ name, vatNumber, taxCode }) => [
    name,
    vatNumber === '' ? '' : `P.IVA ${vatNumber}`,
    taxCode === '' ? '' : `CF ${taxCode}`,
  ]);
  const invoices = documents.flatMap(({ number, date, total, payments }) => [
    `Fattura ${number} ${date} ${total}`.trim(),
    ...payments.flatMap(({ payee, account, bank, due, amount }) => [
      payee === '' ? '' : `Beneficiario: ${payee}`,
      account === '' ? '' : `IBAN: ${account}`,
      [bank, due, amount].filter((part) => part !== '').join(' '),
    ]),
  ]);
  return [...parties.flat(), ...invoices].filter((line) => line !== '').join('\n');
}

/** What a payment code says, as lines of text. */
export function writePaymentCode({ payee, account, bank, amount, reference }: PaymentCode): string {
  return [payee, `IBAN: ${account}`, bank, amount, reference].filter((line) => line !== '').join('\n');
}
