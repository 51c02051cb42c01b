import { hashText } from './host-buckets.ts';

/**
 * What the marker rule says, in names below one that no address has (RFC 6761): how the rules are made, and which state of
 * them stands.
 */
export interface RuleMarker {
  /** Another one for rules that are made in another way, which an update of the extension has to write anew. */
  readonly shape: string;
  /** No other state of the rules, at any time, has the same; null while they are being changed. */
  readonly state: string | null;
}

const SHAPE = 'rules-';
const STATE = 'state-';
const END = '.invalid';

/** @param hosts of the marker rule; in any order */
export function readMarker(hosts: readonly string[]): RuleMarker {
  const find = (start: string): string | null =>
    hosts.find((host) => host.startsWith(start) && host.endsWith(END)) ?? null;
  return { shape: find(SHAPE) ?? `${SHAPE}unknown${END}`, state: find(STATE) };
}

export function writeMarker({ shape, state }: RuleMarker): readonly string[] {
  return state === null ? [shape] : [shape, state];
}

/** @param made anything that tells one way to make rules from another */
export function nameShape(made: unknown): string {
  return `${SHAPE}${hashText(JSON.stringify(made)).toString(16)}${END}`;
}

export function nameNewState(): string {
  return `${STATE}${crypto.randomUUID()}${END}`;
}
