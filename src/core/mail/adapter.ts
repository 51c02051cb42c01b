import type { AdapterEntry } from '../list/adapters-file.ts';
import { readReader, readSelector } from './adapter-selector.ts';
import { AdapterProblem, readChoice, readFlag, readList, readRecord, readText } from './adapter-value.ts';

/**
 * Selectors, tried in order: the first that finds something decides. ` >>> ` in one goes on inside what the part before
 * it found: an open shadow root, or the document of a frame of the same origin.
 */
export type Selectors = readonly string[];

/**
 * Where a value stands in an element, tried in order: `text` is its text, `own` that without what its elements hold,
 * `@name` an attribute.
 */
export type Readers = readonly string[];

/** How many elements a rule is to find; with more, what it reads is not believed. */
export interface ExpectedCount {
  readonly min: number;
  readonly max: number;
}

export interface ValueRule {
  readonly select: Selectors;
  readonly read: Readers;
  /** Whether it is looked for in the message or in the whole page. */
  readonly within: 'message' | 'page';
  readonly count: ExpectedCount;
}

export interface AddressRule extends ValueRule {
  /** Where the name stands; empty where it stands with the address. */
  readonly name: Readers;
  /** What it means that nothing is found: the message has none, or the webmail does not show it. */
  readonly missing: 'absent' | 'not-shown';
}

/** Rows of a label and a value, as in a table of details; labels are told apart in every language that is known. */
export interface RowsRule {
  readonly rows: Selectors;
  readonly label: string;
  readonly value: string;
  /** Whether rows stand for the whole header: a field without a row is then absent from the message. */
  readonly isComplete: boolean;
}

export interface AttachmentRule {
  readonly select: Selectors;
  /** Within the attachment's element; empty for the element itself. */
  readonly nameAt: Selectors;
  readonly name: Readers;
  readonly sizeAt: Selectors;
  readonly size: Readers;
}

export const ADDRESS_FIELDS = ['from', 'sender', 'replyTo', 'to', 'cc'] as const;
export type AddressField = (typeof ADDRESS_FIELDS)[number];

interface AdapterHead {
  /** kebab-case. */
  readonly id: string;
  readonly version: number;
  /** As people know the webmail. */
  readonly name: string;
  /** Hosts, or `*.host` for a host and those below it; empty for software that runs under any name. */
  readonly hosts: readonly string[];
}

/** A webmail whose elements are known. */
export interface SelectorAdapter extends AdapterHead {
  readonly kind: 'selectors';
  /** One of these must be in the page; empty where the host is enough. */
  readonly detect: Selectors;
  readonly message: {
    readonly select: Selectors;
    /** What marks a message of the page that is not open. */
    readonly closed: Selectors;
    /** Of the message's element; where none is found the message is known by its header. */
    readonly id: Readers;
  };
  readonly addresses: Readonly<Partial<Record<AddressField, AddressRule>>>;
  readonly subject: ValueRule | null;
  readonly date: ValueRule | null;
  readonly details: RowsRule | null;
  readonly body: Selectors;
  /** What begins or holds a quotation, besides what is common to all mail. */
  readonly quotes: Selectors;
  readonly attachments: AttachmentRule | null;
  /** Whether the webmail may show a sender by name alone (a colleague). */
  readonly mayHideAddress: boolean;
}

/** A webmail that is not known: what its message looks like is worked out, with these as hints. */
export interface GenericAdapter extends AdapterHead {
  readonly kind: 'generic';
  /** What is likely to hold a message's text; all of them count, not the first that finds something. */
  readonly bodies: Selectors;
  /** What is likely to be an attachment. */
  readonly attachments: Selectors;
}

export type Adapter = SelectorAdapter | GenericAdapter;

export type ParseAdapterResult =
  | { readonly ok: true; readonly adapter: Adapter }
  | { readonly ok: false; readonly problem: string };

const MAX_NAME = 60;
const MAX_HOSTS = 60;
const MAX_COUNT = 1000;
const HOST = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/**
 * Reads how a webmail is read, as an entry of an adapters file has it. Nothing in it is code: selectors of a limited
 * kind, names of attributes, words for yes and no. An unknown field is left alone, so that a newer adapter still reads.
 * @returns what is wrong with it, in a few words, where it cannot be used
 */
export function parseAdapter(entry: AdapterEntry): ParseAdapterResult {
  try {
    return { ok: true, adapter: readAdapter(entry) };
  } catch (error) {
    if (error instanceof AdapterProblem) return { ok: false, problem: error.message };
    throw error;
  }
}

