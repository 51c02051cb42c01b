import { createHash, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { PLACEHOLDERS, readDeployment } from '../policy/deployment.ts';
import { writeTemplates } from '../policy/write-templates.ts';
import { extensionIdOf, manifestKeyOf, writeCrx } from './crx.ts';
import { changeManifest, readFolder } from './read-folder.ts';
import { writeSbom } from './sbom.ts';
import { writeUpdatesJson, writeUpdatesXml } from './update-manifests.ts';
import { type ArchiveFile, writeZip } from './zip.ts';

export interface PackageOptions {
  /** With `chrome` and `firefox`, as the build leaves them. */
  readonly dist: string;
  readonly lockPath: string;
  /** Signs the `.crx`; null: none is made. */
  readonly key: KeyObject | null;
  /** Where an organisation serves the packages; ends with `/`. Null: nothing says where updates come from. */
  readonly baseUrl: string | null;
}

/**
 * Everything that is published of one version, by file name: archives for the stores, packages for an organisation's own
 * server with what says where updates are, templates for its policy, what is shipped of others, and checksums.
 */
export function makePackages({ dist, lockPath, key, baseUrl }: PackageOptions): ReadonlyMap<string, Buffer> {
  const [chrome, firefox] = [readFolder(join(dist, 'chrome')), readFolder(join(dist, 'firefox'))];
  const version = readVersion(chrome);
  const name = `cordon-${version}`;
  const files = new Map([
    [`${name}-chrome.zip`, writeZip(chrome)],
    // The same for both stores; two files, because each store's upload is looked for by its name.
    [`${name}-edge.zip`, writeZip(chrome)],
    [`${name}-firefox.zip`, writeZip(firefox)],
    ['sbom.cdx.json', Buffer.from(writeSbom(lockPath, version))],
  ]);
  addXpi(files, name, version, firefox, baseUrl);
  if (key !== null) addCrx(files, name, version, chrome, key, baseUrl);
  if (baseUrl !== null) addTemplates(files, name, key, baseUrl);
  files.set('SHA256SUMS', Buffer.from(writeChecksums(files)));
  return files;
}

type Files = Map<string, Buffer>;

function addXpi(
  files: Files,
  name: string,
  version: string,
  firefox: readonly ArchiveFile[],
  baseUrl: string | null,
): void {
  const hosted = changeManifest(firefox, (manifest) => {
    if (baseUrl === null) return manifest;
    const settings = manifest['browser_specific_settings'] as { readonly gecko: object };
    const gecko = { ...settings.gecko, update_url: `${baseUrl}updates.json` };
    return { ...manifest, browser_specific_settings: { ...settings, gecko } };
  });
  const xpi = writeZip(hosted);
  files.set(`${name}.xpi`, xpi);
  // Firefox takes signed packages only, and signing changes the bytes: the hash is for those who serve this very file.
  if (baseUrl !== null)
    files.set('updates.json', Buffer.from(writeUpdatesJson(version, `${baseUrl}${name}.xpi`, hash(xpi))));
}

function addCrx(
  files: Files,
  name: string,
  version: string,
  chrome: readonly ArchiveFile[],
  key: KeyObject,
  baseUrl: string | null,
): void {
  const hosted = changeManifest(chrome, (manifest) => ({
    ...manifest,
    key: manifestKeyOf(key),
    ...(baseUrl === null ? {} : { update_url: `${baseUrl}updates.xml` }),
  }));
  files.set(`${name}.crx`, writeCrx(writeZip(hosted), key));
  if (baseUrl !== null) {
    const manifest = writeUpdatesXml(extensionIdOf(key), version, `${baseUrl}${name}.crx`);
    files.set('updates.xml', Buffer.from(manifest));
  }
}

function addTemplates(files: Files, name: string, key: KeyObject | null, baseUrl: string): void {
  const hosted = `${baseUrl}updates.xml`;
  const chromium =
    key === null
      ? {}
      : {
          'chrome-id': extensionIdOf(key),
          'edge-id': extensionIdOf(key),
          'chrome-update-url': hosted,
          'edge-update-url': hosted,
        };
  const deployment = readDeployment({ ...chromium, 'firefox-install-url': `${baseUrl}${name}.xpi` });
  for (const [path, text] of writeTemplates(deployment)) {
    // Without a key the templates for Chromium would name no extension at all.
    if (!text.includes(PLACEHOLDERS.chrome) && !text.includes(PLACEHOLDERS.edge))
      files.set(`templates/${path}`, Buffer.from(text));
  }
}

/** As `sha256sum --check` reads it. */
function writeChecksums(files: ReadonlyMap<string, Buffer>): string {
  return [...files].map(([name, bytes]) => `${hash(bytes)}  ${name}\n`).join('');
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function readVersion(files: readonly ArchiveFile[]): string {
  const manifest = files.find(({ name }) => name === 'manifest.json');
  if (manifest === undefined) throw new Error('there is no manifest.json: is it built?');
  return (JSON.parse(Buffer.from(manifest.bytes).toString('utf8')) as { readonly version: string }).version;
}
