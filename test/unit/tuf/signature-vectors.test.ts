import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readHex } from '../../../src/core/hex.ts';
import { readDerSignature } from '../../../src/core/tuf/ecdsa-signature.ts';
import { readKey, type VerifyingKey } from '../../../src/core/tuf/key.ts';
import type { JsonValue } from '../../../src/core/tuf/read-json.ts';
import { isSignedBy } from '../../../src/core/tuf/verify-metadata.ts';
import { tufCrypto } from '../../support/tuf-client.ts';
import { writeDer } from '../../support/tuf-keys.ts';

const FOLDER = new URL('../../../../shared/vectors/', import.meta.url);
const hasVectors = existsSync(FOLDER);

interface Vector {
  readonly tcId: number;
  readonly comment: string;
  readonly msg: string;
  readonly sig: string;
  readonly result: 'valid' | 'invalid' | 'acceptable';
}
interface Group {
  readonly publicKeyPem: string;
  readonly publicKey: { readonly pk?: string; readonly uncompressed?: string };
  readonly tests: readonly Vector[];
}

function readGroups(name: string): readonly Group[] {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')).testGroups;
}

/** A key as root.json would have it. */
function openKey(keytype: string, scheme: string, text: string | undefined): VerifyingKey {
  const fields: readonly (readonly [string, JsonValue])[] = [
    ['keytype', keytype],
    ['scheme', scheme],
    ['keyval', new Map([['public', text ?? '']])],
  ];
  const key = readKey(new Map(fields));
  if (key === undefined || key.kind === 'unsupported') throw new Error(`no key: ${text}`);
  return key;
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = readHex(hex);
  if (bytes === undefined) throw new Error(`not hex: ${hex}`);
  return bytes;
}

async function check(
  groups: readonly Group[],
  open: (group: Group) => VerifyingKey,
  verify: (key: VerifyingKey, vector: Vector) => Promise<boolean>,
): Promise<number> {
  let checked = 0;
  for (const group of groups) {
    const key = open(group);
    for (const vector of group.tests) {
      expect(await verify(key, vector), `${vector.tcId}: ${vector.comment}`).toBe(vector.result === 'valid');
      checked += 1;
    }
  }
  return checked;
}

describe.skipIf(!hasVectors)('Wycheproof signatures', () => {
  const verifyAsSigned = (key: VerifyingKey, { sig, msg }: Vector) =>
    isSignedBy(key, sig, bytesOf(msg), tufCrypto);
  const openEcdsa = (group: Group) => openKey('ecdsa', 'ecdsa-sha2-nistp256', group.publicKeyPem);

  it('Ed25519', async () => {
    const groups = readGroups('ed25519_test.json');
    const open = (group: Group) => openKey('ed25519', 'ed25519', group.publicKey.pk);
    expect(await check(groups, open, verifyAsSigned)).toBe(151);
  });

  it('ECDSA P-256 in P1363 form, which the verifier takes', async () => {
    const groups = readGroups('ecdsa_secp256r1_sha256_p1363_test.json');
    const checked = await check(groups, openEcdsa, async (key, { sig, msg }) => {
      const signature = bytesOf(sig);
      return signature.length === 64 && (await tufCrypto.verify(key, signature, bytesOf(msg)));
    });
    expect(checked).toBe(262);
  });

  it('ECDSA P-256 in DER form, which repositories carry', async () => {
    const groups = readGroups('ecdsa_secp256r1_sha256_test.json');
    expect(await check(groups, openEcdsa, verifyAsSigned)).toBe(484);
    const points = groups.map((group) =>
      openKey('ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp256', group.publicKey.uncompressed),
    );
    expect(points.map(({ bytes }) => bytes)).toEqual(groups.map((group) => openEcdsa(group).bytes));
  });
});

describe('ECDSA signatures in DER (RFC 3279, 2.2.3)', () => {
  const R = 'ff'.repeat(32);
  it.each([
    ['3006020101020102', `${'00'.repeat(31)}01${'00'.repeat(31)}02`],
    [`3046022100${R}022100${R}`, `${R}${R}`],
    ['3006020100020101', `${'00'.repeat(32)}${'00'.repeat(31)}01`],
    ['3008020200800202008f', `${'00'.repeat(31)}80${'00'.repeat(31)}8f`],
  ])('%s', (der, expected) => {
    expect(Buffer.from(readDerSignature(bytesOf(der)) ?? []).toString('hex')).toBe(expected);
  });

  it.each([
    ['nothing', ''],
    ['another tag', '3106020101020102'],
    ['a length in two bytes', '308106020101020102'],
    ['a sequence that is too long', '3007020101020102'],
    ['a sequence that is too short', '3005020101020102'],
    ['one number', '3003020101'],
    ['three numbers', '3009020101020102020103'],
    ['a byte after it', '300602010102010200'],
    ['a byte after the numbers', '300702010102010200'],
    ['a number of no bytes', '30050200020101'],
    ['a negative number', '3006020180020101'],
    ['a zero too many', '300702020001020101'],
    ['another type of number', '3006030101020102'],
    ['a number past the end', '3006020101020202'],
    ['a number of 33 bytes', `3026022101${'00'.repeat(32)}020101`],
    ['a number of 34 bytes', `30270222${'01'.repeat(34)}020101`],
  ])('%s is none', (_, der) => {
    expect(readDerSignature(bytesOf(der))).toBeUndefined();
  });

  it('any two numbers of 32 bytes come back', () => {
    for (let seed = 0; seed < 256; seed++) {
      const signature = new Uint8Array(64).map((_, at) =>
        at < seed % 33 || (at > 32 && at < 32 + (seed % 7)) ? 0 : seed,
      );
      expect(readDerSignature(writeDer(signature))).toEqual(signature);
    }
  });
});
