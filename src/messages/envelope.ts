import type { AnswerOf, MessageName } from './protocol.ts';

/** What travels to the background. */
export interface Request {
  /** Version of the envelope. */
  readonly cordon: 1;
  readonly name: string;
  readonly input: unknown;
}

export type RefusalReason = 'malformed' | 'unknown-message' | 'wrong-sender' | 'bad-input' | 'failed';

/** What comes back. */
export type Reply<N extends MessageName> =
  | { readonly ok: true; readonly answer: AnswerOf<N> }
  | { readonly ok: false; readonly error: RefusalReason | 'no-answer' };

/** Reads the background's reply. The answer is our own background's and is taken at its type. */
export function readReply<N extends MessageName>(value: unknown): Reply<N> {
  if (typeof value !== 'object' || value === null || !('ok' in value))
    return { ok: false, error: 'no-answer' };
  return value as Reply<N>;
}

/** Null unless the value is a request of this version. */
export function readRequest(value: unknown): Request | null {
  if (typeof value !== 'object' || value === null) return null;
  const { cordon, name, input } = value as { readonly [K in keyof Request]?: unknown };
  return cordon === 1 && typeof name === 'string' ? { cordon, name, input } : null;
}
