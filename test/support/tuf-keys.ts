import { createHash } from 'node:crypto';

type JsonRecord = { [key: string]: string | { [key: string]: string } };

export interface TestKey {
  readonly keyid: string;
  /** As root.json has it. */
  readonly json: JsonRecord;
  /** In hex; ECDSA in DER. */
  sign(message: Uint8Array<ArrayBuffer>): Promise<string>;
}

const ED25519_KEYS = 24;
const keys = await Promise.all(Array.from({ length: ED25519_KEYS }, () => makeEd25519Key()));
let taken = 0;

/** One of a few Ed25519 keys, the next at each call; made once, because making keys takes longer than a test. */
export function takeKey(): TestKey {
  const key = keys[taken++ % keys.length];
  if (key === undefined) throw new Error('no keys were made');
  return key;
}

async function makeEd25519Key(): Promise<TestKey> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const json = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: hex(raw) } };
  return {
    keyid: computeKeyId(json),
    json,
    sign: async (message) =>
      hex(new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, message))),
  };
}

/** @param keytype `ecdsa` or `ecdsa-sha2-nistp256`; @param form how the public key is written */
export async function makeEcdsaKey(keytype = 'ecdsa', form: 'pem' | 'point' = 'pem'): Promise<TestKey> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const exported = new Uint8Array(
    await crypto.subtle.exportKey(form === 'pem' ? 'spki' : 'raw', pair.publicKey),
  );
  const value = form === 'pem' ? writePem(exported) : hex(exported);
  const json = { keytype, scheme: 'ecdsa-sha2-nistp256', keyval: { public: value } };
  return {
    keyid: computeKeyId(json),
    json,
    sign: async (message) => {
      const signature = new Uint8Array(await crypto.subtle.sign(algorithm, pair.privateKey, message));
      return hex(writeDer(signature));
    },
  };
}

/** As key holders with an RSA token sign. */
export async function makeRsaKey(): Promise<TestKey> {
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-256' };
  const pair = await crypto.subtle.generateKey(
    { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  );
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const json = { keytype: 'rsa', scheme: 'rsassa-pss-sha256', keyval: { public: writePem(spki) } };
  return {
    keyid: computeKeyId(json),
    json,
    sign: async (message) => {
      const signature = await crypto.subtle.sign(
        { name: 'RSA-PSS', saltLength: 32 },
        pair.privateKey,
        message,
      );
      return hex(new Uint8Array(signature));
    },
  };
}

/** Canonical JSON of values whose keys are ASCII: written apart from the code that is tested. */
export function writeCanonical(value: unknown): string {
  if (typeof value === 'string') return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  if (Array.isArray(value)) return `[${value.map(writeCanonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${writeCanonical(key)}:${writeCanonical(member)}`).join(',')}}`;
}

function computeKeyId(json: JsonRecord): string {
  return createHash('sha256').update(writeCanonical(json)).digest('hex');
}

function writePem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
}

/** SEQUENCE { INTEGER r, INTEGER s } of the two halves. */
export function writeDer(signature: Uint8Array): Uint8Array {
  const numbers = [signature.subarray(0, 32), signature.subarray(32)].map((half) => {
    const start = half.findIndex((byte) => byte !== 0);
    const digits = [...half.subarray(start === -1 ? 31 : start)];
    const padded = (digits[0] ?? 0) > 0x7f ? [0, ...digits] : digits;
    return [0x02, padded.length, ...padded];
  });
  const content = numbers.flat();
  return Uint8Array.from([0x30, content.length, ...content]);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
