import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OpenMail, TabMail } from '../messages/mail-protocol.ts';
import { sendMessage } from '../platform/messaging.ts';
import { StateIcon } from '../ui/state-icon.tsx';
import type { Tone } from '../ui/tone.ts';
import { t } from '../ui/translate.ts';

const TONES: Readonly<Record<OpenMail['level'], Tone>> = {
  clear: 'not-listed',
  context: 'not-listed',
  caution: 'caution',
  danger: 'fraud-linked',
  unreadable: 'caution',
};

interface PopupMailProps {
  readonly mail: TabMail;
  readonly tabId: number;
  /** Told after the person has chosen where mail is checked. */
  readonly onChange: () => void;
}

/** What was said of the tab's open messages, and whether mail is checked there. Nothing on pages that no script may run in. */
export function PopupMail({ mail, tabId, onChange }: PopupMailProps): JSX.Element | null {
  const [hasFailed, setFailed] = useState(false);
  const { host, by, open, mayChange } = mail;
  if (host === null) return null;
  const check = () => {
    sendMessage('checkMailOnSite', { tabId }).then(onChange, () => setFailed(true));
  };
  const leave = () => {
    sendMessage('leaveMailSite', { host }).then(onChange, () => setFailed(true));
  };
  return (
    <section class="block" aria-labelledby="mail">
      <h2 id="mail">{t('popup_mail_title')}</h2>
      {by === null ? (
        <>
          <p class="small dim">{t('popup_mail_check_help', [host])}</p>
          <button type="button" class="button button-small" onClick={check}>
            {t('popup_mail_check')}
          </button>
        </>
      ) : (
        <>
          <OpenMessages open={open} />
          <p class="small dim">{t(`popup_mail_${by}`)}</p>
          {by === 'person' && mayChange && (
            <button type="button" class="button button-small" onClick={leave}>
              {t('popup_mail_stop')}
            </button>
          )}
        </>
      )}
      {hasFailed && <p role="alert">{t('no_answer_short')}</p>}
    </section>
  );
}

function OpenMessages({ open }: Pick<TabMail, 'open'>): JSX.Element {
  if (open.length === 0) return <p>{t('popup_mail_none')}</p>;
  return (
    <ul class="open-mail">
      {open.map(({ id, level }) => (
        <li key={id} class={`tone-${TONES[level]}`}>
          <StateIcon tone={TONES[level]} size={20} />
          <span>{t(`popup_mail_${level}`)}</span>
        </li>
      ))}
    </ul>
  );
}
