import type { Page } from 'puppeteer-core';

const DAY_MS = 86_400_000;
const VAT_KEY = 'vat:DE123456789';
const MAILBOX = 'mail.example';

/** Someone who wrote to a mailbox, as memory keeps it. @param day of the last message, epoch milliseconds */
function makeCorrespondent(address: string, name: string, day: number) {
  return {
    v: 1,
    mailbox: MAILBOX,
    domain: address.slice(address.indexOf('@') + 1),
    address,
    name,
    replyTo: [],
    establishedAt: day,
    firstSeen: day - 40 * DAY_MS,
    lastSeen: day,
    messages: 12,
    days: 9,
    flagged: 0,
    marks: [],
  };
}

function makeVendor(name: string, account: string, day: number) {
  const seen = { firstSeen: day - 5 * DAY_MS, lastSeen: day, messages: 4, days: 4, flagged: 0, marks: [] };
  const entry = {
    ...seen,
    account,
    senders: ['muster.example'],
    isBacked: true,
    isContested: false,
    confirmed: null,
  };
  return { v: 1, key: VAT_KEY, name, accounts: [entry] };
}

/**
 * Puts a correspondent and a vendor into memory through the options page, which has the same database and may use its keys:
 * as if a month of mail had been read. Memory must have been opened once.
 */
export async function seedMemory(options: Page): Promise<void> {
  const now = Date.now();
  await writeSealed(options, [
    person('anna@muster.example', 'Anna Muster', now),
    person('ben@other.example', 'Ben Other', now - DAY_MS),
    {
      store: 'vendors',
      hashed: hashedText('vendor', VAT_KEY),
      text: JSON.stringify(makeVendor('Muster GmbH', 'DE12500105170648489890', now)),
    },
  ]);
}

interface Seed {
  readonly store: 'correspondents' | 'vendors';
  /** What the entry is looked up by, before it is hashed. */
  readonly hashed: string;
  readonly text: string;
}

function person(address: string, name: string, day: number): Seed {
  return {
    store: 'correspondents',
    hashed: hashedText('correspondent', MAILBOX, address),
    text: JSON.stringify(makeCorrespondent(address, name, day)),
  };
}

/** As `MemorySeal.hash` joins its parts. */
function hashedText(...parts: readonly string[]): string {
  return parts.map((part) => `${part.length}:${part}`).join('');
}

function writeSealed(options: Page, entries: readonly Seed[]): Promise<void> {
  return options.evaluate(async (all) => {
    const settle = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await settle(indexedDB.open('cordon-memory'));
    const keys = await settle(db.transaction('keys').objectStore('keys').get('keys'));
    for (const { store, hashed, text } of all) {
      const hash = await crypto.subtle.sign('HMAC', keys.lookup, new TextEncoder().encode(hashed));
      const lookup = btoa(String.fromCharCode(...new Uint8Array(hash, 0, 16)));
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const encoder = new TextEncoder();
      const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(lookup) };
      const data = new Uint8Array(await crypto.subtle.encrypt(algorithm, keys.content, encoder.encode(text)));
      const entry = { lookup, lastDay: Math.floor(Date.now() / 86_400_000), iv, data };
      await settle(db.transaction(store, 'readwrite').objectStore(store).put(entry));
    }
    db.close();
  }, entries);
}
