import type { FailureReason, TufFailure } from '../../core/tuf/failure.ts';
import type { ListOrigin } from '../../messages/protocol.ts';
import { createFetchTransport, type FetchTransport } from '../../platform/fetch-transport.ts';
import { readPackagedBytes } from '../../platform/package-files.ts';
import { REPOSITORY_URL } from '../build-options.ts';
import { hashHex } from '../hash-hex.ts';
import { PACKAGED_LIST } from '../lists/packaged-list.ts';
import { fetchKnownRoot } from './first-root.ts';
import { readCurrentPolicy } from './managed-policy.ts';
import { readOwnLists } from './own-lists.ts';
import type { ListSource } from './update-list.ts';

/** The root of the packaged list's repository, where the build was given one. */
const PACKAGED_ROOT = 'list/root.json';

/** A list that is fetched over the network. */
export interface FollowedSource extends ListSource {
  readonly transport: FetchTransport;
}

export type OpenSourceResult =
  | { readonly ok: true; readonly source: FollowedSource }
  | { readonly ok: false; readonly failure: TufFailure };

let packagedOrigin: Promise<ListOrigin> | null = null;

/**
 * Every list that is followed: the packaged one, then those of IT, then the person's. A repository that several name
 * stands once, for the first of them. What is stored of a list stands under its key: the fingerprint of its
 * repository's first root, which no other repository can have, whatever its list calls itself; the packaged list has a
 * key of its own, because it may have no repository.
 */
export async function readFollowed(): Promise<readonly ListOrigin[]> {
  const [packaged, policy, own] = await Promise.all([
    readPackagedOrigin(),
    readCurrentPolicy(),
    readOwnLists(),
  ]);
  const followed = new Map([[packaged.fingerprint ?? PACKAGED_LIST, packaged]]);
  for (const [followedBy, lists] of [
    ['organisation', policy.lists],
    ['person', own],
  ] as const) {
    for (const { url, fingerprint } of lists) {
      if (followed.has(fingerprint)) continue;
      followed.set(fingerprint, { key: fingerprint, followedBy, address: url, fingerprint });
    }
  }
  return [...followed.values()];
}

/**
 * What is needed to bring a list up to date. The first root of a list that does not come with the package is the one
 * that was kept beside its roles, or is fetched; either way its hash must be the fingerprint.
 * @param storedRoles what is kept of its repository; unread
 * @param findIdProblem what is wrong with an id that the published list calls itself by
 */
export async function openSource(
  { key, followedBy, fingerprint }: ListOrigin,
  address: string,
  storedRoles: unknown,
  findIdProblem: (id: string) => FailureReason | null,
): Promise<OpenSourceResult> {
  const transport = createFetchTransport(new URL(address));
  const list = { listId: key, followedBy, transport };
  if (followedBy === 'package' || fingerprint === null) {
    const initialRoot = (await readPackagedBytes(PACKAGED_ROOT)) as Uint8Array<ArrayBuffer>;
    return { ok: true, source: { ...list, initialRoot } };
  }
  const stored = readInitialRoot(storedRoles);
  if (stored !== null && (await hashHex(stored)) === fingerprint) {
    return { ok: true, source: { ...list, initialRoot: stored, findIdProblem } };
  }
  const fetched = await fetchKnownRoot(transport, fingerprint);
  if (!fetched.ok) return fetched;
  return { ok: true, source: { ...list, initialRoot: fetched.root.bytes, findIdProblem } };
}

function readInitialRoot(storedRoles: unknown): Uint8Array<ArrayBuffer> | null {
  if (typeof storedRoles !== 'object' || storedRoles === null || !('initialRoot' in storedRoles)) return null;
  const { initialRoot } = storedRoles;
  return initialRoot instanceof Uint8Array && initialRoot.buffer instanceof ArrayBuffer
    ? (initialRoot as Uint8Array<ArrayBuffer>)
    : null;
}

function readPackagedOrigin(): Promise<ListOrigin> {
  packagedOrigin ??= describePackagedOrigin();
  return packagedOrigin;
}

async function describePackagedOrigin(): Promise<ListOrigin> {
  const root = REPOSITORY_URL === null ? null : await readPackagedBytes(PACKAGED_ROOT);
  const fingerprint = root === null ? null : await hashHex(root);
  return { key: PACKAGED_LIST, followedBy: 'package', address: REPOSITORY_URL, fingerprint };
}
