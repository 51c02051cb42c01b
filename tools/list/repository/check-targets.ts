import { parseListCases } from '../../../src/core/list/cases.ts';
import { MAX_NEVER_LIST_BYTES, readNeverList } from '../../../src/core/list/never-list.ts';
import {
  nameTargets,
  type PackedTarget,
  type ReleasedDelta,
  type ReleasedList,
} from '../../../src/core/list/released-list.ts';
import { applyDelta } from '../../../src/core/table/apply-delta.ts';
import { openTable } from '../../../src/core/table/open-table.ts';
import { downloadTarget } from '../../../src/core/tuf/download-target.ts';
import type { TrustedSet } from '../../../src/core/tuf/refresh-repository.ts';
import { formatCount } from '../command-line.ts';
import { findAdaptersProblem, findVendorsProblem } from './find-file-problem.ts';
import { unpackTarget } from './pack-target.ts';
import { tufCrypto } from './published-state.ts';
import { hashHex } from './sha256.ts';
import type { VerifyReport, VerifySource } from './verify-source.ts';

/** What is wrong with a target's content, in a few words, or null. */
type ContentCheck = (content: Uint8Array) => string | null;

/** Downloads every target that targets.json lists, whatever it is, and opens those that are known. */
export async function checkTargets(
  source: VerifySource,
  trusted: TrustedSet,
  list: ReleasedList,
): Promise<VerifyReport> {
  const lines: string[] = [];
  const problems: string[] = [];
  const packed = new Map(
    [list.table, list.cases, list.neverList, ...list.deltas].map((target) => [target.name, target]),
  );
  const checks = describeChecks(list);
  for (const [name, { length }] of trusted.targets.files) {
    source.onProgress(`checking ${name}`);
    const content = await fetchContent(source, trusted, name, packed.get(name) ?? null);
    const problem = content.ok ? (checks.get(name)?.(content.bytes) ?? null) : content.problem;
    if (problem === null) lines.push(`${name}: ${formatCount(length)} bytes, as signed`);
    else problems.push(`${name}: ${problem}`);
  }
  return { lines, problems };
}

/** What is wrong with a delta, or null where it leads to the signed table, byte for byte. */
export async function checkDelta(
  source: VerifySource,
  trusted: TrustedSet,
  list: ReleasedList,
  delta: ReleasedDelta,
): Promise<string | null> {
  const file = await fetchContent(source, trusted, delta.name, delta);
  if (!file.ok) return file.problem;
  const base = nameTargets(delta.from).table;
  const { length, sha256 } = delta.fromTable;
  const hashes = new Map([['sha256', sha256]]);
  const files = new Map([...trusted.targets.files, [base, { length, hashes, custom: null }] as const]);
  const past = { ...trusted, targets: { ...trusted.targets, files } };
  const packedBase = await downloadTarget({ ...source, crypto: tufCrypto, trusted: past, name: base });
  if (!packedBase.ok)
    return `the table of version ${delta.from} that it begins with: ${packedBase.failure.sentence}`;
  const content = unpackTarget(packedBase.bytes, delta.fromUnpacked);
  const opened = content === null ? null : openTable(content);
  if (opened?.ok !== true) return `the table of version ${delta.from} cannot be opened`;
  const applied = applyDelta(opened.table, Buffer.from(delta.fromUnpacked.sha256, 'hex'), file.bytes);
  if (!applied.ok) return `it cannot be applied: ${applied.problem}`;
  return hashHex(applied.bytes) === list.table.unpacked.sha256
    ? null
    : 'it gives another table than the signed one';
}

function describeChecks({
  info,
  table,
  cases,
  neverList,
  adapters,
  vendors,
}: ReleasedList): ReadonlyMap<string, ContentCheck> {
  return new Map<string, ContentCheck>([
    [
      table.name,
      (content) => {
        const opened = openTable(content);
        if (!opened.ok) return `it cannot be opened: ${opened.error.problem}`;
        const { listVersion, entries } = opened.table.head;
        return listVersion === info.version && entries === info.entries
          ? null
          : 'its version or number of entries is not the signed one';
      },
    ],
    [
      cases.name,
      (content) => {
        const read = parseListCases(parseJson(content));
        if (!read.ok) return `it cannot be read: ${read.problems[0]}`;
        return read.cases.info.version === info.version ? null : 'it is of another version';
      },
    ],
    [
      neverList.name,
      (content) => {
        if (content.length > MAX_NEVER_LIST_BYTES) return `it holds more than ${MAX_NEVER_LIST_BYTES} bytes`;
        const read = readNeverList(parseJson(content));
        return read.ok ? null : `it cannot be read: ${read.problems[0]}`;
      },
    ],
    [adapters ?? '', findAdaptersProblem],
    [vendors ?? '', findVendorsProblem],
  ]);
}

type ContentResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: string };

async function fetchContent(
  source: VerifySource,
  trusted: TrustedSet,
  name: string,
  packed: PackedTarget | null,
): Promise<ContentResult> {
  const file = await downloadTarget({ ...source, crypto: tufCrypto, trusted, name });
  if (!file.ok) return { ok: false, problem: file.failure.sentence };
  if (packed === null) return file;
  const content = unpackTarget(file.bytes, packed.unpacked);
  return content === null
    ? { ok: false, problem: 'it does not unpack to what was signed' }
    : { ok: true, bytes: content };
}

function parseJson(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return undefined;
  }
}
