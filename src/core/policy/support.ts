import type { RejectReason } from './policy-source.ts';

/** Whom a person can ask, and who speaks on a warning. What IT has not set is absent. */
export interface Support {
  readonly organisation?: string;
  /** The organisation's own words, for every warning. */
  readonly message?: string;
  readonly name?: string;
  readonly mail?: string;
  readonly phone?: string;
  /** Begins with `https://` or `http://`. */
  readonly url?: string;
  /** A picture as a data URL: PNG, JPEG or WebP, whole as far as its frame says. */
  readonly logo?: string;
  /** `#rrggbb` in lower case. */
  readonly colour?: string;
}

export type ReadText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: RejectReason };

const MAIL = /^[^\s@,;:<>?&%"]+@[^\s@,;:<>?&%"]+$/;

/** A mail address as one is written in a `To:` field: nothing that a `mailto:` link would read as more than that. */
export function readMail(text: string): ReadText {
  return MAIL.test(text) ? { ok: true, text } : { ok: false, reason: 'not-a-mail-address' };
}

/** Anything with three digits at least. */
export function readPhone(text: string): ReadText {
  return text.replace(/\D/g, '').length >= 3
    ? { ok: true, text }
    : { ok: false, reason: 'not-a-phone-number' };
}

/** A web address without a user name. */
export function readWebAddress(text: string): ReadText {
  if (URL.canParse(text)) {
    const { protocol, username, password, href } = new URL(text);
    if (/^https?:$/.test(protocol) && username === '' && password === '') return { ok: true, text: href };
  }
  return { ok: false, reason: 'not-a-web-address' };
}

/** Controls, and marks that turn the direction of the words around them. */
const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Any words, on one line. */
export function readWords(text: string): ReadText {
  return { ok: true, text: text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim() };
}
