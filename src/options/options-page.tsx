import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LANGUAGES } from '../core/list/model.ts';
import type { ProtectionView } from '../messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { sendMessage } from '../platform/messaging.ts';
import { joinNames } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { ProtectionStatus } from '../ui/protection-status.tsx';
import { t } from '../ui/translate.ts';
import { Chapter } from './chapter.tsx';
import { ExposureChapter } from './exposure-chapter.tsx';
import { FollowChapter } from './follow-chapter.tsx';
import { ListsChapter } from './lists-chapter.tsx';
import { MailSitesChapter } from './mail-sites-chapter.tsx';
import { MemoryChapter } from './memory/memory-chapter.tsx';
import { PolicyChapter } from './policy-chapter.tsx';
import { PrivateWindows } from './private-windows.tsx';
import { SentChapter } from './sent-chapter.tsx';

interface OptionsState {
  readonly view: ProtectionView | null;
  readonly hasFailed: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Each language by its own name. */
function nameLanguages(): string {
  const names = LANGUAGES.map((tag) => new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag);
  return joinNames(names, readFormatLocale());
}

export function OptionsPage(): JSX.Element {
  const [state, setState] = useState<OptionsState>({
    view: null,
    hasFailed: false,
    now: Date.now(),
  });
  const show = (view: ProtectionView) =>
    setState((old) => ({ ...old, view, hasFailed: false, now: Date.now() }));
  const refresh = () => {
    sendMessage('describeProtection', {}).then(show, () => setState((old) => ({ ...old, hasFailed: true })));
  };
  useEffect(() => {
    refresh();
    const refreshWhenSeen = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    document.addEventListener('visibilitychange', refreshWhenSeen);
    return () => document.removeEventListener('visibilitychange', refreshWhenSeen);
  }, []);
  const grantAccess = () => {
    browser.permissions.request({ origins: ['<all_urls>'] }).then(refresh, refresh);
  };
  const { view, hasFailed, now } = state;
  return (
    <>
      <header class="document-head">
        <img src="/icons/clear-128.png" width="48" height="48" alt="" />
        <h1>{t('options_title')}</h1>
        <p class="dim">{t('options_intro')}</p>
      </header>
      {hasFailed && (
        <p class="error" role="alert">
          {t('popup_no_answer')} {t('popup_no_answer_help')}
        </p>
      )}
      {view !== null && (
        <>
          <Chapter title={t('protection_title')}>
            <div class="card">
              <ProtectionStatus layers={view.protection} onGrantAccess={grantAccess} />
            </div>
          </Chapter>
          <ListsChapter view={view} now={now} onChange={show} />
          {view.locks.includes('lists') ? (
            <Chapter title={t('follow_title')}>
              <p>{t('refused_list_locked')}</p>
            </Chapter>
          ) : (
            <FollowChapter onChange={show} />
          )}
        </>
      )}
      <MailSitesChapter isLocked={view?.locks.includes('mail') ?? false} />
      <MemoryChapter />
      <ExposureChapter />
      <PolicyChapter />
      <SentChapter />
      <PrivateWindows />
      <Chapter title={t('privacy_title')}>
        <p>{t('privacy_text')}</p>
      </Chapter>
      <Chapter title={t('reports_title')}>
        <p>{t('reports_text')}</p>
      </Chapter>
      <Chapter title={t('about_title')}>
        <p>{t('about_languages', [nameLanguages()])}</p>
        <p class="figures">{t('about_version', [browser.runtime.getManifest().version])}</p>
      </Chapter>
    </>
  );
}
