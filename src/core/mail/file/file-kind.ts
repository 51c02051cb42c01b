/** What a file is, as far as it is read here. `encrypted-mail` is S/MIME as a file of its own. */
export type FileKind = 'mail' | 'outlook' | 'pdf' | 'xml' | 'signed' | 'image' | 'text' | 'empty' | 'unknown';

/** How much of a file's beginning is looked at, in bytes. */
const HEAD = 4096;

const MAGIC: readonly (readonly [kind: FileKind, bytes: readonly number[]])[] = [
  ['outlook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x42, 0x4d]],
];
/** A header of a message, or the line that mbox files begin with. */
const MAIL_START =
  /^(?:From .*\r?\n)?(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*(?:received|return-path|delivered-to|from|to|subject|date|message-id|mime-version|x-[!-9;-~]+|arc-[!-9;-~]+|dkim-signature|authentication-results)[ \t]*:/i;

/**
 * Tells what a file is by its content; its name only decides where the content leaves it open.
 * @param name file name, whatever it says
 */
export function detectFileKind(name: string, bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const head = bytes.subarray(0, HEAD);
  const magic = MAGIC.find(([, start]) => start.every((byte, index) => head[index] === byte));
  if (magic !== undefined) return magic[0];
  const text = decodeLatin1(head);
  // Readers of PDF take the mark anywhere in the first kilobyte.
  if (text.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (/^RIFF.{4}WEBP/s.test(text)) return 'image';
  const start = dropMark(text).trimStart();
  if (/^<(\?xml|([\w-]+:)?FatturaElettronica)[\s>]/.test(start)) return 'xml';
  if (isSigned(name, head, start)) return 'signed';
  if (MAIL_START.test(start)) return 'mail';
  if (/\.eml$/i.test(name)) return 'mail';
  return isText(head) ? 'text' : 'unknown';
}

/** CMS in BER (a sequence) under a name that says so, or the same in base64. */
function isSigned(name: string, head: Uint8Array, start: string): boolean {
  if (/^-----BEGIN (PKCS7|CMS)-----/.test(start)) return true;
  if (!/\.p7[ms]$/i.test(name)) return false;
  return head[0] === 0x30 || /^[A-Za-z0-9+/\s]+=*\s*$/.test(start);
}

function dropMark(text: string): string {
  return text.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '');
}

/** No control characters but white space: in UTF-8, Latin or the like. */
function isText(head: Uint8Array): boolean {
  return head.every(
    (byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d,
  );
}

/** One character for each byte. @param bytes at most some kilobytes */
function decodeLatin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
