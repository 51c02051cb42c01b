import type { Email } from 'postal-mime';
import { readSignedContent } from '../file/signed-content.ts';

/** How a message says what it says: openly, in an envelope that only its reader opens, or inside its signature. */
export type MailEnvelope =
  | { readonly kind: 'open' }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'signed'; readonly content: Uint8Array };

/**
 * Whether what a message says is locked away: PGP/MIME (RFC 3156), S/MIME enveloped data (RFC 8551), or inline PGP.
 * S/MIME's opaque signature hides nothing: its content is a part of MIME. What calls itself signed and is enveloped is
 * encrypted.
 */
export function readEnvelope(email: Email): MailEnvelope {
  const type = email.headers.find(({ key }) => key === 'content-type')?.value.toLowerCase() ?? '';
  if (type.startsWith('multipart/encrypted')) return { kind: 'encrypted' };
  if (/^application\/(?:x-)?pkcs7-mime/.test(type)) {
    return /smime-type="?(?:auth-?)?enveloped/.test(type) ? { kind: 'encrypted' } : openSignature(email);
  }
  const isInline = /^\s*-----BEGIN PGP MESSAGE-----/.test((email.text ?? '').slice(0, 2_000));
  return { kind: isInline ? 'encrypted' : 'open' };
}

function openSignature({ attachments }: Email): MailEnvelope {
  const content = attachments[0]?.content;
  if (content === undefined) return { kind: 'encrypted' };
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  const signed = readSignedContent(bytes);
  return signed.ok ? { kind: 'signed', content: signed.content } : { kind: signed.reason };
}

/** A message with the part that was signed in the place of its body: its own headers, those of content apart. */
export function replaceContent(bytes: Uint8Array, content: Uint8Array): Uint8Array {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, MAX_HEAD));
  const head = text.slice(0, /\r?\n\r?\n/.exec(text)?.index ?? text.length);
  const kept = head.replace(/^(?:content-|mime-version)[^\n]*(?:\n[ \t][^\n]*)*\n?/gim, '').trimEnd();
  const front = Uint8Array.from(`${kept}\r\n`, (character) => character.charCodeAt(0));
  const whole = new Uint8Array(front.length + content.length);
  whole.set(front);
  whole.set(content, front.length);
  return whole;
}

/** Bytes in which a message's headers end. */
const MAX_HEAD = 1024 * 1024;
