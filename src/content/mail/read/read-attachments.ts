import type { AttachmentRule } from '../../../core/mail/adapter.ts';
import type { MailAttachment } from '../../../core/mail/message.ts';
import { readFirst } from './read-fields.ts';
import { selectAll } from './select-across.ts';
import { collapse } from './shown-address.ts';

export interface OpenAttachment {
  readonly element: Element;
  readonly attachment: MailAttachment;
}

const MAX_ATTACHMENTS = 200;
/** `12.5 KB`, `1,2 Mo`, `~800 B`, also with the bytes in full in brackets. */
const SIZE = /(\d+(?:[.,]\d+)?)\s*([kmg]?)(?:i?b|o|bytes?|octets?|byte)\b/i;
const FACTORS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 1024],
  ['m', 1024 ** 2],
  ['g', 1024 ** 3],
]);
const FILE_NAME = /[^\s/\\<>:"|?*][^/\\<>:"|?*]*\.[a-z0-9]{1,8}(?:\.p7[ms])?$/i;

/** The attachments that a webmail shows beside a message. */
export function readAttachments(
  rule: AttachmentRule,
  message: Element,
  bodies: readonly Element[],
): readonly OpenAttachment[] {
  const found: OpenAttachment[] = [];
  for (const element of selectAll(message, rule.select)) {
    if (bodies.some((body) => body.contains(element)) || found.length === MAX_ATTACHMENTS) continue;
    const nameAt = rule.nameAt.length === 0 ? element : selectAll(element, rule.nameAt)[0];
    const name = nameAt === undefined ? null : readFirst(nameAt, rule.name);
    if (name === null) continue;
    const sizeAt = rule.sizeAt.length === 0 ? element : selectAll(element, rule.sizeAt)[0];
    const size = sizeAt === undefined ? null : readFirst(sizeAt, rule.size);
    found.push({ element, attachment: buildAttachment(name, size) });
  }
  return found;
}

/** @param size as shown, within any other text; null where it is not */
export function buildAttachment(name: string, size: string | null): MailAttachment {
  return { name: stripSize(name), type: '', size: size === null ? null : readSize(size), text: null };
}

/** The file name in a text that may say more (`Download invoice.pdf`); null where there is none. */
export function findFileName(text: string): string | null {
  return FILE_NAME.exec(stripSize(collapse(text)))?.[0] ?? null;
}

function stripSize(name: string): string {
  return (
    name.replace(/\s*[([]?~?\s*\d+(?:[.,]\d+)?\s*[kmg]?(?:i?b|o|bytes?|octets?)[)\]]?$/i, '').trim() || name
  );
}

function readSize(text: string): number | null {
  const [, count = '', unit = ''] = SIZE.exec(text) ?? [];
  if (count === '') return null;
  return Math.round(Number(count.replace(',', '.')) * (FACTORS.get(unit.toLowerCase()) ?? 1));
}
