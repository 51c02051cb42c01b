/** What a payment code asks a bank to do. Text from outside, shown as text. */
export interface PaymentCode {
  /** `epc`: the European Payments Council's QR code ("GiroCode"); `swiss`: the Swiss QR bill. */
  readonly standard: 'epc' | 'swiss';
  readonly payee: string;
  /** As written, without spaces, in capitals. */
  readonly account: string;
  /** BIC; empty where there is none. */
  readonly bank: string;
  /** With its currency, as written: `EUR 12.50`; empty where the payer fills it in. */
  readonly amount: string;
  /** Reference or message to the payee; empty where there is none. */
  readonly reference: string;
}

/** Both standards fit into the largest QR code with binary content (ISO/IEC 18004). */
const MAX_LENGTH = 2953;

/**
 * Reads what a QR code says where it is a payment; null where it is something else.
 * Lines of `BCD` codes: EPC069-12, version 2.1; of `SPC` codes: Swiss Payment Standards, QR bill, version 2.3.
 */
export function readPaymentCode(text: string): PaymentCode | null {
  if (text.length > MAX_LENGTH) return null;
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  const [service] = lines;
  if (service === 'BCD') return readEpc(lines);
  return service === 'SPC' ? readSwiss(lines) : null;
}

function readEpc(lines: readonly string[]): PaymentCode | null {
  const [, version, , identification, bank = '', payee = '', account = '', amount = ''] = lines;
  if (!/^00[12]$/.test(version ?? '') || identification !== 'SCT' || account === '') return null;
  const [, , , , , , , , , structured = '', free = ''] = lines;
  return {
    standard: 'epc',
    payee,
    account: packAccount(account),
    bank,
    amount: amount.replace(/^EUR(?=\d)/, 'EUR '),
    reference: structured === '' ? free : structured,
  };
}

function readSwiss(lines: readonly string[]): PaymentCode | null {
  const [, version = '', , account = '', , payee = ''] = lines;
  if (!/^02\d\d$/.test(version) || account === '') return null;
  const [amount = '', currency = ''] = lines.slice(18, 20);
  const [reference = '', message = ''] = lines.slice(28, 30);
  return {
    standard: 'swiss',
    payee,
    account: packAccount(account),
    bank: '',
    amount: amount === '' ? '' : `${currency} ${amount}`.trim(),
    reference: reference === '' ? message : reference,
  };
}

function packAccount(account: string): string {
  return account.replace(/\s+/g, '').toUpperCase();
}
