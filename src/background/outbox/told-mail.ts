import { declareItem } from '../../platform/storage-item.ts';
import { hashHex } from '../hash-hex.ts';

const MOST_MAILS = 500;
const HASH_DIGITS = 32;

/** Messages that were told of in this session of the browser; in memory, as hashes. */
const toldMails = declareItem<readonly string[]>('session', 'told-mails', [], (value) =>
  Array.isArray(value) ? value.filter((hash): hash is string => typeof hash === 'string') : null,
);

/** @returns whether the message was told of before; from here on it was */
export async function wasMailTold(identity: string): Promise<boolean> {
  const hash = (await hashHex(new TextEncoder().encode(identity))).slice(0, HASH_DIGITS);
  let wasTold = false;
  await toldMails.update((before) => {
    wasTold = before.includes(hash);
    return wasTold ? before : [...before, hash].slice(-MOST_MAILS);
  });
  return wasTold;
}
