import { readTextDirection, readTextLanguage } from '../../ui/language.ts';
import { t } from '../../ui/translate.ts';
import { askBackground } from './ask-background.ts';
import css from './chip.css?inline';
import { isInvoiceLike } from './is-invoice-like.ts';
import type { OpenAttachment } from './read/read-attachments.ts';
import { readAttachedFile } from './read-attached-file.ts';

/** The offers beside the attachments of one message. */
export interface CheckOffers {
  /** Offers to check those of them that may be invoices; an offer that stands where it should is left alone. */
  show(attachments: readonly OpenAttachment[], subject: string): void;
  remove(): void;
}

/** A message may have nothing but attachments. */
const MOST_OFFERS = 20;

/** Puts "Check this invoice" beside attachments. Only a click on it reads the file. */
export function offerChecks(): CheckOffers {
  let offers = new Map<Element, HTMLElement>();
  const show: CheckOffers['show'] = (attachments, subject) => {
    const kept = new Map<Element, HTMLElement>();
    for (const { element, attachment } of attachments) {
      if (kept.size === MOST_OFFERS || kept.has(element) || !isInvoiceLike(attachment.name, subject))
        continue;
      const host = offers.get(element) ?? buildOffer(element, attachment.name);
      if (host.previousSibling !== element) element.after(host);
      kept.set(element, host);
    }
    for (const [element, host] of offers) if (!kept.has(element)) host.remove();
    offers = kept;
  };
  return { show, remove: () => show([], '') };
}

function buildOffer(element: Element, name: string): HTMLElement {
  const page = element.ownerDocument;
  const create = (tag: string) => page.createElementNS('http://www.w3.org/1999/xhtml', tag) as HTMLElement;
  const host = create('span');
  const style = create('style');
  style.textContent = css;
  const button = create('button') as HTMLButtonElement;
  button.type = 'button';
  button.className = 'chip';
  button.lang = readTextLanguage();
  button.dir = readTextDirection();
  button.textContent = t('mail_check_invoice');
  button.setAttribute('aria-label', t('mail_check_invoice_label', [name]));
  const said = create('span');
  said.setAttribute('role', 'status');
  const check = async (): Promise<void> => {
    button.disabled = true;
    said.textContent = t('mail_check_invoice_reading');
    const file = await readAttachedFile(element, name);
    const isOpened =
      file.ok && (await askBackground('inspectFile', { name, base64: file.base64 })) === 'opened';
    button.disabled = false;
    said.textContent = isOpened ? '' : t('mail_check_invoice_download');
  };
  button.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    // Only what a person does reads a file.
    if (event.isTrusted) void check();
  });
  const root = host.attachShadow({ mode: 'closed' });
  const room = create('span');
  room.className = 'room';
  room.append(button, said);
  root.append(style, room);
  return host;
}
