import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FollowOutcome, ListPreview } from '../messages/protocol.ts';
import { sendMessage } from '../platform/messaging.ts';
import { t } from '../ui/translate.ts';
import { Fingerprint } from './fingerprint.tsx';
import { Spoken } from './spoken.tsx';

interface FollowDecisionProps {
  readonly preview: ListPreview;
  readonly onNo: () => void;
  /** The background did not answer. */
  readonly onFailure: () => void;
  readonly onAnswer: (outcome: FollowOutcome) => void;
}

/** The second step: what a person must see before saying yes. */
export function FollowDecision({ preview, onNo, onFailure, onAnswer }: FollowDecisionProps): JSX.Element {
  const { host, address, fingerprint, following, isFingerprintGiven } = preview;
  const [isCompared, setCompared] = useState(isFingerprintGiven);
  const [isRunning, setRunning] = useState(false);
  const follow = () => {
    if (isRunning) return;
    setRunning(true);
    sendMessage('followList', { address: following }).then(onAnswer, onFailure);
  };
  return (
    <div class="decision">
      <Spoken as="h3">{t('follow_question', [host])}</Spoken>
      <p class="mono dim">
        <bdi dir="ltr" translate={false}>
          {address}
        </bdi>
      </p>
      <p>{t('follow_meaning')}</p>
      <p>{isFingerprintGiven ? t('follow_named') : t('follow_compare')}</p>
      <p class="address-block">
        <span class="visually-hidden">{t('list_fingerprint')}: </span>
        <Fingerprint hex={fingerprint} />
      </p>
      {!isFingerprintGiven && (
        <label class="acknowledge">
          <input
            type="checkbox"
            checked={isCompared}
            onChange={(event) => setCompared(event.currentTarget.checked)}
          />
          <span>{t('follow_compared')}</span>
        </label>
      )}
      <div class="actions">
        <button
          type="button"
          class="button button-primary"
          disabled={!isCompared}
          aria-disabled={isRunning}
          onClick={follow}
        >
          {t('follow_yes')}
        </button>
        <button type="button" class="button" disabled={isRunning} onClick={onNo}>
          {t('follow_no')}
        </button>
        <span role="status">{isRunning && t('follow_running')}</span>
      </div>
    </div>
  );
}
