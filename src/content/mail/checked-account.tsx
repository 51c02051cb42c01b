import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Confirmation } from '../../core/mail/memory/vendor-account.ts';
import type { Payee } from '../../messages/memory.ts';
import { formatDate } from '../../ui/format.ts';
import { isolate } from '../../ui/isolate.ts';
import { readFormatLocale } from '../../ui/language.ts';
import { snake } from '../../ui/snake.ts';
import { t } from '../../ui/translate.ts';
import { askBackground } from './ask-background.ts';

const WAYS: readonly Confirmation[] = ['phone', 'in-person', 'other'];

interface CheckedAccountProps {
  readonly payee: Payee;
}

/** "I checked …": asks how, covers one supplier with one account, never an address, and can be undone. */
export function CheckedAccount({ payee: { vendors, account, shown } }: CheckedAccountProps): JSX.Element {
  const [state, setState] = useState<Confirmation | 'open' | 'failed'>('open');
  // A page can make up events; only what the person does counts.
  const confirm = (how: Confirmation) => async (event: MouseEvent) => {
    if (!event.isTrusted) return;
    const outcome = await askBackground('confirmAccount', { vendors, account, how });
    setState(outcome?.kind === 'done' ? how : 'failed');
  };
  const undo = async (event: MouseEvent) => {
    if (!event.isTrusted) return;
    const outcome = await askBackground('undoConfirmation', { vendors, account });
    setState(outcome?.kind === 'done' ? 'open' : 'failed');
  };
  if (state !== 'open' && state !== 'failed') {
    const today = formatDate(new Date().toISOString().slice(0, 10), readFormatLocale());
    return (
      <p class="more" role="status">
        <bdi dir="ltr">{shown}</bdi>: {t(`memory_confirmed_${snake(state)}`, [today])}{' '}
        <button type="button" class="button" onClick={undo}>
          {t('memory_unconfirm')}
        </button>
      </p>
    );
  }
  return (
    <details class="more">
      <summary>{t('memory_confirm')}</summary>
      <p>{t('memory_confirm_question', [isolate(shown)])}</p>
      <p class="ways">
        {WAYS.map((how) => (
          <button key={how} type="button" class="button" onClick={confirm(how)}>
            {t(`memory_how_${snake(how)}`)}
          </button>
        ))}
      </p>
      {state === 'failed' && <p role="alert">{t('no_answer_short')}</p>}
    </details>
  );
}
