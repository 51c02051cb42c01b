import { createHash, createPublicKey, createSign, type KeyObject } from 'node:crypto';

/** Fields of `CrxFileHeader` and of what it holds, in Chromium's `components/crx_file/crx3.proto`. */
const FIELDS = { rsaProof: 2, signedData: 10_000, publicKey: 1, signature: 2, crxId: 1 } as const;
const MAGIC = 'Cr24';
const VERSION = 3;
const SIGNED_CONTEXT = 'CRX3 SignedData\0';

/** Packs a ZIP archive as a CRX3 file, signed with an RSA key. The same archive and key give the same bytes. */
export function writeCrx(zip: Buffer, key: KeyObject): Buffer {
  const publicKey = exportPublicKey(key);
  const signedData = field(FIELDS.crxId, idBytes(publicKey));
  const signer = createSign('sha256');
  for (const part of [Buffer.from(SIGNED_CONTEXT), long(signedData.length), signedData, zip])
    signer.update(part);
  const proof = Buffer.concat([
    field(FIELDS.publicKey, publicKey),
    field(FIELDS.signature, signer.sign(key)),
  ]);
  const header = Buffer.concat([field(FIELDS.rsaProof, proof), field(FIELDS.signedData, signedData)]);
  return Buffer.concat([Buffer.from(MAGIC), long(VERSION), long(header.length), header, zip]);
}

/** The id that Chromium gives to whatever a key signs: half of a SHA-256, in letters from a to p. */
export function extensionIdOf(key: KeyObject): string {
  const hex = idBytes(exportPublicKey(key)).toString('hex');
  return hex.replace(/./g, (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)));
}

/** What stands as `key` in a manifest, so that an unpacked copy has the same id. */
export function manifestKeyOf(key: KeyObject): string {
  return exportPublicKey(key).toString('base64');
}

function exportPublicKey(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: 'spki', format: 'der' });
}

function idBytes(publicKey: Buffer): Buffer {
  return createHash('sha256').update(publicKey).digest().subarray(0, 16);
}

/** A field of bytes: https://protobuf.dev/programming-guides/encoding/ */
function field(number: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  return Buffer.from([...bytes, rest]);
}

function long(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
