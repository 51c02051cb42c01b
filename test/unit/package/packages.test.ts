import { createHash, createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extensionIdOf, manifestKeyOf } from '../../../tools/package/crx.ts';
import { makePackages } from '../../../tools/package/make-packages.ts';
import { readXml } from '../../support/read-xml.ts';

const LOCK = fileURLToPath(new URL('../../../package-lock.json', import.meta.url));
const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const BASE = 'https://it.example/cordon/';

let dist: string;

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'cordon-package-'));
  const gecko = { gecko: { id: 'cordon@cordon.invalid', strict_min_version: '140.0' } };
  writeDist('chrome', { manifest_version: 3, version: '1.2.3' });
  writeDist('firefox', { manifest_version: 3, version: '1.2.3', browser_specific_settings: gecko });
});
afterEach(() => rmSync(dist, { recursive: true, force: true }));

function writeDist(browser: string, manifest: object): void {
  mkdirSync(join(dist, browser, 'assets'), { recursive: true });
  writeFileSync(join(dist, browser, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(dist, browser, 'assets/größe.js'), `// ${browser}\n`.repeat(100));
  writeFileSync(join(dist, browser, 'empty.txt'), '');
}

function make(baseUrl: string | null = BASE) {
  return makePackages({ dist, lockPath: LOCK, key, baseUrl });
}

describe('packages (MANAGED.md: packaging)', () => {
  it('are the same bytes again, whatever the files’ times', () => {
    const first = make();
    for (const browser of ['chrome', 'firefox']) {
      utimesSync(join(dist, browser, 'manifest.json'), new Date(0), new Date(2_000_000_000_000));
    }
    const second = make();
    expect([...second.keys()]).toEqual([...first.keys()]);
    for (const [name, bytes] of second) expect(bytes.equals(first.get(name) as Buffer), name).toBe(true);
  });

  it('hold every file of the build, for each store its own', () => {
    const files = make();
    for (const [name, browser] of [
      ['cordon-1.2.3-chrome.zip', 'chrome'],
      ['cordon-1.2.3-edge.zip', 'chrome'],
      ['cordon-1.2.3-firefox.zip', 'firefox'],
    ] as const) {
      const entries = readZip(files.get(name) as Buffer);
      expect([...entries.keys()]).toEqual(['assets/größe.js', 'empty.txt', 'manifest.json']);
      expect(entries.get('assets/größe.js')).toContain(`// ${browser}`);
      // A store takes no package that says where else updates are.
      expect(entries.get('manifest.json')).not.toMatch(/update_url|"key"/);
    }
  });

  it('sign the .crx with the key, whose id stands in manifest and templates', () => {
    const files = make();
    const { id, zip } = readCrx(files.get('cordon-1.2.3.crx') as Buffer);
    expect(id).toBe(extensionIdOf(key));
    expect(id).toMatch(/^[a-p]{32}$/);
    expect(JSON.parse(readZip(zip).get('manifest.json') ?? '')).toEqual({
      manifest_version: 3,
      version: '1.2.3',
      key: manifestKeyOf(key),
      update_url: `${BASE}updates.xml`,
    });
    const [app] = readXml(files.get('updates.xml')?.toString() ?? '').children;
    expect(app?.attributes.get('appid')).toBe(id);
    expect(app?.children[0]?.attributes).toEqual(
      new Map([
        ['codebase', `${BASE}cordon-1.2.3.crx`],
        ['version', '1.2.3'],
      ]),
    );
    expect(files.get('templates/linux/chrome.json')?.toString()).toContain(id);
  });

  it('tell Firefox where updates are, and by which hash it knows them', () => {
    const files = make();
    const xpi = files.get('cordon-1.2.3.xpi') as Buffer;
    const manifest = JSON.parse(readZip(xpi).get('manifest.json') ?? '');
    expect(manifest.browser_specific_settings.gecko.update_url).toBe(`${BASE}updates.json`);
    expect(JSON.parse(files.get('updates.json')?.toString() ?? '')).toEqual({
      addons: {
        'cordon@cordon.invalid': {
          updates: [
            {
              version: '1.2.3',
              update_link: `${BASE}cordon-1.2.3.xpi`,
              update_hash: `sha256:${sha256(xpi)}`,
            },
          ],
        },
      },
    });
  });

  it('come with their checksums, and nothing that names a place where nobody serves them', () => {
    const files = make(null);
    expect([...files.keys()]).not.toContain('updates.xml');
    expect([...files.keys()].some((name) => name.startsWith('templates/'))).toBe(false);
    const sums = files.get('SHA256SUMS')?.toString().trimEnd().split('\n') ?? [];
    expect(sums).toEqual(
      [...files]
        .filter(([name]) => name !== 'SHA256SUMS')
        .map(([name, bytes]) => `${sha256(bytes)}  ${name}`),
    );
  });

  it('say what of others is shipped, with version, licence and hash, and no tools', () => {
    const bom = JSON.parse(make().get('sbom.cdx.json')?.toString() ?? '');
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    const names = bom.components.map(({ name }: { readonly name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['idb', 'preact', 'tldts', 'tldts-core']));
    expect(names).not.toContain('vitest');
    for (const component of bom.components) {
      expect(component.purl).toBe(`pkg:npm/${component.name.replace('@', '%40')}@${component.version}`);
      expect(component.hashes[0].content).toMatch(/^[0-9a-f]{128}$/);
      expect(component.licenses[0].expression).toMatch(/\w/);
    }
    const refs = new Set(
      bom.components.map((component: { readonly 'bom-ref': string }) => component['bom-ref']),
    );
    for (const { dependsOn } of bom.dependencies)
      for (const ref of dependsOn) expect(refs.has(ref)).toBe(true);
  });
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Names and texts by the archive's own directory (APPNOTE.TXT 4.3.12). */
function readZip(zip: Buffer): ReadonlyMap<string, string> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, size, nameLength] = [at + 20, at + 24, at + 28].map((offset) =>
      offset === at + 28 ? zip.readUInt16LE(offset) : zip.readUInt32LE(offset),
    ) as [number, number, number];
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const local = zip.readUInt32LE(at + 42);
    expect(zip.readUInt32LE(local)).toBe(0x04034b50);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = inflateRawSync(zip.subarray(start, start + packed));
    expect(bytes.length).toBe(size);
    files.set(name, bytes.toString('utf8'));
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  return files;
}

/** Verifies a CRX3 file as Chromium does: https://chromium.googlesource.com/chromium/src/+/main/components/crx_file/crx_verifier.cc */
function readCrx(crx: Buffer) {
  expect(crx.subarray(0, 4).toString()).toBe('Cr24');
  const [version, headerLength] = [crx.readUInt32LE(4), crx.readUInt32LE(8)];
  expect(version).toBe(3);
  const header = readFields(crx.subarray(12, 12 + headerLength));
  const proof = readFields(header.get(2) as Buffer);
  const signedData = header.get(10_000) as Buffer;
  const [publicKey, signature] = [proof.get(1) as Buffer, proof.get(2) as Buffer];
  const zip = crx.subarray(12 + headerLength);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(signedData.length);
  const verify = createVerify('sha256');
  for (const part of [Buffer.from('CRX3 SignedData\0'), length, signedData, zip]) verify.update(part);
  const signer = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  expect(verify.verify(signer, signature)).toBe(true);
  const crxId = readFields(signedData).get(1) as Buffer;
  expect(sha256(publicKey).startsWith(crxId.toString('hex'))).toBe(true);
  const id = [...crxId.toString('hex')]
    .map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)])
    .join('');
  return { id, zip };
}

/** Fields of bytes, by number: https://protobuf.dev/programming-guides/encoding/ */
function readFields(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const fields = new Map<number, Buffer>();
  let at = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = bytes[at++] as number;
      value += (byte % 0x80) * scale;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const tag = readVarint();
    expect(tag % 8).toBe(2);
    const length = readVarint();
    fields.set(Math.floor(tag / 8), bytes.subarray(at, at + length));
    at += length;
  }
  return fields;
}
