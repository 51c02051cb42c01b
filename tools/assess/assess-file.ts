import type { Assessment } from '../../src/core/mail/assessment.ts';
import type { MailContext } from '../../src/core/mail/context.ts';
import { detectFileKind } from '../../src/core/mail/file/file-kind.ts';
import { readInvoiceFile, unwrapSigned } from '../../src/core/mail/file/read-invoice-file.ts';
import type { MailData } from '../../src/core/mail/mail-data.ts';
import type { AttachmentReader } from '../../src/core/mail/mime/attachment-reader.ts';
import { readMail } from '../../src/core/mail/read-mail.ts';
import type { BuiltList } from '../lookup/open-built-list.ts';
import { judgeMessage } from './judge.ts';
import type { StoredMail } from './mail-files.ts';

/** The outcome for one message of a file. */
export interface FileAssessment {
  readonly file: string;
  readonly assessment: Assessment;
  /** Reading and judging. */
  readonly ms: number;
}

interface Judging {
  readonly context: MailContext;
  readonly data: MailData;
  readonly list: BuiltList;
}

/** Reads and judges one message. Never throws: what goes wrong is an unreadable message. */
export async function assessFile(mail: StoredMail, judging: Judging): Promise<FileAssessment> {
  const start = performance.now();
  const assessment = await judgeStored(mail, judging);
  return { file: mail.file, assessment, ms: Math.round((performance.now() - start) * 100) / 100 };
}

async function judgeStored({ bytes }: StoredMail, { context, data, list }: Judging): Promise<Assessment> {
  if (bytes === null) return { level: 'unreadable', reason: 'too-large' };
  try {
    const read = await readMail(bytes, { readAttachment });
    return read.ok
      ? judgeMessage(read.message, context, data, list)
      : { level: 'unreadable', reason: read.reason };
  } catch {
    return { level: 'unreadable', reason: 'damaged' };
  }
}

/** The PDF library is loaded with the first PDF: most runs have none. */
const readAttachment: AttachmentReader = async ({ type, name, bytes }) => {
  const file = unwrapSigned(name, bytes);
  if (!file.ok) return { ok: false, unread: file.reason };
  const kind = detectFileKind(file.name, file.bytes);
  if (kind === 'xml') {
    const invoice = readInvoiceFile(file.bytes);
    return invoice.ok ? { ok: true, text: invoice.text, links: [] } : null;
  }
  if (kind !== 'pdf' && type !== 'application/pdf') return null;
  const { readPdf } = await import('./read-pdf.ts');
  return readPdf(file.bytes);
};
