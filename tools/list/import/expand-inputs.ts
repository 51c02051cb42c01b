import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FormatName } from './formats.ts';
import { InputError } from './input-error.ts';

const MANIFEST = 'manifest.json';
const EVENT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAX_MANIFEST_BYTES = 256 * 1024 ** 2;

/**
 * The files that an input stands for: itself; for MISP, a feed's folder or its `manifest.json` stands for the events that
 * the manifest names, each in `<uuid>.json` beside it. Throws {@link InputError}.
 */
export function expandInput(path: string, format: FormatName): readonly string[] {
  if (format !== 'misp') return [path];
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder && basename(path) !== MANIFEST) return [path];
  const folder = isFolder ? path : dirname(path);
  const present = new Set(readdirSync(folder));
  return readManifest(join(folder, MANIFEST)).map((id) => {
    const name = [`${id}.json`, `${id}.json.gz`].find((file) => present.has(file));
    if (name === undefined) throw new InputError(`${folder}: the manifest names ${id}, which is missing.`);
    return join(folder, name);
  });
}

function readManifest(path: string): readonly string[] {
  let json: unknown;
  try {
    if (statSync(path).size > MAX_MANIFEST_BYTES)
      throw new InputError(`${path} is too large for a manifest.`);
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`${path} cannot be read.`);
  }
  const ids = typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.keys(json) : [];
  const odd = ids.find((id) => !EVENT_ID.test(id));
  if (ids.length === 0 || odd !== undefined) throw new InputError(`${path} is no manifest of a MISP feed.`);
  return ids;
}
