import type { MailHeader } from '../message.ts';
import { readMailDate } from '../mime/mail-date.ts';

/** One station of a message's way, as its `Received` header tells it (RFC 5321, 4.4). */
export interface Hop {
  /** Who handed the message over, by the name that it gave; empty where there is none. */
  readonly from: string;
  /** The address that it came from, as the receiver saw it; empty where that is not written. */
  readonly ip: string;
  /** Who took it; empty where there is none. */
  readonly by: string;
  /** Epoch milliseconds; null where it cannot be read. */
  readonly time: number | null;
  /** Since the station before, in milliseconds; null where either time is missing. Clocks differ: it may be negative. */
  readonly delay: number | null;
  /** `from` is no host of the Internet but the name of a single computer. */
  readonly isComputerName: boolean;
}

/** Programs write fewer than twenty; whoever forges writes as many as they like. */
const MAX_HOPS = 60;
const MAX_LENGTH = 2_000;

/**
 * The way of a message, from its first station to the last. What stands nearest to the receiver is the most reliable: all
 * before it was written by others and may be invented.
 */
export function readDeliveryPath(headers: readonly MailHeader[]): readonly Hop[] {
  const received = headers.filter(({ name }) => name === 'received').slice(0, MAX_HOPS);
  const hops: Hop[] = [];
  for (const { value } of received.toReversed())
    hops.push(readHop(value.slice(0, MAX_LENGTH), hops.at(-1)?.time ?? null));
  return hops;
}

function readHop(value: string, before: number | null): Hop {
  const [route = '', ...rest] = value.split(';');
  const time = rest.length === 0 ? null : readMailDate(rest.join(';').trim());
  const from = /(?:^|\s)from\s+([^\s;()]+)/i.exec(route)?.[1] ?? '';
  const by = /(?:^|\s)by\s+([^\s;()]+)/i.exec(route)?.[1] ?? '';
  const comment = /(?:^|\s)from\s+[^\s;()]+\s*\(([^)]*)\)/i.exec(route)?.[1] ?? '';
  const ip = /\[(?:IPv6:)?([0-9a-f.:]{3,45})\]/i.exec(`${from} ${comment}`)?.[1] ?? '';
  return {
    from,
    ip,
    by,
    time,
    delay: time === null || before === null ? null : time - before,
    isComputerName: isComputerName(from),
  };
}

/** A single label with a letter: Windows' own names (`WIN-…`, `DESKTOP-…`) look so, names of the Internet do not. */
function isComputerName(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]{2,62}$/i.test(name) && /[a-z]/i.test(name) && name.toLowerCase() !== 'localhost';
}
