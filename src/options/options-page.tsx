import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LANGUAGES } from '../core/list/model.ts';
import type { ProtectionView } from '../messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { sendMessage } from '../platform/messaging.ts';
import { joinNames } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { Lists } from '../ui/list-status.tsx';
import { ProtectionStatus } from '../ui/protection-status.tsx';
import { t } from '../ui/translate.ts';

interface OptionsState {
  readonly view: ProtectionView | null;
  readonly hasFailed: boolean;
  /** Null until the browser has said. */
  readonly isPrivateAllowed: boolean | null;
  /** New versions of the lists are being looked for. */
  readonly isUpdating: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

function Chapter({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="chapter">
      <h2>{title}</h2>
      {children}
    </section>
  );
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
    isPrivateAllowed: null,
    isUpdating: false,
    now: Date.now(),
  });
  const refresh = () => {
    sendMessage('describeProtection', {}).then(
      (view) => setState((old) => ({ ...old, view, hasFailed: false, now: Date.now() })),
      () => setState((old) => ({ ...old, hasFailed: true })),
    );
  };
  useEffect(() => {
    refresh();
    browser.extension
      .isAllowedIncognitoAccess()
      .then((isPrivateAllowed) => setState((old) => ({ ...old, isPrivateAllowed })));
  }, []);
  const grantAccess = () => {
    browser.permissions.request({ origins: ['<all_urls>'] }).then(refresh, refresh);
  };
  const update = () => {
    setState((old) => ({ ...old, isUpdating: true }));
    sendMessage('updateLists', {}).then(
      (view) => setState((old) => ({ ...old, view, hasFailed: false, isUpdating: false, now: Date.now() })),
      () => setState((old) => ({ ...old, hasFailed: true, isUpdating: false })),
    );
  };
  const { view, hasFailed, isPrivateAllowed, isUpdating, now } = state;
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
          <Chapter title={t('lists_title')}>
            <div class="card">
              <Lists lists={view.lists} now={now} isDetailed />
              {view.lists.some(({ updates }) => updates !== null) && (
                <button type="button" class="button" disabled={isUpdating} onClick={update}>
                  {isUpdating ? t('update_running') : t('update_now')}
                </button>
              )}
            </div>
          </Chapter>
        </>
      )}
      <Chapter title={t('private_title')}>
        {isPrivateAllowed !== null && <p>{isPrivateAllowed ? t('private_yes') : t('private_no')}</p>}
      </Chapter>
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
