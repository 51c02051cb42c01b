import { readListAddress, writeListAddress } from '../../core/list/list-address.ts';
import type { TufFailure } from '../../core/tuf/failure.ts';
import { createTufCrypto } from '../../core/tuf/tuf-crypto.ts';
import { verifyInitialRoot } from '../../core/tuf/verify-metadata.ts';
import type { ListRefusal, ListRefusalReason, PreviewOutcome } from '../../messages/protocol.ts';
import { createFetchTransport } from '../../platform/fetch-transport.ts';
import { isPrivateWorker } from '../lists/followed-lists.ts';
import { fetchFirstRoot } from './first-root.ts';
import { readFollowed } from './followed-source.ts';
import { readCurrentPolicy } from './managed-policy.ts';
import { addOwnList } from './own-lists.ts';

/** Most lists that a person follows: each is asked in every verdict. */
const MAX_OWN_LISTS = 16;

/**
 * Looks at the repository that a person typed or pasted the address of, and says what they must see before they follow
 * it. Nothing is kept. `typed` is `URL` or `URL#sha256=<fingerprint>`.
 */
export async function previewList(typed: string): Promise<PreviewOutcome> {
  const read = readListAddress(typed);
  if (!read.ok) return refuse(read.problem);
  const { url, fingerprint: given } = read;
  const obstacle = await findObstacle(given);
  if (obstacle !== null) return refuse(obstacle);
  const fetched = await fetchFirstRoot(createFetchTransport(new URL(url)));
  if (!fetched.ok) return refuseFetched(fetched.failure);
  const { bytes, fingerprint } = fetched.root;
  if (given !== null && given !== fingerprint) {
    return refuse('wrong-fingerprint', `The repository's fingerprint is ${fingerprint}.`);
  }
  const verified = await verifyInitialRoot(bytes, createTufCrypto(crypto.subtle));
  if (!verified.ok) return refuse('not-a-repository');
  const obstacleNow = await findObstacle(fingerprint);
  if (obstacleNow !== null) return refuse(obstacleNow);
  const { keyids, threshold } = verified.value.metadata.roles.root;
  return {
    kind: 'found',
    preview: {
      following: writeListAddress({ url, fingerprint }),
      address: url,
      host: new URL(url).host,
      fingerprint,
      isFingerprintGiven: given !== null,
      rootKeys: { keyIds: [...keyids], needed: threshold },
    },
  };
}

/**
 * Follows a list for the person from now on. Its repository must be there and begin with the root that the fingerprint
 * names; its list is fetched by the next sync.
 * @param following `URL#sha256=<fingerprint>`, as {@link previewList} gave it
 * @returns why it is not followed; null where it is
 */
export async function followList(following: string): Promise<ListRefusal | null> {
  const read = readListAddress(following);
  if (!read.ok) return refuse(read.problem);
  if (read.fingerprint === null) return refuse('bad-fingerprint');
  const previewed = await previewList(following);
  if (previewed.kind === 'refused') return previewed;
  try {
    await addOwnList({ url: read.url, fingerprint: read.fingerprint });
    return null;
  } catch {
    return refuse('not-stored');
  }
}

async function findObstacle(fingerprint: string | null): Promise<ListRefusalReason | null> {
  if (isPrivateWorker()) return 'private-window';
  if ((await readCurrentPolicy()).locks.has('lists')) return 'locked';
  const followed = await readFollowed();
  if (fingerprint !== null && followed.some((list) => list.fingerprint === fingerprint))
    return 'already-followed';
  const own = followed.filter(({ followedBy }) => followedBy === 'person');
  return own.length < MAX_OWN_LISTS ? null : 'too-many';
}

function refuseFetched({ code, sentence }: TufFailure): ListRefusal {
  const isOutOfReach = code === 'unreachable' || code === 'refused';
  return refuse(isOutOfReach ? 'unreachable' : 'not-a-repository', sentence);
}

function refuse(because: ListRefusalReason, detail: string | null = null): ListRefusal {
  return { kind: 'refused', because, detail };
}
