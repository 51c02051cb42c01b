import type { JSX } from 'preact';
import type { ForgetOutcome, Forgetting } from '../../messages/memory.ts';
import { sendMessage } from '../../platform/messaging.ts';

interface EraseButtonProps {
  readonly what: Forgetting;
  /** What a screen reader says, where that is more than what is shown. */
  readonly name?: string;
  readonly children: string;
  readonly onErased: (outcome: ForgetOutcome) => void;
}

/** Erases at once: what was erased can be put back. */
export function EraseButton({ what, name, children, onErased }: EraseButtonProps): JSX.Element {
  const erase = () => {
    sendMessage('forgetMemory', { what }).then(onErased, () =>
      onErased({ kind: 'refused', because: 'not-stored' }),
    );
  };
  return (
    <button type="button" class="button button-small" aria-label={name} onClick={erase}>
      {children}
    </button>
  );
}
