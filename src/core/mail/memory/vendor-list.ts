import { readHostEntry } from '../../policy/read-host-entry.ts';
import { splitDelimitedLine } from './delimited-line.ts';
import { readVatNumber } from './find-vat-numbers.ts';

/** A vendor of a list that a person, IT or a publisher supplied. */
export interface ListedVendor {
  readonly name: string;
  /** Canonical hosts. */
  readonly domains: readonly string[];
  /** In capitals, letters and digits alone. */
  readonly vatNumbers: readonly string[];
  /** Canonical, or `sha256:` and 64 hex digits of the canonical form's SHA-256. */
  readonly accounts: readonly string[];
}

export type LineProblem =
  | 'unmatched-quotes'
  | 'no-name'
  | 'nothing-known'
  | 'bad-domain'
  | 'bad-vat-number'
  | 'bad-account'
  | 'too-long'
  | 'named-twice'
  | 'too-many';

export interface RejectedLine {
  /** Counted from 1. */
  readonly line: number;
  readonly problem: LineProblem;
  /** What of the line is meant; empty where all of it is. */
  readonly value: string;
}

export type ReadVendorListResult =
  | {
      readonly ok: true;
      readonly vendors: readonly ListedVendor[];
      readonly rejected: readonly RejectedLine[];
    }
  | { readonly ok: false; readonly problem: 'empty' | 'no-header' | 'too-large' };

/** Canonical form of a bank account, or null for text that is none. */
export type ReadAccount = (text: string) => string | null;

/** Of the text, in UTF-16 units. */
const MAX_TEXT = 4_000_000;
export const MAX_LISTED_VENDORS = 5000;
/** Of a name, and of the values in one cell. */
const MAX_NAME = 200;
const MAX_VALUES = 40;
const HASHED = /^sha256:[0-9a-f]{64}$/;

const COLUMNS = ['name', 'domains', 'vatNumbers', 'accounts'] as const;
type Column = (typeof COLUMNS)[number];

/** What the columns are called in English, Italian, German, French and Spanish, as {@link foldTitle} leaves it. */
const TITLES: Readonly<Record<Column, readonly string[]>> = {
  name: [
    ...['name', 'vendor', 'vendorname', 'supplier', 'suppliername', 'company', 'companyname'],
    ...['nome', 'fornitore', 'ragionesociale', 'denominazione', 'azienda'],
    ...['lieferant', 'lieferantenname', 'kreditor', 'firma', 'firmenname'],
    ...['nom', 'fournisseur', 'raisonsociale', 'societe', 'entreprise'],
    ...['nombre', 'proveedor', 'razonsocial', 'empresa'],
  ],
  domains: [
    ...['domain', 'domains', 'maildomain', 'email', 'mail', 'website', 'web'],
    ...['dominio', 'domini', 'sito', 'sitoweb', 'posta'],
    ...['domane', 'domanen', 'webseite', 'emailadresse'],
    ...['domaine', 'domaines', 'siteweb', 'courriel'],
    ...['dominios', 'sitioweb', 'correo'],
  ],
  vatNumbers: [
    ...['vat', 'vatnumber', 'vatnumbers', 'vatid', 'vatno', 'taxid'],
    ...['piva', 'partitaiva', 'codiceiva'],
    ...['ustid', 'ustidnr', 'uid', 'umsatzsteuerid', 'mwstnr'],
    ...['tva', 'ntva', 'numerotva', 'numerodetva', 'tvaintracommunautaire'],
    ...['nif', 'cif', 'nifiva', 'numeroiva'],
  ],
  accounts: [
    ...['iban', 'ibans', 'account', 'accounts', 'bankaccount', 'bankaccounts', 'accountnumber'],
    ...['conto', 'conti', 'contobancario', 'contocorrente', 'coordinatebancarie'],
    ...['konto', 'konten', 'bankkonto', 'bankverbindung', 'kontonummer'],
    ...['compte', 'comptes', 'comptebancaire', 'rib'],
    ...['cuenta', 'cuentas', 'cuentabancaria'],
  ],
};

/**
 * Reads a vendor list as it comes out of an accounting program: a header line, then a vendor a line, fields separated by
 * comma, semicolon or tab. Several values in a cell stand apart by space, comma, semicolon, `|` or `/`. A line that is not
 * understood as a whole is left out and named. Takes any text and never throws.
 */
