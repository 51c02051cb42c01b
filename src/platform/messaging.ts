import { type Request, readReply } from '../messages/envelope.ts';
import type { AnswerOf, InputOf, MessageName } from '../messages/protocol.ts';

/** What Chromium and Firefox share here, both answering with promises: a framed warning is spared the polyfill. */
declare const chrome: { readonly runtime: { sendMessage(request: Request): Promise<unknown> } };

/**
 * Asks the background. Rejects with an Error when it refuses the message or fails, and when it does not answer at all.
 */
export async function sendMessage<N extends MessageName>(name: N, input: InputOf<N>): Promise<AnswerOf<N>> {
  const request: Request = { cordon: 1, name, input };
  const reply = readReply<N>(await chrome.runtime.sendMessage(request));
  if (reply.ok) return reply.answer;
  throw new Error(`${name}: ${reply.error}`);
}
