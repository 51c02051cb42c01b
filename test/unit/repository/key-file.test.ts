import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderWriter } from '../../../tools/list/repository/folder-writer.ts';
import { generateKey, openKey, readKeyFile, sealKey } from '../../../tools/list/repository/key-file.ts';
import { KeyRing } from '../../../tools/list/repository/key-ring.ts';
import type { Passphrases } from '../../../tools/list/repository/passphrases.ts';
import { PASSPHRASE, passphrases } from './test-publisher.ts';

let folder = '';
let path = '';
let sealed: Record<string, unknown> = {};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-keys-'));
  path = join(folder, 'targets-1.key');
  const { key, pkcs8 } = await generateKey('targets-1');
  writeFileSync(path, await sealKey(key, 'targets', pkcs8, PASSPHRASE));
  sealed = JSON.parse(readFileSync(path, 'utf8'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeChanged(change: Record<string, unknown>): string {
  const changed = join(folder, 'changed.key');
  writeFileSync(changed, JSON.stringify({ ...sealed, ...change }));
  return changed;
}

describe('a key file', () => {
  it('opens with its passphrase, however its accents are typed, and with no other', async () => {
    const { key, pkcs8 } = await generateKey('targets-2');
    const other = join(folder, 'accents.key');
    writeFileSync(other, await sealKey(key, 'targets', pkcs8, 'Zürich im Frühling'.normalize('NFC')));
    expect(await openKey(readKeyFile(other), 'Zürich im Frühling'.normalize('NFD'))).toEqual(pkcs8);
    expect(await openKey(readKeyFile(other), 'Zurich im Fruhling')).toBeNull();
  });

  it('does not open when its name, role or public key was changed', async () => {
    for (const change of [
      { name: 'root-1' },
      { role: 'root' },
      { public: '00'.repeat(32) },
      { keyid: 'ab' },
    ]) {
      expect(await openKey(readKeyFile(writeChanged(change)), PASSPHRASE)).toBeNull();
    }
  });

  it('is stretched by scrypt with at least N = 2^17, r = 8 (OWASP Password Storage Cheat Sheet)', () => {
    expect(sealed['kdf']).toMatchObject({ name: 'scrypt', N: 131_072, r: 8, p: 1 });
    expect(sealed['cipher']).toMatchObject({ name: 'aes-256-gcm' });
    // Nobody can have a weaker one opened, nor one that takes all memory.
    for (const cost of [2 ** 10, 2 ** 17 + 1, 2 ** 30]) {
      const weak = writeChanged({ kdf: { ...(sealed['kdf'] as object), N: cost } });
      expect(() => readKeyFile(weak)).toThrow('is no key file that "list" wrote.');
    }
  });

  it.each(['', '{', '[]', 'null', '{"format":"cordon-key-1"}'])('that holds %j is refused', (text) => {
    const broken = join(folder, 'broken.key');
    writeFileSync(broken, text);
    expect(() => readKeyFile(broken)).toThrow(broken);
  });

  it('never has the same salt and nonce twice', async () => {
    const { key, pkcs8 } = await generateKey('targets-3');
    const [first, second] = await Promise.all(
      [1, 2].map(async () => Buffer.from(await sealKey(key, 'targets', pkcs8, PASSPHRASE)).toString()),
    );
    const read = (text = '{}') => JSON.parse(text);
    expect(read(first).kdf.salt).not.toBe(read(second).kdf.salt);
    expect(read(first).cipher.iv).not.toBe(read(second).cipher.iv);
  });
});

describe('a key ring', () => {
  const wrong: Passphrases = {
    choose: async () => 'unused',
    offer: async function* () {
      yield 'not this one';
      yield 'nor this one';
    },
  };

  it('says which passphrase is wrong', async () => {
    const ring = new KeyRing(folder, [], wrong, new FolderWriter());
    rmSync(join(folder, 'changed.key'), { force: true });
    rmSync(join(folder, 'broken.key'), { force: true });
    await expect(ring.open(String(sealed['keyid']))).rejects.toThrow('The passphrase of targets-1 is wrong');
  });

  it('says where there is no key, and gives null for one that is not here', async () => {
    const ring = new KeyRing(folder, [join(folder, 'absent')], passphrases, new FolderWriter());
    expect(() => ring.list()).toThrow('There is no key file or folder');
    expect(await new KeyRing(folder, [], passphrases, new FolderWriter()).open('unknown')).toBeNull();
  });

  it('gives a key to other tools as encrypted PKCS #8', async () => {
    const ring = new KeyRing(join(folder, 'home'), [path], passphrases, new FolderWriter());
    const [file] = ring.list();
    if (file === undefined) throw new Error('no key was found');
    const pem = await ring.export(file);
    expect(pem).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    const signer = await ring.open(file.keyid);
    const key = createPublicKey({ key: pem, format: 'pem', passphrase: PASSPHRASE } as Parameters<
      typeof createPublicKey
    >[0]);
    const message = Buffer.from('a message');
    expect(verify(null, message, key, Buffer.from(signer?.sign(message) ?? '', 'hex'))).toBe(true);
  });
});
