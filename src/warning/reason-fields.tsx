import type { JSX } from 'preact';
import { CONTINUE_REASONS, MAX_REASON_TEXT, type ReasonCode } from '../messages/continue-reason.ts';
import { snake } from '../ui/snake.ts';
import { t } from '../ui/translate.ts';

interface ReasonFieldsProps {
  readonly chosen: ReasonCode | null;
  readonly onChoose: (code: ReasonCode) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Why a person goes on: one of a few reasons, and a few words where they like to add some. */
export function ReasonFields({ chosen, onChoose, text, onText }: ReasonFieldsProps): JSX.Element {
  return (
    <>
      <fieldset class="reasons">
        <legend>{t('reason_title')}</legend>
        {CONTINUE_REASONS.map((code) => (
          <label class="acknowledge" key={code}>
            <input type="radio" name="reason" checked={chosen === code} onChange={() => onChoose(code)} />
            <span>{t(`reason_${snake(code)}`)}</span>
          </label>
        ))}
      </fieldset>
      <label class="reason-words">
        <span>{t('reason_words')}</span>
        <input
          type="text"
          value={text}
          maxLength={MAX_REASON_TEXT}
          autocomplete="off"
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </label>
      <p class="dim small">{t('reason_stays')}</p>
    </>
  );
}
