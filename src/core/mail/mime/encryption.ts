import type { Email } from 'postal-mime';
import type { UnreadableReason } from '../assessment.ts';

/**
 * Whether what a message says is locked away: PGP/MIME (RFC 3156), S/MIME enveloped data (RFC 8551), or inline PGP.
 * S/MIME's opaque signature hides nothing but needs a reader of its own. Null for a message that can be read.
 */
export function findMailEncryption(email: Email): UnreadableReason | null {
  const type = email.headers.find(({ key }) => key === 'content-type')?.value.toLowerCase() ?? '';
  if (type.startsWith('multipart/encrypted')) return 'encrypted';
  if (/^application\/(?:x-)?pkcs7-mime/.test(type)) {
    return /smime-type="?signed-data/.test(type) ? 'unknown-format' : 'encrypted';
  }
  const isInline = /^\s*-----BEGIN PGP MESSAGE-----/.test((email.text ?? '').slice(0, 2_000));
  return isInline ? 'encrypted' : null;
}
