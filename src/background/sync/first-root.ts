import { fail, type TufFailure } from '../../core/tuf/failure.ts';
import { readFile } from '../../core/tuf/read-file.ts';
import { DEFAULT_BOUNDS } from '../../core/tuf/session.ts';
import type { TufTransport } from '../../core/tuf/transport.ts';
import { hashHex } from '../hash-hex.ts';

export interface FirstRoot {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256, 64 hex digits in lower case. */
  readonly fingerprint: string;
}

export type FirstRootResult =
  | { readonly ok: true; readonly root: FirstRoot }
  | { readonly ok: false; readonly failure: TufFailure };

/** Fetches the root that a repository began with. Nothing of it is trusted: its fingerprint says whose it is. */
export async function fetchFirstRoot(transport: TufTransport): Promise<FirstRootResult> {
  const file = await readFile(transport, { base: 'metadata', path: '1.root.json' }, DEFAULT_BOUNDS.root);
  if (!file.ok) return { ok: false, failure: fail('root', file.reason) };
  return { ok: true, root: { bytes: file.bytes, fingerprint: await hashHex(file.bytes) } };
}

/** As {@link fetchFirstRoot}, of the repository that is known by a fingerprint, and no other. */
export async function fetchKnownRoot(transport: TufTransport, expected: string): Promise<FirstRootResult> {
  const fetched = await fetchFirstRoot(transport);
  if (!fetched.ok || fetched.root.fingerprint === expected) return fetched;
  const found = fetched.root.fingerprint;
  return { ok: false, failure: fail('initial-root', { code: 'wrong-fingerprint', expected, found }) };
}
