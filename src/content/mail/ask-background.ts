import { type Reply, type Request, readReply } from '../../messages/envelope.ts';
import type { AnswerOf, InputOf, MessageName } from '../../messages/protocol.ts';

// `chrome` itself, which Chromium and Firefox share, so that the script needs no polyfill.
declare const chrome: {
  readonly runtime?: { readonly id?: string; sendMessage(request: Request): Promise<unknown> };
};

/** Asks the background. Null where it refuses, fails, or is there no more: after an update of the extension. */
export async function askBackground<N extends MessageName>(
  name: N,
  input: InputOf<N>,
): Promise<AnswerOf<N> | null> {
  try {
    const reply: Reply<N> = readReply<N>(await chrome.runtime?.sendMessage({ cordon: 1, name, input }));
    return reply.ok ? reply.answer : null;
  } catch {
    return null;
  }
}

/** False once the extension was updated or taken away: then this script is on its own. */
export function isConnected(): boolean {
  return chrome.runtime?.id !== undefined;
}
