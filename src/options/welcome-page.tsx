import type { JSX } from 'preact';
import { t } from '../ui/translate.ts';
import { Chapter } from './chapter.tsx';
import { PrivateWindows } from './private-windows.tsx';

interface WelcomePageProps {
  readonly onSettings: () => void;
}

/** Opens once after the installation: what Cordon does and does not, what stays private, and where its icon is. */
export function WelcomePage({ onSettings }: WelcomePageProps): JSX.Element {
  return (
    <>
      <header class="document-head">
        <img src="/icons/clear-128.png" width="48" height="48" alt="" />
        <h1>{t('welcome_title')}</h1>
        <p class="dim">{t('options_intro')}</p>
      </header>
      <Chapter title={t('welcome_does_title')}>
        <p>{t('welcome_does')}</p>
      </Chapter>
      <Chapter title={t('welcome_not_title')}>
        <p>{t('welcome_not')}</p>
      </Chapter>
      <Chapter title={t('welcome_private_title')}>
        <ul class="plain-lines">
          <li>{t('welcome_private_decided')}</li>
          <li>{t('welcome_private_nothing')}</li>
          <li>{t('welcome_private_shown')}</li>
        </ul>
      </Chapter>
      <Chapter title={t('welcome_pin_title')}>
        <p>{t('welcome_pin')}</p>
      </Chapter>
      <PrivateWindows />
      <div class="actions">
        <button type="button" class="button button-primary" onClick={onSettings}>
          {t('welcome_settings')}
        </button>
      </div>
    </>
  );
}
