import { describeView } from '../core/url/describe-address.ts';
import type { WarningView } from '../messages/protocol.ts';
import { sendMessage } from '../platform/messaging.ts';
import { readPublicSuffixes } from '../platform/public-suffixes.ts';

export type WarningAnswer = WarningView | { readonly kind: 'no-answer' };

/** How long the background may take before the page says that it does not answer, in milliseconds. */
const PATIENCE_MS = 8000;

/**
 * Asks the background what may be shown for an address. `onAnswer` is called with `no-answer` when the background
 * fails or stays silent, and again should it answer after all.
 */
export function askAboutAddress(address: string, onAnswer: (answer: WarningAnswer) => void): void {
  const suffixes = readPublicSuffixes().catch(() => null);
  const patience = setTimeout(() => onAnswer({ kind: 'no-answer' }), PATIENCE_MS);
  sendMessage('describeWarning', { address })
    .then(
      async (view): Promise<WarningAnswer> =>
        view.kind === 'crowded' ? { kind: 'no-answer' } : describeView(view, await suffixes),
    )
    .catch((): WarningAnswer => ({ kind: 'no-answer' }))
    .then((answer) => {
      clearTimeout(patience);
      onAnswer(answer);
    });
}
