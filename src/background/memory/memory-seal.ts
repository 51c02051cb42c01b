import type { MemoryKeys, Sealed } from '../../platform/memory-store.ts';

const ENCODER = new TextEncoder();
/** NIST SP 800-38D, 8.2.2: a random IV of 96 bits, never used twice with one key. */
const IV_BYTES = 12;
/** Digits of a keyed hash that are kept: 128 bits. */
const LOOKUP_BYTES = 16;

/**
 * Hides what memory holds from who reads the profile's files. The keys never leave the browser's key store: HMAC for what
 * is only looked up, AES-GCM for what must be shown again.
 */
export class MemorySeal {
  readonly #keys: MemoryKeys;

  constructor(keys: MemoryKeys) {
    this.#keys = keys;
  }

  static async makeKeys(): Promise<MemoryKeys> {
    const [lookup, content] = await Promise.all([
      crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
      crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    ]);
    return { lookup: lookup as CryptoKey, content: content as CryptoKey };
  }

  /** A keyed hash: the same for the same parts, and nothing to read out of. */
  async hash(...parts: readonly string[]): Promise<string> {
    // Parts are told apart by their lengths: no text from outside can make one of two.
    const text = parts.map((part) => `${part.length}:${part}`).join('');
    const hash = await crypto.subtle.sign('HMAC', this.#keys.lookup, ENCODER.encode(text));
    return btoa(String.fromCharCode(...new Uint8Array(hash, 0, LOOKUP_BYTES)));
  }

  /** @param place where it is kept: what is moved elsewhere cannot be opened there */
  async seal(place: string, text: string): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const algorithm = { name: 'AES-GCM', iv, additionalData: ENCODER.encode(place) };
    const data = await crypto.subtle.encrypt(algorithm, this.#keys.content, ENCODER.encode(text));
    return { iv, data: new Uint8Array(data) };
  }

  /** Null for what was damaged, moved or sealed with another key. */
  async open(place: string, { iv, data }: Sealed): Promise<string | null> {
    try {
      const algorithm = { name: 'AES-GCM', iv, additionalData: ENCODER.encode(place) };
      return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, this.#keys.content, data));
    } catch {
      return null;
    }
  }
}

/** Whether a stored value is a pair of keys that can be used. */
export function areKeys(value: unknown): value is MemoryKeys {
  if (typeof value !== 'object' || value === null) return false;
  const { lookup, content } = value as { readonly [K in keyof MemoryKeys]?: unknown };
  return isKeyFor(lookup, 'sign') && isKeyFor(content, 'decrypt');
}

function isKeyFor(value: unknown, use: KeyUsage): boolean {
  return value instanceof CryptoKey && value.usages.includes(use);
}
