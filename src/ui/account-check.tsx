import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Confirmation } from '../core/mail/memory/vendor-account.ts';
import { formatDate } from './format.ts';
import { isolate } from './isolate.ts';
import { readFormatLocale } from './language.ts';
import { snake } from './snake.ts';
import { t } from './translate.ts';

const WAYS: readonly Confirmation[] = ['phone', 'in-person', 'other'];

interface AccountCheckProps {
  /** The account, for a person's eyes. */
  readonly shown: string;
  /** Both answer with what is to be said where it could not be stored; null where it was. */
  readonly onConfirm: (how: Confirmation) => Promise<string | null>;
  readonly onUndo: () => Promise<string | null>;
}

/** "I checked …": asks how, covers one supplier with one account, never an address, and can be undone. */
export function AccountCheck({ shown, onConfirm, onUndo }: AccountCheckProps): JSX.Element {
  const [confirmed, setConfirmed] = useState<Confirmation | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  // A page can make up events; only what the person does counts.
  const settle = async (event: MouseEvent, ask: () => Promise<string | null>, next: Confirmation | null) => {
    if (!event.isTrusted) return;
    const refusal = await ask();
    setTrouble(refusal);
    setConfirmed(refusal === null ? next : null);
  };
  if (confirmed !== null) {
    const today = formatDate(new Date().toISOString().slice(0, 10), readFormatLocale());
    return (
      <p class="account-check" role="status">
        <bdi dir="ltr">{shown}</bdi>: {t(`memory_confirmed_${snake(confirmed)}`, [today])}{' '}
        <button type="button" class="button button-small" onClick={(event) => settle(event, onUndo, null)}>
          {t('memory_unconfirm')}
        </button>
      </p>
    );
  }
  return (
    <details class="account-check">
      <summary>{t('memory_confirm')}</summary>
      <p>{t('memory_confirm_question', [isolate(shown)])}</p>
      <p class="ways">
        {WAYS.map((how) => (
          <button
            key={how}
            type="button"
            class="button button-small"
            onClick={(event) => settle(event, () => onConfirm(how), how)}
          >
            {t(`memory_how_${snake(how)}`)}
          </button>
        ))}
      </p>
      {trouble !== null && <p role="alert">{trouble}</p>}
    </details>
  );
}
