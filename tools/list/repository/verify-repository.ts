import { type ReleasedList, readRelease } from '../../../src/core/list/released-list.ts';
import type { TufFailure } from '../../../src/core/tuf/failure.ts';
import { readFile } from '../../../src/core/tuf/read-file.ts';
import {
  type RefreshResult,
  refreshRepository,
  type TrustedSet,
} from '../../../src/core/tuf/refresh-repository.ts';
import { DEFAULT_BOUNDS } from '../../../src/core/tuf/session.ts';
import type { TufTransport } from '../../../src/core/tuf/transport.ts';
import { writeUtcTime } from '../../../src/core/tuf/utc-time.ts';
import { formatCount } from '../command-line.ts';
import { checkDelta, checkTargets } from './check-targets.ts';
import { findEarlierClient } from './earlier-client.ts';
import { MemoryStore } from './memory-store.ts';
import { tufCrypto } from './published-state.ts';
import type { VerifyReport, VerifySource } from './verify-source.ts';

/**
 * Follows a repository with the client that browsers have: from nothing, and from the release before. Downloads every
 * target, unpacks and opens it, and applies every delta. Never throws for what a repository holds.
 */
export async function verifyRepository(source: VerifySource): Promise<VerifyReport> {
  const result = await follow(source, new MemoryStore());
  if (!result.ok) return { lines: [], problems: [tell(result.failure)] };
  const { trusted } = result;
  const release = readRelease(trusted.targets.files);
  if (!release.ok) return { lines: [describeRoles(trusted)], problems: [`${release.problem}.`] };
  const checked = await checkTargets(source, trusted, release.list);
  const deltas = await checkDeltas(source, trusted, release.list);
  const earlier = await checkFromEarlier(source, release.list);
  const reports = [checked, deltas, earlier];
  return {
    lines: [describeRoles(trusted), describeList(release.list), ...reports.flatMap(({ lines }) => lines)],
    problems: reports.flatMap(({ problems }) => problems),
  };
}

function follow({ transport, initialRoot, now }: VerifySource, store: MemoryStore): Promise<RefreshResult> {
  return refreshRepository({ transport, store, crypto: tufCrypto, initialRoot, now });
}

async function checkDeltas(
  source: VerifySource,
  trusted: TrustedSet,
  list: ReleasedList,
): Promise<VerifyReport> {
  const lines: string[] = [];
  const problems: string[] = [];
  for (const delta of list.deltas) {
    source.onProgress(`checking ${delta.name}`);
    const problem = await checkDelta(source, trusted, list, delta);
    if (problem === null)
      lines.push(`${delta.name}: gives version ${list.info.version} of version ${delta.from}`);
    else problems.push(`${delta.name}: ${problem}`);
  }
  return { lines, problems };
}

/** A browser that stands at the release before must come to this one, and there must be a delta for it. */
async function checkFromEarlier(source: VerifySource, list: ReleasedList): Promise<VerifyReport> {
  source.onProgress('looking for the release before');
  const earlier = await findEarlierClient(source, list.info.version);
  if (earlier === null)
    return { lines: ['no release before this one is kept: not tried from one'], problems: [] };
  const { version, store } = earlier;
  const result = await follow(source, store);
  if (!result.ok) return { lines: [], problems: [`From version ${version}: ${tell(result.failure)}`] };
  const hasDelta = list.deltas.some(({ from }) => from === version);
  const way = hasDelta ? 'by delta' : 'with the whole table';
  return {
    lines: [`a browser with version ${version} comes to version ${list.info.version} ${way}`],
    problems: [],
  };
}

/** Reads the root that everything begins with; null where the server does not give it. */
export async function fetchFirstRoot(transport: TufTransport): Promise<Uint8Array<ArrayBuffer> | null> {
  const read = await readFile(transport, { base: 'metadata', path: '1.root.json' }, DEFAULT_BOUNDS.root);
  return read.ok ? read.bytes : null;
}

function tell({ part, code, sentence }: TufFailure): string {
  return `${sentence} (${part}, ${code})`;
}

function describeRoles({ root, timestamp, snapshot, targets }: TrustedSet): string {
  return (
    `root ${root.version} until ${writeUtcTime(root.expires)}, timestamp ${timestamp.version} until ` +
    `${writeUtcTime(timestamp.expires)}, snapshot ${snapshot.version} until ${writeUtcTime(snapshot.expires)}, ` +
    `targets ${targets.version} until ${writeUtcTime(targets.expires)}`
  );
}

function describeList({ info, released }: ReleasedList): string {
  return (
    `list ${info.id} (${info.name}), version ${info.version}, ${formatCount(info.entries)} indicators, released ` +
    writeUtcTime(released)
  );
}
