import type { HeaderField } from '../header-labels.ts';

/** What parts of names of classes, ids and test ids say of an element, in lower case. */
const FIELD_OF_PART: ReadonlyMap<string, HeaderField> = new Map([
  ['from', 'from'],
  ['sender', 'from'],
  ['absender', 'from'],
  ['mittente', 'from'],
  ['replyto', 'replyTo'],
  ['to', 'to'],
  ['recipient', 'to'],
  ['recipients', 'to'],
  ['cc', 'cc'],
  ['subject', 'subject'],
  ['betreff', 'subject'],
  ['oggetto', 'subject'],
  ['date', 'date'],
  ['datetime', 'date'],
]);
/** A name of more parts speaks of something else (`slide-in-from-the-left`). */
const MAX_PARTS = 4;
const NAMES = ['class', 'id', 'data-testid', 'data-test-id'] as const;

/** The field that an element's names say it holds; null where they say none. */
export function readNameHint(element: Element): HeaderField | null {
  for (const attribute of NAMES) {
    const value = element.getAttribute(attribute);
    if (value === null || value.length > 300) continue;
    for (const name of value.split(/\s+/)) {
      const field = readName(name);
      if (field !== null) return field;
    }
  }
  return null;
}

function readName(name: string): HeaderField | null {
  const parts = name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((part) => part !== '');
  if (parts.length > MAX_PARTS) return null;
  if (parts.includes('reply')) return parts.includes('to') ? 'replyTo' : null;
  // The more telling part stands last: `message-to-subject` is a subject.
  for (const part of parts.toReversed()) {
    const field = FIELD_OF_PART.get(part);
    if (field !== undefined) return field;
  }
  return null;
}
