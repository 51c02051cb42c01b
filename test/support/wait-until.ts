import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits for a condition that no event tells of, by asking again and again.
 * @param read answers with a value when the condition holds, with null or false while it does not; a throw means not yet
 * @param seconds after which it gives up and throws
 */
export async function waitUntil<T>(
  what: string,
  read: () => T | null | false | Promise<T | null | false>,
  seconds = 20,
): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  let lastError: unknown = null;
  while (performance.now() < deadline) {
    try {
      const value = await read();
      if (value !== null && value !== false) return value;
    } catch (error) {
      lastError = error;
    }
    await pause(25);
  }
  throw new Error(`waited ${seconds} s in vain: ${what}`, { cause: lastError });
}
