import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ContinueRule } from '../core/list/continue-rule.ts';
import type { ReasonCode } from '../messages/continue-reason.ts';
import type { ContinueOutcome } from '../messages/protocol.ts';
import { sendMessage } from '../platform/messaging.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { t } from '../ui/translate.ts';
import { ReasonFields } from './reason-fields.tsx';

function sayRefusal(because: Extract<ContinueOutcome, { kind: 'refused' }>['because']): string {
  switch (because) {
    case 'forged':
      return t('refused_forged');
    case 'spent':
      return t('refused_spent');
    case 'forbidden':
      return t('continue_never');
    case 'not-listed':
      return t('refused_not_listed');
  }
}

interface ContinueFormProps {
  readonly token: string;
  readonly isReasonAsked: boolean;
}

function ContinueForm({ token, isReasonAsked }: ContinueFormProps): JSX.Element {
  const [isUnderstood, setUnderstood] = useState(false);
  const [code, setCode] = useState<ReasonCode | null>(null);
  const [text, setText] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [answer, setAnswer] = useState('');
  const isReady = isUnderstood && (!isReasonAsked || code !== null);
  const ask = () => {
    setAsked(true);
    setAnswer(t('continue_opening'));
    sendMessage('continueVisit', code === null ? { token } : { token, reason: { code, text } }).then(
      (outcome) =>
        setAnswer(outcome.kind === 'granted' ? t('continue_opening') : sayRefusal(outcome.because)),
      () => setAnswer(t('no_answer_short')),
    );
  };
  return (
    <>
      <p>{t('continue_text')}</p>
      {isReasonAsked && <ReasonFields chosen={code} onChoose={setCode} text={text} onText={setText} />}
      <label class="acknowledge">
        <input
          type="checkbox"
          checked={isUnderstood}
          onChange={(event) => setUnderstood(event.currentTarget.checked)}
        />
        <span>{t('continue_understood')}</span>
      </label>
      <div class="actions">
        <button type="button" class="button" disabled={!isReady || isAsked} onClick={ask}>
          {t('continue_button')}
        </button>
        <span role="status">{answer}</span>
      </div>
    </>
  );
}

interface ContinueSectionProps {
  readonly rule: ContinueRule;
  readonly token: string | null;
}

/** The way on, two clicks and a tick away, where policy leaves one. */
export function ContinueSection({ rule, token }: ContinueSectionProps): JSX.Element {
  if (rule === 'never') return <p class="continue-never dim">{t('continue_never')}</p>;
  return (
    <Disclosure title={t('continue_title')}>
      {token === null ? (
        <p>{t('refused_spent')}</p>
      ) : (
        <ContinueForm token={token} isReasonAsked={rule === 'reason'} />
      )}
    </Disclosure>
  );
}