function readAdapter(entry: AdapterEntry): Adapter {
  const head: AdapterHead = {
    id: entry.id,
    version: entry.version,
    name: readText(entry['name'], 'name', MAX_NAME),
    hosts: readList(entry['hosts'] ?? [], 'hosts', MAX_HOSTS, readHost),
  };
  const kind = readChoice(entry['kind'], 'kind', ['selectors', 'generic'] as const);
  if (kind === 'generic') {
    return {
      ...head,
      kind,
      bodies: readSelectors(entry['bodies'], 'bodies'),
      attachments: readSelectors(entry['attachments'] ?? [], 'attachments'),
    };
  }
  const message = readRecord(entry['message'], 'message');
  return {
    ...head,
    kind,
    detect: readSelectors(entry['detect'] ?? [], 'detect'),
    message: {
      select: readSelectors(message['select'], 'message.select'),
      closed: readSelectors(message['closed'] ?? [], 'message.closed'),
      id: readReaders(message['id'] ?? [], 'message.id'),
    },
    addresses: readAddresses(entry['addresses']),
    subject: readOptional(entry['subject'], 'subject', readValueRule),
    date: readOptional(entry['date'], 'date', readValueRule),
    details: readOptional(entry['details'], 'details', readRows),
    body: readSelectors(entry['body'], 'body'),
    quotes: readSelectors(entry['quotes'] ?? [], 'quotes'),
    attachments: readOptional(entry['attachments'], 'attachments', readAttachments),
    mayHideAddress: readFlag(entry['mayHideAddress'], 'mayHideAddress'),
  };
}

function readAddresses(value: unknown): SelectorAdapter['addresses'] {
  const record = readRecord(value, 'addresses');
  const rules: Partial<Record<AddressField, AddressRule>> = {};
  for (const field of ADDRESS_FIELDS) {
    const rule = readOptional(record[field], `addresses.${field}`, readAddressRule);
    if (rule !== null) rules[field] = rule;
  }
  if (rules.from === undefined) throw new AdapterProblem('addresses.from is missing');
  return rules;
}

function readAddressRule(value: unknown, where: string): AddressRule {
  const record = readRecord(value, where);
  return {
    ...readValueRule(value, where),
    name: readReaders(record['name'] ?? [], `${where}.name`),
    missing: readChoice(record['missing'] ?? 'not-shown', `${where}.missing`, [
      'absent',
      'not-shown',
    ] as const),
  };
}

function readValueRule(value: unknown, where: string): ValueRule {
  const record = readRecord(value, where);
  return {
    select: readSelectors(record['select'], `${where}.select`),
    read: readReaders(record['read'], `${where}.read`),
    within: readChoice(record['within'] ?? 'message', `${where}.within`, ['message', 'page'] as const),
    count: readCount(record['count'], `${where}.count`),
  };
}

function readRows(value: unknown, where: string): RowsRule {
  const record = readRecord(value, where);
  return {
    rows: readSelectors(record['rows'], `${where}.rows`),
    label: readSelector(record['label'], `${where}.label`),
    value: readSelector(record['value'], `${where}.value`),
    isComplete: readFlag(record['isComplete'], `${where}.isComplete`),
  };
}

function readAttachments(value: unknown, where: string): AttachmentRule {
  const record = readRecord(value, where);
  return {
    select: readSelectors(record['select'], `${where}.select`),
    nameAt: readSelectors(record['nameAt'] ?? [], `${where}.nameAt`),
    name: readReaders(record['name'], `${where}.name`),
    sizeAt: readSelectors(record['sizeAt'] ?? [], `${where}.sizeAt`),
    size: readReaders(record['size'] ?? [], `${where}.size`),
  };
}

function readCount(value: unknown, where: string): ExpectedCount {
  if (!Array.isArray(value) || value.length !== 2) throw new AdapterProblem(`${where} is no pair of numbers`);
  const [min, max]: readonly unknown[] = value;
  const isRange = Number.isSafeInteger(min) && Number.isSafeInteger(max);
  const counts = { min: Number(min), max: Number(max) };
  if (!isRange || counts.min < 0 || counts.max < counts.min || counts.max > MAX_COUNT) {
    throw new AdapterProblem(`${where} is no range from 0 to ${MAX_COUNT}`);
  }
  return counts;
}

const MAX_RULES = 12;

function readSelectors(value: unknown, where: string): Selectors {
  return readList(value, where, MAX_RULES, readSelector);
}

function readReaders(value: unknown, where: string): Readers {
  return readList(value, where, MAX_RULES, readReader);
}

function readHost(value: unknown, where: string): string {
  const host = readText(value, where, 253);
  if (!HOST.test(host)) throw new AdapterProblem(`${where} is no host`);
  return host;
}

function readOptional<T>(
  value: unknown,
  where: string,
  read: (value: unknown, where: string) => T,
): T | null {
  return value === undefined || value === null ? null : read(value, where);
}
