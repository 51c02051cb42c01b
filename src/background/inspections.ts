import type { HeldInspection } from '../messages/inspection.ts';
import { now } from '../platform/clock.ts';

/** How long an item waits for the page that was opened for it, in milliseconds. */
const LIFETIME = 120_000;
/** Items that wait at a time; the oldest gives way. */
const MAX_ITEMS = 8;
/** Largest item, in UTF-16 units: a file of 24 MB in base64. */
const MAX_SIZE = 32 * 1024 * 1024;

interface Held {
  readonly item: HeldInspection;
  /** Epoch milliseconds. */
  readonly until: number;
}

/**
 * What waits to be taken by the inspect page. In memory only: an item may come from a private window, and nothing of it
 * may reach the disk. A worker that is stopped in between forgets it, and the page says so.
 */
const held = new Map<string, Held>();

/**
 * Keeps an item until the inspect page asks for it, once, with the token.
 * @returns the token, 32 hexadecimal digits; null for an item that is too large
 */
export function holdInspection(item: HeldInspection): string | null {
  const size = item.kind === 'text' ? item.text.length : item.base64.length;
  if (size > MAX_SIZE) return null;
  dropExpired();
  const [oldest] = held.keys();
  if (held.size >= MAX_ITEMS && oldest !== undefined) held.delete(oldest);
  const token = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  held.set(token, { item, until: now() + LIFETIME });
  return token;
}

/** Gives an item away, once. Null where the token is not known, was spent, or has expired. */
export function takeInspection(token: string): HeldInspection | null {
  dropExpired();
  const found = held.get(token);
  held.delete(token);
  return found?.item ?? null;
}

function dropExpired(): void {
  const time = now();
  for (const [token, { until }] of held) if (until < time) held.delete(token);
}
