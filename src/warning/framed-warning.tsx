import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { WarningView } from '../messages/protocol.ts';
import { sendMessage } from '../platform/messaging.ts';
import { AddressText } from '../ui/address-text.tsx';
import { nameState, sayHeadline } from '../ui/case-words.ts';
import { StateIcon } from '../ui/state-icon.tsx';
import { pickVerdictTone } from '../ui/tone.ts';
import { t } from '../ui/translate.ts';

interface FramedWarningProps {
  readonly view: Extract<WarningView, { kind: 'listed' }>;
  /** The text behind `#`, for the tab that is opened. */
  readonly fragment: string;
}

/**
 * The warning inside a page's frame. The page around it may cover or restyle its surroundings, so nothing here lets
 * anything through: the only control opens the same warning in a tab of its own.
 */
export function FramedWarning({ view, fragment }: FramedWarningProps): JSX.Element {
  const [hasFailed, setFailed] = useState(false);
  const tone = pickVerdictTone(view.verdict);
  const open = () => {
    sendMessage('openInTab', { address: fragment }).catch(() => setFailed(true));
  };
  return (
    <div
      class={`framed tone-${tone}`}
      role="alertdialog"
      aria-labelledby="headline"
      aria-describedby="framed-text"
    >
      <div class="tape" />
      <div class="framed-body">
        <StateIcon tone={tone} size={28} />
        <div class="framed-words">
          <p class="tone-word small">{nameState(view.verdict)}</p>
          <h1 id="headline">{sayHeadline(view.verdict, view.support.organisation)}</h1>
          <AddressText address={view.address} isDefanged />
          <p id="framed-text" class="small">
            {t('framed_text')}
          </p>
          <button type="button" class="button button-small" onClick={open}>
            {t('open_in_tab')}
          </button>
          <p role="status" class="small">
            {hasFailed ? t('no_answer_short') : ''}
          </p>
        </div>
      </div>
    </div>
  );
}
