import { fail, type TufFailure } from './failure.ts';
import type { TimestampMetadata } from './metadata.ts';
import { readFile } from './read-file.ts';
import type { Session } from './session.ts';
import { type Verified, verifyMetadata } from './verify-metadata.ts';

/**
 * Fetches timestamp.json and accepts it where it is newer (specification 5.4). The same version is no change: the
 * trusted file stays, and its expiry counts, so that an unchanged answer cannot freeze a client.
 */
export async function updateTimestamp(session: Session): Promise<TufFailure | null> {
  const { transport, bounds, crypto, seen } = session;
  const file = await readFile(transport, { base: 'metadata', path: 'timestamp.json' }, bounds.timestamp);
  if (!file.ok) return fail('timestamp', file.reason);
  const offered = await verifyMetadata('timestamp', file.bytes, session.root.metadata, crypto);
  if (!offered.ok) return fail('timestamp', offered.reason);
  const { version } = offered.value.metadata;
  if (version < seen.timestamp) {
    return fail('timestamp', { code: 'rollback', trusted: seen.timestamp, offered: version });
  }
  if (session.timestamp !== null && version === session.timestamp.metadata.version) {
    if (!isSameContent(offered.value, session.timestamp)) {
      session.notices.push({ code: 'same-version-differs', role: 'timestamp' });
    }
    return checkExpiry(session.timestamp, session.time);
  }
  const { snapshot } = offered.value.metadata;
  if (snapshot.version < seen.snapshot) {
    const { version: listed } = snapshot;
    const reason = {
      code: 'listed-rollback',
      file: 'snapshot.json',
      trusted: seen.snapshot,
      offered: listed,
    } as const;
    return fail('timestamp', reason);
  }
  const expired = checkExpiry(offered.value, session.time);
  if (expired !== null) return expired;
  session.timestamp = offered.value;
  session.seen = { ...session.seen, timestamp: version, snapshot: snapshot.version };
  return null;
}

function checkExpiry({ metadata }: Verified<TimestampMetadata>, time: number): TufFailure | null {
  const { expires } = metadata;
  return expires > time ? null : fail('timestamp', { code: 'expired', since: expires });
}

/** Signatures may differ: ECDSA makes another one each time. */
function isSameContent(a: Verified<TimestampMetadata>, b: Verified<TimestampMetadata>): boolean {
  const [left, right] = [a.signedBytes, b.signedBytes];
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}
