import type { VerifyingKey } from './key.ts';

export const HASH_ALGORITHMS = ['sha256', 'sha512'] as const;
export type HashAlgorithm = (typeof HASH_ALGORITHMS)[number];

/** What the client needs of cryptography; {@link createTufCrypto} makes it of WebCrypto. */
export interface TufCrypto {
  hash(algorithm: HashAlgorithm, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  /**
   * @param signature 64 bytes: an Ed25519 signature, or r and s of an ECDSA one
   * @returns false for every signature that is not valid; never throws for what a repository can send
   */
  verify(
    key: VerifyingKey,
    signature: Uint8Array<ArrayBuffer>,
    message: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
}

const HASH_NAMES = { sha256: 'SHA-256', sha512: 'SHA-512' } as const;
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const ED25519 = { name: 'Ed25519' } as const;

/** @param subtle WebCrypto's, the same in workers and in Node */
export function createTufCrypto(subtle: SubtleCrypto): TufCrypto {
  return {
    hash: async (algorithm, bytes) => new Uint8Array(await subtle.digest(HASH_NAMES[algorithm], bytes)),
    verify: async (key, signature, message) => {
      const algorithm = key.kind === 'ed25519' ? ED25519 : ECDSA;
      let imported: CryptoKey;
      try {
        imported = await subtle.importKey('raw', key.bytes, algorithm, false, ['verify']);
      } catch {
        // A point that is not on the curve, for one: such a key has signed nothing.
        return false;
      }
      return subtle.verify(algorithm, imported, signature, message);
    },
  };
}
