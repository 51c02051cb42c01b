import { writeUtcTime } from './utc-time.ts';

export const TUF_ROLES = ['root', 'timestamp', 'snapshot', 'targets'] as const;
export type TufRole = (typeof TUF_ROLES)[number];

/** What failed: a role, the root that was given to begin with, a target, or the place where all is kept. */
export type FailedPart = TufRole | 'initial-root' | 'target' | 'store';

/** Why. Versions are those of metadata files, times are seconds since 1970 (UTC), sizes are bytes. */
export type FailureReason =
  | { readonly code: 'unreachable'; readonly detail: string }
  | { readonly code: 'refused'; readonly status: number; readonly retryAfterSeconds: number | null }
  | { readonly code: 'not-found'; readonly path: string }
  | { readonly code: 'too-large'; readonly limit: number }
  | { readonly code: 'wrong-length'; readonly expected: number }
  | { readonly code: 'wrong-hash'; readonly algorithm: string }
  | { readonly code: 'no-known-hash' }
  | { readonly code: 'not-json' }
  | { readonly code: 'not-canonical' }
  | { readonly code: 'malformed'; readonly where: string }
  | { readonly code: 'wrong-type'; readonly found: string }
  | { readonly code: 'unsupported-spec'; readonly found: string }
  | { readonly code: 'duplicate-signature'; readonly keyid: string }
  | { readonly code: 'too-few-signatures'; readonly valid: number; readonly needed: number }
  /** Enough keys signed, but some are of kinds that this client does not verify. */
  | { readonly code: 'unsupported-keys'; readonly kinds: readonly string[] }
  | { readonly code: 'rollback'; readonly trusted: number; readonly offered: number }
  | { readonly code: 'wrong-version'; readonly expected: number; readonly found: number }
  | {
      readonly code: 'listed-rollback';
      readonly file: string;
      readonly trusted: number;
      readonly offered: number;
    }
  | { readonly code: 'listed-removed'; readonly file: string }
  /** Other content under a version that is in use. */
  | { readonly code: 'same-version-differs'; readonly version: number }
  | { readonly code: 'expired'; readonly since: number }
  | { readonly code: 'bad-target-name'; readonly name: string }
  | { readonly code: 'unknown-target'; readonly name: string }
  | { readonly code: 'delegated-target'; readonly name: string }
  | { readonly code: 'not-readable'; readonly detail: string }
  | { readonly code: 'not-stored'; readonly detail: string }
  | { readonly code: 'not-prepared'; readonly detail: string }
  /** The first root is not the one that was asked for; SHA-256 in hex. */
  | { readonly code: 'wrong-fingerprint'; readonly expected: string; readonly found: string }
  /** The list calls itself by an id that belongs to another one. */
  | { readonly code: 'id-taken'; readonly id: string };

export type TufFailure = FailureReason & {
  readonly part: FailedPart;
  /** Who can do something about it: who signs the repository, or who runs this browser and its network. */
  readonly actor: 'publisher' | 'it';
  /** One English sentence or two for that person. */
  readonly sentence: string;
};

const FOR_IT: ReadonlySet<FailureReason['code']> = new Set([
  'unreachable',
  'refused',
  'bad-target-name',
  'unknown-target',
  'not-readable',
  'not-stored',
  'not-prepared',
  'id-taken',
]);

export function fail(part: FailedPart, reason: FailureReason): TufFailure {
  const actor = part === 'initial-root' || FOR_IT.has(reason.code) ? 'it' : 'publisher';
  return { ...reason, part, actor, sentence: describeFailure(part, reason) };
}

/** Text from a repository in a sentence is cut at 80 characters and stands in quotation marks. */
function describeFailure(part: FailedPart, reason: FailureReason): string {
  const file = nameFile(part);
  switch (reason.code) {
    case 'unreachable':
      return `${file} could not be fetched: ${cut(reason.detail)}.`;
    case 'refused':
      return `${file} was not given out: the server answered with status ${reason.status}.`;
    case 'not-found':
      return `${file} is missing on the server: ${quote(reason.path)}.`;
    case 'too-large':
      return `${file} is larger than ${reason.limit} bytes and was not read to its end.`;
    case 'wrong-length':
      return `${file} does not have the ${reason.expected} bytes that the signed metadata names.`;
    case 'wrong-hash':
      return `${file} does not have the ${quote(reason.algorithm)} hash that the signed metadata names.`;
    case 'no-known-hash':
      return `${file} is listed without a SHA-256 or SHA-512 hash.`;
    case 'not-json':
      return `${file} is not JSON. Does the server answer a missing file with a page?`;
    case 'not-canonical':
      return `${file} holds JSON that cannot be signed: a key twice, or a number that is not whole.`;
    case 'malformed':
      return `${file} is not TUF metadata: ${quote(reason.where)} is missing or wrong.`;
    case 'wrong-type':
      return `${file} holds another role: ${quote(reason.found)}.`;
    case 'unsupported-spec':
      return `${file} is written for TUF ${quote(reason.found)}; this client knows TUF 1.`;
    case 'duplicate-signature':
      return `${file} carries two signatures for key ${quote(reason.keyid)}.`;
    case 'too-few-signatures':
      return `${file} needs ${reason.needed} valid signatures of its keys and has ${reason.valid}.`;
    case 'unsupported-keys':
      return `${file} needs signatures of keys that this client does not verify (${reason.kinds.map(cut).join(', ')}). Use Ed25519 or ECDSA P-256 keys.`;
    case 'rollback':
      return `${file} goes back from version ${reason.trusted} to ${reason.offered}.`;
    case 'wrong-version':
      return `${file} should be version ${reason.expected} and is version ${reason.found}.`;
    case 'listed-rollback':
      return `${file} takes ${quote(reason.file)} back from version ${reason.trusted} to ${reason.offered}.`;
    case 'listed-removed':
      return `${file} no longer lists ${quote(reason.file)}.`;
    case 'same-version-differs':
      return `${file} shows other content under version ${reason.version}, which is in use. Was it published twice, or by somebody else?`;
    case 'expired':
      return `${file} expired at ${writeUtcTime(reason.since)}. Renew it, or correct this computer's clock.`;
    case 'bad-target-name':
      return `${quote(reason.name)} is not the name of a target.`;
    case 'unknown-target':
      return `The repository has no target ${quote(reason.name)}.`;
    case 'delegated-target':
      return `targets.json does not list ${quote(reason.name)}; its delegations are not followed.`;
    case 'not-readable':
      return `What was stored of the repository could not be read: ${cut(reason.detail)}.`;
    case 'not-stored':
      return `The update could not be stored: ${cut(reason.detail)}.`;
    case 'not-prepared':
      return `The update could not be put to use: ${cut(reason.detail)}.`;
    case 'wrong-fingerprint':
      return `The repository begins with another root: its fingerprint is ${cut(reason.found)}, not ${cut(reason.expected)}.`;
    case 'id-taken':
      return `The repository's list calls itself ${quote(reason.id)}; another list has that id.`;
  }
}

function nameFile(part: FailedPart): string {
  if (part === 'initial-root') return 'The root that was given to begin with';
  if (part === 'target') return 'The target file';
  if (part === 'store') return 'The store';
  return `${part}.json`;
}

function quote(text: string): string {
  return JSON.stringify(cut(text));
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
