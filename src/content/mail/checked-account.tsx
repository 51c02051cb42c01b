import type { JSX } from 'preact';
import type { ConfirmOutcome, Payee } from '../../messages/memory.ts';
import { AccountCheck } from '../../ui/account-check.tsx';
import { t } from '../../ui/translate.ts';
import { askBackground } from './ask-background.ts';

interface CheckedAccountProps {
  readonly payee: Payee;
}

/** Lets the person say in the webmail that an account of the open message was checked. */
export function CheckedAccount({ payee: { vendors, account, shown } }: CheckedAccountProps): JSX.Element {
  const settle = (outcome: ConfirmOutcome | null) => (outcome?.kind === 'done' ? null : t('no_answer_short'));
  return (
    <AccountCheck
      shown={shown}
      onConfirm={async (how) => settle(await askBackground('confirmAccount', { vendors, account, how }))}
      onUndo={async () => settle(await askBackground('undoConfirmation', { vendors, account }))}
    />
  );
}
