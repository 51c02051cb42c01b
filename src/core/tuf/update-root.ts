import { fail, type TufFailure } from './failure.ts';
import { readFile } from './read-file.ts';
import { acceptRoot, type Session } from './session.ts';
import { verifyNextRoot } from './verify-metadata.ts';

/**
 * Follows the chain of roots to its end (specification 5.3.2 to 5.3.9). What was accepted before a failure stays
 * accepted. Expiry of a root on the way does not matter.
 */
export async function updateRoot(session: Session): Promise<TufFailure | null> {
  for (let count = 0; count < session.bounds.newRoots; count++) {
    const { version } = session.root.metadata;
    const path = `${version + 1}.root.json`;
    const file = await readFile(session.transport, { base: 'metadata', path }, session.bounds.root);
    if (!file.ok) return file.reason.code === 'not-found' ? null : fail('root', file.reason);
    const next = await verifyNextRoot(file.bytes, session.root.metadata, session.crypto);
    if (!next.ok) return fail('root', next.reason);
    const offered = next.value.metadata.version;
    if (offered < version) return fail('root', { code: 'rollback', trusted: version, offered });
    // A server that answers every root with its newest one has no newer one (5.3.5).
    if (offered === version) return null;
    if (offered > version + 1) {
      return fail('root', { code: 'wrong-version', expected: version + 1, found: offered });
    }
    acceptRoot(session, next.value);
  }
  session.notices.push({ code: 'more-roots' });
  return null;
}

/** The chain's last root must be good now (specification 5.3.10). */
export function checkRootExpiry(session: Session): TufFailure | null {
  const { expires } = session.root.metadata;
  return expires > session.time ? null : fail('root', { code: 'expired', since: expires });
}
