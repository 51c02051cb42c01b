import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TufRole } from '../../../src/core/tuf/failure.ts';
import type { FolderWriter } from './folder-writer.ts';
import {
  COST,
  generateKey,
  KEY_SUFFIX,
  type KeyFile,
  openKey,
  type PublicKey,
  readKeyFile,
  sealKey,
} from './key-file.ts';
import type { Passphrases } from './passphrases.ts';
import { RepositoryError } from './repository-error.ts';

/** A key that can sign now. */
export interface Signer extends PublicKey {
  /** The signature in hex. */
  sign(message: Uint8Array): string;
}

/** The key files that are at hand, and the ones of them that were opened. */
export class KeyRing {
  readonly #places: readonly string[];
  readonly #home: string;
  readonly #passphrases: Passphrases;
  readonly #writer: FolderWriter;
  readonly #cost: number;
  readonly #opened = new Map<string, Signer>();

  /**
   * @param home where new keys go, and the first place that is looked in
   * @param places further key files, and folders of them
   * @param cost scrypt's N of new keys, and the least that is taken of others
   */
  constructor(
    home: string,
    places: readonly string[],
    passphrases: Passphrases,
    writer: FolderWriter,
    cost = COST,
  ) {
    this.#cost = cost;
    this.#home = home;
    this.#places = [home, ...places];
    this.#passphrases = passphrases;
    this.#writer = writer;
  }

  list(): readonly KeyFile[] {
    const found = new Map<string, KeyFile>();
    for (const place of this.#places) {
      for (const path of listKeyPaths(place, place === this.#home)) {
        const file = readKeyFile(path, this.#cost);
        if (!found.has(file.keyid)) found.set(file.keyid, file);
      }
    }
    return [...found.values()];
  }

  /** Makes a key, writes it encrypted, and can sign with it at once. */
  async create(name: string, role: TufRole): Promise<Signer> {
    const passphrase = await this.#passphrases.choose(name);
    const { key, pkcs8 } = await generateKey(name);
    const bytes = await sealKey(key, role, pkcs8, passphrase, this.#cost);
    this.#writer.add(join(this.#home, `${name}${KEY_SUFFIX}`), bytes, 0o600);
    return this.#remember(key, pkcs8);
  }

  /** Null where no key file of this key is at hand. Rejects with {@link RepositoryError} where it does not open. */
  async open(keyid: string): Promise<Signer | null> {
    const opened = this.#opened.get(keyid);
    if (opened !== undefined) return opened;
    const file = this.list().find((each) => each.keyid === keyid);
    if (file === undefined) return null;
    return this.#remember(file, (await this.#unseal(file)).pkcs8);
  }

  /** A key for other tools: PKCS #8 in PEM, encrypted with the same passphrase (PBES2, AES-256). */
  async export(file: KeyFile): Promise<string> {
    const { pkcs8, passphrase } = await this.#unseal(file);
    const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    pkcs8.fill(0);
    return key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase }).toString();
  }

  async #unseal(file: KeyFile): Promise<{ readonly pkcs8: Buffer; readonly passphrase: string }> {
    for await (const passphrase of this.#passphrases.offer(file.name)) {
      const pkcs8 = await openKey(file, passphrase);
      if (pkcs8 !== null) return { pkcs8, passphrase };
    }
    throw new RepositoryError(`The passphrase of ${file.name} is wrong, or ${file.path} is damaged.`);
  }

  #remember(key: PublicKey, pkcs8: Buffer): Signer {
    const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    pkcs8.fill(0);
    const signer = createSigner(key, privateKey);
    this.#opened.set(key.keyid, signer);
    return signer;
  }
}

function createSigner({ keyid, name, publicHex }: PublicKey, privateKey: KeyObject): Signer {
  return { keyid, name, publicHex, sign: (message) => sign(null, message, privateKey).toString('hex') };
}

function listKeyPaths(place: string, mayBeAbsent: boolean): readonly string[] {
  if (!existsSync(place)) {
    if (mayBeAbsent) return [];
    throw new RepositoryError(`There is no key file or folder ${place}.`);
  }
  if (!statSync(place).isDirectory()) return [place];
  const names = readdirSync(place).filter((name) => name.endsWith(KEY_SUFFIX));
  return names.sort().map((name) => join(place, name));
}
