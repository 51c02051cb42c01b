import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ProtectionView } from '../messages/protocol.ts';
import { sendMessage } from '../platform/messaging.ts';
import { t } from '../ui/translate.ts';
import { Spoken } from './spoken.tsx';

interface StopFollowingProps {
  /** The list's key for the background. */
  readonly listKey: string;
  readonly name: string;
  readonly onStopped: (view: ProtectionView) => void;
}

/** A button to drop a list, and the question before it. */
export function StopFollowing({ listKey, name, onStopped }: StopFollowingProps): JSX.Element {
  const [state, setState] = useState<'idle' | 'asking' | 'kept' | 'failed'>('idle');
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (state === 'kept') button.current?.focus();
  }, [state]);
  const stop = () => {
    sendMessage('unfollowList', { key: listKey }).then(onStopped, () => setState('failed'));
  };
  if (state === 'asking') {
    return (
      <div class="question">
        <Spoken as="p">{t('unfollow_question', [name])}</Spoken>
        <div class="actions">
          <button type="button" class="button button-small" onClick={stop}>
            {t('unfollow_yes')}
          </button>
          <button type="button" class="button button-small" onClick={() => setState('kept')}>
            {t('unfollow_no')}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div class="actions">
      <button ref={button} type="button" class="button button-small" onClick={() => setState('asking')}>
        {t('unfollow')}
      </button>
      {state === 'failed' && <Spoken as="p">{t('no_answer_short')}</Spoken>}
    </div>
  );
}
