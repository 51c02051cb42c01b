import type { MailHeader } from '../message.ts';

/** One `Received` header: who took the message over, in lower case, and where it stands. */
interface ReceivedHop {
  readonly by: string;
  /** Index among all headers. */
  readonly index: number;
}

const BY = /\bby\s+\[?([a-z0-9._-]+)/i;

/** Topmost first: the receiving server's own come before those that it was told. */
export function readReceivedHops(headers: readonly MailHeader[]): readonly ReceivedHop[] {
  return headers.flatMap(({ name, value }, index) => {
    if (name !== 'received') return [];
    return [{ by: (BY.exec(value.slice(0, 2_000))?.[1] ?? '').toLowerCase().replace(/\.$/, ''), index }];
  });
}
