import type { Country } from './bank-account.ts';
import type { Language } from './parse-templates.ts';
import type { Random } from './random.ts';
import type { Words } from './words.ts';

const DAY = 86_400_000;

/** When a case happens and what it is about: dates, amounts, numbers of invoices. */
export interface Occasion {
  /** Epoch milliseconds at which the message was sent. */
  readonly sentAt: number;
  readonly slots: ReadonlyMap<string, string>;
}

export function makeOccasion(language: Language, country: Country, words: Words, random: Random): Occasion {
  // Office hours of the weeks from 1 September to 27 November 2026.
  const day = Date.UTC(2026, 8, 1) + random.integer(0, 87) * DAY;
  const sentAt = day + random.integer(7 * 60, 17 * 60) * 60_000 + random.integer(0, 59) * 1000;
  const date = (offset: number) => formatDate(sentAt + offset * DAY, language, country, words);
  const slots = new Map([
    ['date', date(0)],
    ['yesterday', date(-1)],
    ['earlier', date(-random.integer(3, 9))],
    ['longago', date(-random.integer(35, 60))],
    ['due', date(random.integer(7, 30))],
    ['soon', date(random.integer(2, 4))],
    ['month', words.months[new Date(sentAt).getUTCMonth()] ?? ''],
    ['lastmonth', words.months[new Date(sentAt).getUTCMonth() - 1] ?? ''],
    ['year', '2026'],
    ['amount', formatAmount(random.integer(18_000, 6_400_000), language, country)],
    ['amount2', formatAmount(random.integer(4_000, 900_000), language, country)],
    ['small', formatAmount(random.integer(900, 19_900), language, country)],
    ['invoice', makeInvoiceNumber(random)],
    ['invoice2', makeInvoiceNumber(random)],
    ['order', String(random.integer(40_000, 99_999))],
    ['ticket', String(random.integer(10_000, 999_999))],
    ['customer-number', String(random.integer(10_000, 99_999))],
    ['token', random.token(24)],
  ]);
  return { sentAt, slots };
}

function makeInvoiceNumber(random: Random): string {
  const number = random.integer(100, 9999);
  return random.pick([
    `2026-${number}`,
    `RE${number}`,
    `INV-${number}`,
    `26/${number}`,
    String(20_260_000 + number),
  ]);
}

export function formatAmount(cents: number, language: Language, country: Country): string {
  const whole = String(Math.floor(cents / 100));
  const rest = String(cents % 100).padStart(2, '0');
  const group = (separator: string) => whole.replace(/\B(?=(\d{3})+$)/g, separator);
  if (country === 'US') return `$${group(',')}.${rest}`;
  if (language === 'en') return `£${group(',')}.${rest}`;
  if (language === 'fr') return `${group(' ')},${rest} €`;
  return language === 'it' ? `€ ${group('.')},${rest}` : `${group('.')},${rest} €`;
}

export function formatDate(time: number, language: Language, country: Country, words: Words): string {
  const at = new Date(time);
  const day = at.getUTCDate();
  const month = words.months[at.getUTCMonth()] ?? '';
  const year = at.getUTCFullYear();
  if (country === 'US') return `${month} ${day}, ${year}`;
  if (language === 'de') return `${day}. ${month} ${year}`;
  return language === 'es' ? `${day} de ${month} de ${year}` : `${day} ${month} ${year}`;
}
