import type { ListOrigin } from '../../messages/protocol.ts';
import { createFetchTransport, type FetchTransport } from '../../platform/fetch-transport.ts';
import { readPackagedBytes } from '../../platform/package-files.ts';
import { REPOSITORY_URL } from '../build-options.ts';
import { PACKAGED_LIST } from '../lists/packaged-list.ts';
import { hashHex } from './unpack-target.ts';
import type { ListSource } from './update-list.ts';

/** The root of the packaged list's repository, where the build was given one. */
const PACKAGED_ROOT = 'list/root.json';

/** A list that is fetched over the network. */
export interface FollowedSource extends ListSource {
  readonly transport: FetchTransport;
}

/** Where lists are fetched from. Without a repository in the build there is no network source at all. */
export async function readSources(): Promise<readonly FollowedSource[]> {
  if (REPOSITORY_URL === null) return [];
  return [
    {
      listId: PACKAGED_LIST,
      transport: createFetchTransport(new URL(REPOSITORY_URL)),
      initialRoot: (await readPackagedBytes(PACKAGED_ROOT)) as Uint8Array<ArrayBuffer>,
    },
  ];
}

let packagedOrigin: Promise<ListOrigin> | null = null;

/** Where the packaged list comes from. */
export function describePackagedOrigin(): Promise<ListOrigin> {
  packagedOrigin ??= readPackagedOrigin();
  return packagedOrigin;
}

async function readPackagedOrigin(): Promise<ListOrigin> {
  const root = REPOSITORY_URL === null ? null : await readPackagedBytes(PACKAGED_ROOT);
  const fingerprint = root === null ? null : await hashHex(root);
  return { key: PACKAGED_LIST, followedBy: 'package', address: REPOSITORY_URL, fingerprint };
}
