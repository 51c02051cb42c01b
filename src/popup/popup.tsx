import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { TabView } from '../messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { sendMessage } from '../platform/messaging.ts';
import { CheckAddress } from '../ui/check-address.tsx';
import { Lists } from '../ui/list-status.tsx';
import { ProtectionStatus } from '../ui/protection-status.tsx';
import { t } from '../ui/translate.ts';
import { readActiveTab } from './read-active-tab.ts';
import { TabVerdict } from './tab-verdict.tsx';

type PopupState =
  | { readonly kind: 'asking' | 'failed' }
  | { readonly kind: 'answered'; readonly view: TabView; readonly now: number };

function openPage(path: string): void {
  browser.tabs.create({ url: browser.runtime.getURL(path) }).then(() => window.close());
}

export function Popup(): JSX.Element {
  const [state, setState] = useState<PopupState>({ kind: 'asking' });
  const refresh = () => {
    readActiveTab().then(
      (view) => setState({ kind: 'answered', view, now: Date.now() }),
      () => setState({ kind: 'failed' }),
    );
  };
  useEffect(refresh, []);
  const grantAccess = () => {
    browser.permissions.request({ origins: ['<all_urls>'] }).then(refresh, refresh);
  };
  return (
    <>
      {state.kind === 'failed' && (
        <div class="block">
          <p class="error" role="alert">
            {t('popup_no_answer')}
          </p>
        </div>
      )}
      {state.kind === 'answered' && (
        <>
          <TabVerdict view={state.view} />
          <section class="block" aria-labelledby="protection">
            <h2 id="protection">{t('protection_title')}</h2>
            <ProtectionStatus layers={state.view.protection} onGrantAccess={grantAccess} />
          </section>
          <section class="block" aria-labelledby="lists">
            <h2 id="lists">{t('lists_title')}</h2>
            <Lists lists={state.view.lists} now={state.now} />
          </section>
        </>
      )}
      <section class="block">
        <CheckAddress check={(text) => sendMessage('checkAddress', { text })} />
      </section>
      <nav class="popup-foot" aria-label="Cordon">
        <button type="button" class="link-button" onClick={() => openPage('src/inspect/index.html')}>
          {t('open_inspect')}
        </button>
        <button type="button" class="link-button" onClick={() => openPage('src/options/index.html')}>
          {t('open_options')}
        </button>
      </nav>
    </>
  );
}
