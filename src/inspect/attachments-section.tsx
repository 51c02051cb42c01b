import type { JSX } from 'preact';
import type { MailAttachment } from '../core/mail/message.ts';
import { formatSize } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { snake } from '../ui/snake.ts';
import { t } from '../ui/translate.ts';
import type { CutFile } from './read-item.ts';

interface AttachmentsSectionProps {
  readonly attachments: readonly MailAttachment[];
  readonly cutFiles: readonly CutFile[];
}

/** What is attached, and whether it was read: never taken for read where it was not. */
export function AttachmentsSection({ attachments, cutFiles }: AttachmentsSectionProps): JSX.Element {
  return (
    <ul class="rows">
      {attachments.map((attachment, index) => (
        <li key={index}>
          <p>
            <bdi class="file-name">{attachment.name === '' ? t('inspect_no_name') : attachment.name}</bdi>
            {attachment.size !== null && (
              <span class="dim figures"> · {formatSize(attachment.size, readFormatLocale())}</span>
            )}
          </p>
          <p class="small dim">{sayReading(attachment, cutFiles)}</p>
        </li>
      ))}
    </ul>
  );
}

function sayReading({ name, text, unread }: MailAttachment, cutFiles: readonly CutFile[]): string {
  const cut = cutFiles.find(({ file }) => file === name);
  if (cut !== undefined) return sayCut(cut);
  if (unread !== undefined) return t(`inspect_unread_${snake(unread)}`);
  return text === null ? t('inspect_unread') : t('inspect_was_read');
}

/** "Read: pages 1 to 600 of 1,200" */
export function sayCut({ pages, pagesRead }: CutFile): string {
  return t('inspect_pages_read', [String(pagesRead), String(pages)]);
}
