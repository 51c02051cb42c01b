import type {
  AddressField,
  AddressRule,
  RowsRule,
  SelectorAdapter,
  ValueRule,
} from '../../../core/mail/adapter.ts';
import { ADDRESS_FIELDS } from '../../../core/mail/adapter.ts';
import type { FieldState, MailAddress } from '../../../core/mail/message.ts';
import { collectAddresses } from './collect-addresses.ts';
import { type HeaderField, readLabel } from './header-labels.ts';
import { type Scope, selectAll } from './select-across.ts';
import { collapse, readMailto, readShownAddresses } from './shown-address.ts';

/** Where a message's fields are looked for. */
export interface FieldScopes {
  readonly page: Document;
  readonly message: Element;
  /** The sender's own content: what stands there is never taken for what the webmail shows. */
  readonly bodies: readonly Element[];
}

export interface AddressReading {
  readonly state: FieldState;
  readonly addresses: readonly MailAddress[];
}

export type HeaderReading = Readonly<Record<AddressField, AddressReading>> & {
  readonly subject: string | null;
  readonly dateText: string | null;
};

const NOT_SHOWN: AddressReading = { state: 'not-shown', addresses: [] };

/** Reads the header of a message as its webmail shows it. */
export function readHeader(adapter: SelectorAdapter, scopes: FieldScopes): HeaderReading {
  const rows = adapter.details === null ? null : readRows(adapter.details, scopes);
  const readField = (field: AddressField): AddressReading => {
    const rule = adapter.addresses[field];
    const direct = rule === undefined ? NOT_SHOWN : readAddresses(rule, scopes);
    if (direct.state === 'read') return direct;
    const row = rows?.get(field);
    if (row !== undefined) {
      const addresses = collectAddresses(row);
      return { state: 'read', addresses: field === 'from' ? keepLast(addresses) : addresses };
    }
    const isComplete = rows !== null && rows.size > 0 && adapter.details?.isComplete === true;
    return isComplete && field !== 'from' ? { state: 'absent', addresses: [] } : direct;
  };
  const [from, sender, replyTo, to, cc] = ADDRESS_FIELDS.map(readField);
  return {
    from: from ?? NOT_SHOWN,
    sender: sender ?? NOT_SHOWN,
    replyTo: replyTo ?? NOT_SHOWN,
    to: to ?? NOT_SHOWN,
    cc: cc ?? NOT_SHOWN,
    subject: readValue(adapter.subject, scopes) ?? textOf(rows?.get('subject')),
    dateText: readValue(adapter.date, scopes) ?? textOf(rows?.get('date')),
  };
}

function readAddresses(rule: AddressRule, scopes: FieldScopes): AddressReading {
  const elements = findOwn(rule, scopes);
  if (elements === null || elements.length < rule.count.min) return NOT_SHOWN;
  const addresses = elements.flatMap((element) => readAddressesAt(element, rule));
  if (addresses.length > 0) return { state: 'read', addresses };
  return { state: elements.length > 0 ? 'not-shown' : rule.missing, addresses };
}

/** An element's addresses; one with an empty address where the webmail shows a name alone. */
function readAddressesAt(element: Element, rule: AddressRule): readonly MailAddress[] {
  const name = readName(element, rule.name);
  for (const reader of rule.read) {
    const value = readAt(element, reader);
    if (value === null) continue;
    const linked = readMailto(value);
    const found = linked === null ? readShownAddresses(value) : [{ name: '', address: linked }];
    if (found.length === 0) continue;
    // The name of one person may have an address in it: the person's own stands last.
    const kept = rule.count.max === 1 ? keepLast(found) : found;
    return kept.map((one) =>
      one.name === '' && name !== null && name !== one.address ? { ...one, name } : one,
    );
  }
  return name === null ? [] : [{ name, address: '' }];
}

/** The last of addresses, by the first one as its name where it has none. */
function keepLast(found: readonly MailAddress[]): readonly MailAddress[] {
  const last = found.at(-1);
  if (last === undefined || found.length === 1) return found;
  return [{ name: last.name || (found[0]?.address ?? ''), address: last.address }];
}

/** A name as shown, without an address that stands with it. */
function readName(element: Element, readers: readonly string[]): string | null {
  const text = readFirst(element, readers);
  if (text === null) return null;
  const [shown] = readShownAddresses(text);
  return shown === undefined ? text : shown.name || null;
}

function readValue(rule: ValueRule | null, scopes: FieldScopes): string | null {
  if (rule === null) return null;
  const [element] = findOwn(rule, scopes) ?? [];
  return element === undefined ? null : readFirst(element, rule.read);
}

/** The elements of a rule outside the sender's own content; null where there are more than it expects. */
function findOwn(rule: ValueRule, { page, message, bodies }: FieldScopes): readonly Element[] | null {
  const scope: Scope = rule.within === 'page' ? page : message;
  const elements = selectAll(scope, rule.select).filter(
    (element) => !bodies.some((body) => body.contains(element)),
  );
  return elements.length > rule.count.max ? null : elements;
}

function readRows(
  { rows, label, value }: RowsRule,
  { message, bodies }: FieldScopes,
): ReadonlyMap<HeaderField, Element> {
  const found = new Map<HeaderField, Element>();
  const all = selectAll(message, rows);
  for (const row of all) {
    // Tables are laid out in tables: the row around such rows is none.
    if (all.some((other) => other !== row && row.contains(other))) continue;
    if (bodies.some((body) => body.contains(row))) continue;
    const [labelAt] = selectAll(row, [label]);
    const [valueAt] = selectAll(row, [value]);
    const field = labelAt === undefined ? null : readLabel(collapse(labelAt.textContent));
    if (field === null || valueAt === undefined || found.has(field) || isHiddenRow(row)) continue;
    found.set(field, valueAt);
  }
  return found;
}

/** Rows that a template keeps for messages that have such a field. */
function isHiddenRow(row: Element): boolean {
  return row.hasAttribute('hidden') || /display:\s*none/.test(row.getAttribute('style') ?? '');
}

/** The first of an element's values that says something. */
export function readFirst(element: Element, readers: readonly string[]): string | null {
  for (const reader of readers) {
    const value = readAt(element, reader);
    if (value !== null) return value;
  }
  return null;
}

function readAt(element: Element, reader: string): string | null {
  const value =
    reader === 'text'
      ? element.textContent
      : reader === 'own'
        ? readOwnText(element)
        : element.getAttribute(reader.slice(1));
  const text = value === null ? '' : collapse(value);
  return text === '' ? null : text;
}

function readOwnText(element: Element): string {
  const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  return texts.map(({ nodeValue }) => nodeValue ?? '').join(' ');
}

function textOf(element: Element | undefined): string | null {
  return element === undefined ? null : collapse(element.textContent) || null;
}
