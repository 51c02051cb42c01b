import { fail, type TufFailure } from './failure.ts';
import type { ListedFile, MetadataOf } from './metadata.ts';
import { checkHashes, type ReadFileResult, readFile } from './read-file.ts';
import { isListedFile, type Session } from './session.ts';
import { type Verified, verifyMetadata } from './verify-metadata.ts';

export type FetchListedResult<T> =
  | { readonly ok: true; readonly value: Verified<T> }
  | { readonly ok: false; readonly failure: TufFailure };

/**
 * The file of a role that another role lists: the stored one where it is that file, else the server's. A fetched file is checked in the order of the specification (5.5.1 to 5.5.4, 5.6.1 to 5.6.4): length and
 * hashes, signatures, version. Expiry and rollback are left to the caller.
 */
export async function fetchListed<R extends 'snapshot' | 'targets'>(
  session: Session,
  role: R,
  listed: ListedFile,
  stored: Verified<MetadataOf[R]> | null,
): Promise<FetchListedResult<MetadataOf[R]>> {
  const { crypto } = session;
  if (stored !== null && (await isListedFile(stored, listed, crypto))) return { ok: true, value: stored };
  const file = await readListed(session, role, listed);
  if (!file.ok) return { ok: false, failure: fail(role, file.reason) };
  if (listed.hashes !== null) {
    const problem = await checkHashes(file.bytes, listed.hashes, crypto);
    if (problem !== null) return { ok: false, failure: fail(role, problem) };
  }
  const verified = await verifyMetadata(role, file.bytes, session.root.metadata, crypto);
  if (!verified.ok) return { ok: false, failure: fail(role, verified.reason) };
  const { version } = verified.value.metadata;
  if (version !== listed.version) {
    const reason = { code: 'wrong-version', expected: listed.version, found: version } as const;
    return { ok: false, failure: fail(role, reason) };
  }
  return { ok: true, value: verified.value };
}

async function readListed(
  { transport, bounds, root }: Session,
  role: 'snapshot' | 'targets',
  listed: ListedFile,
): Promise<ReadFileResult> {
  const path = root.metadata.consistentSnapshot ? `${listed.version}.${role}.json` : `${role}.json`;
  // A listed length beyond the bound does not raise it.
  const limit = Math.min(listed.length ?? bounds[role], bounds[role]);
  const file = await readFile(transport, { base: 'metadata', path }, limit);
  if (listed.length === null) return file;
  const isWrong = file.ok ? file.bytes.length !== listed.length : file.reason.code === 'too-large';
  return isWrong && limit === listed.length
    ? { ok: false, reason: { code: 'wrong-length', expected: listed.length } }
    : file;
}
