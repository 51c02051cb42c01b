import type { Confirmation } from '../core/mail/memory/vendor-account.ts';
import type { ListedVendor } from '../core/mail/memory/vendor-list.ts';
import type {
  AccountCheck,
  AccountOfVendor,
  Forgetting,
  MemoryQuery,
  PayeeCheck,
  VendorListInput,
} from './memory.ts';
import { readBoolean, readField, readList, readOneOf, readText, readWholeNumber } from './read-value.ts';

const KINDS: Readonly<Record<MemoryQuery['kind'], true>> = { correspondents: true, vendors: true };
const HOW: Readonly<Record<Confirmation, true>> = { phone: true, 'in-person': true, other: true };
/** Of keys, names and accounts, in UTF-16 units. */
const MAX_TEXT = 400;
const MAX_VENDORS = 5000;
/** Domains, VAT numbers or accounts of one vendor. */
const MAX_VALUES = 40;
/** What one vendor is remembered under: VAT numbers and a sender. */
const MAX_KEYS = 11;

export function readMemoryQuery(value: unknown): MemoryQuery | null {
  const kind = readOneOf(value, 'kind', KINDS);
  const search = readText(value, 'search', MAX_TEXT);
  const offset = readWholeNumber(value, 'offset');
  return kind === null || search === null || offset === null ? null : { kind, search, offset };
}

export function readForgetting(input: unknown): { readonly what: Forgetting } | null {
  const value = readField(input, 'what');
  const id = readText(value, 'id', MAX_TEXT);
  const time = readWholeNumber(value, 'time');
  switch (readField(value, 'kind')) {
    case 'all':
      return { what: { kind: 'all' } };
    case 'one':
      return id === null ? null : { what: { kind: 'one', id } };
    case 'since':
      return time === null ? null : { what: { kind: 'since', time } };
    default:
      return null;
  }
}

export function readUndo(value: unknown): { readonly undo: string } | null {
  const undo = readText(value, 'undo', MAX_TEXT);
  return undo === null ? null : { undo };
}

export function readMemorySwitch(value: unknown): { readonly isOn: boolean } | null {
  const isOn = readBoolean(value, 'isOn');
  return isOn === null ? null : { isOn };
}

export function readVendorListInput(value: unknown): VendorListInput | null {
  const vendors = readList(value, 'vendors', MAX_VENDORS, readVendor);
  return vendors === null ? null : { vendors };
}

function readVendor(value: unknown): ListedVendor | null {
  const name = readText(value, 'name', MAX_TEXT);
  const domains = readList(value, 'domains', MAX_VALUES, readItem);
  const vatNumbers = readList(value, 'vatNumbers', MAX_VALUES, readItem);
  const accounts = readList(value, 'accounts', MAX_VALUES, readItem);
  if (name === null || domains === null || vatNumbers === null || accounts === null) return null;
  return { name, domains, vatNumbers, accounts };
}

function readItem(item: unknown): string | null {
  return typeof item === 'string' && item.length <= MAX_TEXT ? item : null;
}

export function readAccountOfVendor(value: unknown): AccountOfVendor | null {
  const vendors = readList(value, 'vendors', MAX_KEYS, readItem);
  const account = readText(value, 'account', MAX_TEXT);
  return vendors === null || account === null ? null : { vendors, account };
}

export function readPayeeCheck(value: unknown): PayeeCheck | null {
  const check = readAccountCheck(value);
  const name = readText(value, 'name', MAX_TEXT);
  return check === null || name === null ? null : { ...check, name };
}

export function readAccountCheck(value: unknown): AccountCheck | null {
  const what = readAccountOfVendor(value);
  const how = readOneOf(value, 'how', HOW);
  return what === null || how === null ? null : { ...what, how };
}
