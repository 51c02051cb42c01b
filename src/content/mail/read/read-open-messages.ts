import type { Adapter, SelectorAdapter } from '../../../core/mail/adapter.ts';
import { readUnknownWebmail } from './generic/read-unknown-webmail.ts';
import { isEditable } from './is-editable.ts';
import { buildOpenMessage, type OpenMessage } from './open-message.ts';
import { readAttachments } from './read-attachments.ts';
import { readBody } from './read-body.ts';
import { readFirst, readHeader } from './read-fields.ts';
import { matchesAny, selectAcross, selectAll } from './select-across.ts';

export type { OpenMessage };

/**
 * The messages that a page shows open, in the order of the page. Reads only: nothing is clicked, fetched or changed.
 * Where an adapter does not fit the page, or no message is open, there is none.
 * @param page the document that the script runs in; frames without an address of their own are read through
 */
export function readOpenMessages(page: Document, adapter: Adapter): readonly OpenMessage[] {
  return adapter.kind === 'generic' ? readUnknownWebmail(page, adapter) : readKnownWebmail(page, adapter);
}

function readKnownWebmail(page: Document, adapter: SelectorAdapter): readonly OpenMessage[] {
  if (adapter.detect.length > 0 && selectAll(page, adapter.detect).length === 0) return [];
  const { elements, roots } = selectAcross(page, adapter.message.select);
  const open: OpenMessage[] = [];
  for (const element of elements) {
    if (matchesAny(element, adapter.message.closed)) continue;
    const message = readMessage(page, element, adapter, open.length);
    if (message !== null) open.push({ ...message, roots: [...roots, ...message.roots] });
  }
  return open;
}

function readMessage(
  page: Document,
  message: Element,
  adapter: SelectorAdapter,
  index: number,
): OpenMessage | null {
  const content = selectAcross(message, adapter.body);
  const [body] = content.elements;
  const [anchor] = content.anchors;
  // Not there yet, or closed: there is nothing to read.
  if (body === undefined || anchor === undefined || body.childNodes.length === 0) return null;
  const bodies = [...content.anchors, ...content.elements];
  return buildOpenMessage({
    id: readFirst(message, adapter.message.id),
    header: readHeader(adapter, { page, message, bodies }),
    body: readBody(body, adapter.quotes),
    anchor,
    attachments: adapter.attachments === null ? null : readAttachments(adapter.attachments, message, bodies),
    mayHideAddress: adapter.mayHideAddress,
    roots: content.roots,
    isDraft: isEditable(body),
    isClosed: false,
    index,
  });
}