export function readVendorList(text: string, readAccount: ReadAccount): ReadVendorListResult {
  if (text.length > MAX_TEXT) return { ok: false, problem: 'too-large' };
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return { ok: false, problem: 'empty' };
  const header = readHeader(lines[first] ?? '');
  if (header === null) return { ok: false, problem: 'no-header' };
  const vendors = new Map<string, ListedVendor>();
  const rejected: RejectedLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (index <= first || line.trim() === '') continue;
    const reject = (problem: LineProblem, value: string): void => {
      rejected.push({ line: index + 1, problem, value: value.slice(0, MAX_NAME) });
    };
    const read = readVendorLine(line, header, readAccount);
    if (!read.ok) reject(read.problem, read.value);
    else if (vendors.has(read.vendor.name)) reject('named-twice', read.vendor.name);
    else if (vendors.size >= MAX_LISTED_VENDORS) reject('too-many', read.vendor.name);
    else vendors.set(read.vendor.name, read.vendor);
  }
  return { ok: true, vendors: [...vendors.values()], rejected };
}

interface Header {
  readonly delimiter: string;
  readonly places: ReadonlyMap<Column, number>;
}

function readHeader(line: string): Header | null {
  const candidates = [',', ';', '\t'].map((delimiter) => {
    const titles = splitDelimitedLine(line, delimiter) ?? [];
    const places = new Map<Column, number>();
    for (const [at, title] of titles.entries()) {
      const column = COLUMNS.find((name) => TITLES[name].includes(foldTitle(title)));
      if (column !== undefined && !places.has(column)) places.set(column, at);
    }
    return { delimiter, places };
  });
  const best = candidates.reduce((a, b) => (b.places.size > a.places.size ? b : a));
  return best.places.has('name') && best.places.size > 1 ? best : null;
}

function foldTitle(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

type ReadLine =
  | { readonly ok: true; readonly vendor: ListedVendor }
  | { readonly ok: false; readonly problem: LineProblem; readonly value: string };

function readVendorLine(line: string, { delimiter, places }: Header, readAccount: ReadAccount): ReadLine {
  const fields = splitDelimitedLine(line, delimiter);
  if (fields === null) return { ok: false, problem: 'unmatched-quotes', value: '' };
  const cell = (column: Column): string => fields[places.get(column) ?? -1] ?? '';
  return checkVendor(
    {
      name: cell('name'),
      domains: splitValues(cell('domains'), /[\s,;|]+/),
      vatNumbers: splitValues(cell('vatNumbers'), /[,;|/]+/),
      accounts: splitValues(cell('accounts'), /[,;|/]+/),
    },
    readAccount,
  );
}

/** Spaces belong to an account as it is printed, so they separate nothing there. */
function splitValues(cell: string, separator: RegExp): readonly string[] {
  return cell
    .split(separator)
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** Brings a vendor as it was written into canonical form, or says what of it is wrong. */
export function checkVendor(written: ListedVendor, readAccount: ReadAccount): ReadLine {
  const name = written.name.replace(/\s+/g, ' ').trim();
  if (name === '') return { ok: false, problem: 'no-name', value: '' };
  const values = [...written.domains, ...written.vatNumbers, ...written.accounts];
  if (values.length === 0) return { ok: false, problem: 'nothing-known', value: name };
  if (name.length > MAX_NAME || values.length > MAX_VALUES)
    return { ok: false, problem: 'too-long', value: name };
  const domains = readEach(written.domains, readDomain);
  if (!domains.ok) return { ok: false, problem: 'bad-domain', value: domains.value };
  const vatNumbers = readEach(written.vatNumbers, readVatNumber);
  if (!vatNumbers.ok) return { ok: false, problem: 'bad-vat-number', value: vatNumbers.value };
  const accounts = readEach(written.accounts, (text) => readHashed(text) ?? readAccount(text));
  if (!accounts.ok) return { ok: false, problem: 'bad-account', value: accounts.value };
  return {
    ok: true,
    vendor: { name, domains: domains.all, vatNumbers: vatNumbers.all, accounts: accounts.all },
  };
}

type ReadAll =
  | { readonly ok: true; readonly all: readonly string[] }
  | { readonly ok: false; readonly value: string };

function readEach(values: readonly string[], read: (value: string) => string | null): ReadAll {
  const all = new Set<string>();
  for (const value of values) {
    const canonical = read(value);
    if (canonical === null) return { ok: false, value };
    all.add(canonical);
  }
  return { ok: true, all: [...all] };
}

/** A host, the address of a site, or a mail address, of which the domain counts. */
function readDomain(text: string): string | null {
  const read = readHostEntry(text.slice(text.lastIndexOf('@') + 1));
  return read.ok ? read.host : null;
}

function readHashed(text: string): string | null {
  const lower = text.toLowerCase();
  return HASHED.test(lower) ? lower : null;
}
