import { createCipheriv, createDecipheriv, randomBytes, scrypt, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { encodeCanonicalJson } from '../../../src/core/tuf/canonical-json.ts';
import { TUF_ROLES, type TufRole } from '../../../src/core/tuf/failure.ts';
import { RepositoryError } from './repository-error.ts';
import { hashHex } from './sha256.ts';

/** A key that clients know: what root.json says of it. */
export interface PublicKey {
  readonly keyid: string;
  /** Such as `root-2`. */
  readonly name: string;
  /** 32 bytes in hex. */
  readonly publicHex: string;
}

/** A key as it lies on disk: everything in the clear but the private key. */
export interface KeyFile extends PublicKey {
  readonly role: TufRole;
  /** Where it was read from. */
  readonly path: string;
  readonly sealed: SealedKey;
}

/** Base64 throughout. */
interface SealedKey {
  readonly salt: string;
  readonly iv: string;
  readonly tag: string;
  readonly data: string;
  /** scrypt's N, a power of two. */
  readonly cost: number;
}

export const KEY_SUFFIX = '.key';
const FORMAT = 'cordon-key-1';
/**
 * scrypt with N = 2^17, r = 8, p = 1: OWASP's Password Storage Cheat Sheet; 128 MB and about 0.4 seconds a guess. A file
 * may ask for more, up to 1 GB.
 */
export const COST = 2 ** 17;
const MAX_COST = 2 ** 20;
const BLOCK_SIZE = 8;
const CIPHER = 'aes-256-gcm';

/** Makes an Ed25519 key; the private part is given as PKCS #8 and is the caller's to forget. */
export async function generateKey(
  name: string,
): Promise<{ readonly key: PublicKey; readonly pkcs8: Buffer }> {
  const pair = (await webcrypto.subtle.generateKey('Ed25519', true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair;
  const publicHex = Buffer.from(await webcrypto.subtle.exportKey('raw', pair.publicKey)).toString('hex');
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey));
  return { key: { keyid: computeKeyId(publicHex), name, publicHex }, pkcs8 };
}

/** The SHA-256 of the key in canonical JSON (TUF specification 1.0.33, 4.2), as securesystemslib computes it. */
function computeKeyId(publicHex: string): string {
  const json = new Map([
    ['keytype', 'ed25519'],
    ['scheme', 'ed25519'],
  ] as const);
  return hashHex(
    encodeCanonicalJson(
      new Map<string, string | Map<string, string>>([...json, ['keyval', new Map([['public', publicHex]])]]),
    ),
  );
}

/**
 * The bytes of a key file: the private key under AES-256-GCM, the rest of the file bound to it.
 * @param cost scrypt's N
 */
export async function sealKey(
  key: PublicKey,
  role: TufRole,
  pkcs8: Uint8Array,
  passphrase: string,
  cost = COST,
): Promise<Uint8Array> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv(CIPHER, await deriveKey(passphrase, salt, cost), iv);
  cipher.setAAD(describeKey(key, role));
  const data = Buffer.concat([cipher.update(pkcs8), cipher.final()]);
  const file = {
    format: FORMAT,
    name: key.name,
    role,
    keyid: key.keyid,
    public: key.publicHex,
    kdf: { name: 'scrypt', N: cost, r: BLOCK_SIZE, p: 1, salt: salt.toString('base64') },
    cipher: { name: CIPHER, iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64') },
    data: data.toString('base64'),
  };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
}

/** Gives the private key as PKCS #8; null where the passphrase is wrong or the file was changed, which look the same. */
export async function openKey(file: KeyFile, passphrase: string): Promise<Buffer | null> {
  const { salt, iv, tag, data, cost } = file.sealed;
  const key = await deriveKey(passphrase, Buffer.from(salt, 'base64'), cost);
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(iv, 'base64'), { authTagLength: 16 });
    decipher.setAAD(describeKey(file, file.role));
    decipher.setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]);
  } catch {
    return null;
  }
}

/**
 * Throws {@link RepositoryError} for what is no key file.
 * @param leastCost scrypt's N; a file that asks for less is none of ours
 */
export function readKeyFile(path: string, leastCost = COST): KeyFile {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new RepositoryError(`${path} cannot be read as a key file.`);
  }
  const file = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const kdf = file['kdf'] as Record<string, unknown> | undefined;
  const cipher = file['cipher'] as Record<string, unknown> | undefined;
  const role = TUF_ROLES.find((each) => each === file['role']);
  const cost = kdf?.['N'];
  const texts = [
    file['name'],
    file['keyid'],
    file['public'],
    kdf?.['salt'],
    cipher?.['iv'],
    cipher?.['tag'],
    file['data'],
  ];
  const isSound =
    file['format'] === FORMAT &&
    role !== undefined &&
    typeof cost === 'number' &&
    cost >= leastCost &&
    cost <= MAX_COST &&
    Number.isInteger(Math.log2(cost)) &&
    texts.every((text) => typeof text === 'string');
  if (!isSound) throw new RepositoryError(`${path} is no key file that "list" wrote.`);
  const [name, keyid, publicHex, salt, iv, tag, data] = texts as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return { name, keyid, publicHex, role, path, sealed: { salt, iv, tag, data, cost } };
}

function describeKey({ name, keyid, publicHex }: PublicKey, role: TufRole): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, name, role, keyid, publicHex]));
}

function deriveKey(passphrase: string, salt: Uint8Array, cost: number): Promise<Buffer> {
  const options = { N: cost, r: BLOCK_SIZE, p: 1, maxmem: 256 * cost * BLOCK_SIZE };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 32, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
