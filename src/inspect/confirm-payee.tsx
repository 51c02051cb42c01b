import type { JSX } from 'preact';
import type { ConfirmOutcome, Payee } from '../messages/memory.ts';
import { sendMessage } from '../platform/messaging.ts';
import { AccountCheck } from '../ui/account-check.tsx';
import { snake } from '../ui/snake.ts';
import { t } from '../ui/translate.ts';

/** Lets the person say that an account of a message that was put in was checked, whether or not memory knows the supplier. */
export function ConfirmPayee({ payee }: { readonly payee: Payee }): JSX.Element {
  const { vendors, account, shown, name } = payee;
  const settle = (asked: Promise<ConfirmOutcome>) =>
    asked.then(
      (outcome) => (outcome.kind === 'done' ? null : t(`memory_refused_${snake(outcome.because)}`)),
      () => t('no_answer_short'),
    );
  return (
    <AccountCheck
      shown={shown}
      onConfirm={(how) => settle(sendMessage('confirmPayee', { vendors, name, account, how }))}
      onUndo={() => settle(sendMessage('undoConfirmation', { vendors, account }))}
    />
  );
}
