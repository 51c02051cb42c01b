import { generateKeyPairSync } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import writeCrx from 'crx3';

/**
 * Packs an unpacked extension as a signed CRX3 file.
 * @param folder with `manifest.json`
 * @param keyPath PEM of an RSA key; written where the file is missing. The key decides the extension's id.
 * @returns the extension's id
 */
export async function packCrx(folder: string, keyPath: string, crxPath: string): Promise<string> {
  if (!existsSync(keyPath)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(keyPath, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  const { appId } = await writeCrx([`${folder}/manifest.json`], { keyPath, crxPath });
  return appId;
}
