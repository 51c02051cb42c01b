import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { describeView } from '../core/url/describe-address.ts';
import type { TabView } from '../messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { sendMessage } from '../platform/messaging.ts';
import { readPublicSuffixes } from '../platform/public-suffixes.ts';
import { CheckAddress, type CheckAnswer } from '../ui/check-address.tsx';
import { judgeProtection } from '../ui/protection-level.ts';
import { ProtectionStatus } from '../ui/protection-status.tsx';
import { t } from '../ui/translate.ts';
import { PopupExposure } from './popup-exposure.tsx';
import { PopupLists } from './popup-lists.tsx';
import { PopupMail } from './popup-mail.tsx';
import { readActiveTab } from './read-active-tab.ts';
import { TabVerdict } from './tab-verdict.tsx';

type PopupState =
  | { readonly kind: 'asking' | 'failed' }
  | { readonly kind: 'answered'; readonly view: TabView; readonly tabId: number; readonly now: number };

function openPage(path: string): void {
  browser.tabs.create({ url: browser.runtime.getURL(path) }).then(() => window.close());
}

function NoAnswer(): JSX.Element {
  return (
    <div class="block error-block" role="alert">
      <h1>{t('popup_no_answer')}</h1>
      <p>{t('popup_no_answer_help')}</p>
    </div>
  );
}

interface TabReportProps {
  readonly view: TabView;
  readonly tabId: number;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly onGrantAccess: () => void;
  /** Told after something has changed that the report shows. */
  readonly onChange: () => void;
}

/** Verdict, protection and lists. What is off comes first: it makes the verdict worth little. */
function TabReport({ view, tabId, now, onGrantAccess, onChange }: TabReportProps): JSX.Element {
  const listsTitle = useRef<HTMLHeadingElement>(null);
  const acknowledge = (key: string) => {
    // The button goes away; the keyboard goes on from here.
    listsTitle.current?.focus();
    sendMessage('acknowledgeProblem', { key }).then(onChange, onChange);
  };
  const isOff = judgeProtection(view.protection).level === 'off';
  const protection = (
    <section class={isOff ? 'block protection-alarm' : 'block'} aria-labelledby="protection">
      <h2 id="protection">{t('protection_title')}</h2>
      <ProtectionStatus layers={view.protection} onGrantAccess={onGrantAccess} />
    </section>
  );
  return (
    <>
      {isOff && protection}
      <TabVerdict view={view} />
      <PopupExposure onOpen={() => openPage('src/options/index.html#exposure')} />
      {view.mail.by !== null && <PopupMail mail={view.mail} tabId={tabId} onChange={onChange} />}
      {!isOff && protection}
      <section class="block" aria-labelledby="lists">
        <h2 id="lists" ref={listsTitle} tabIndex={-1}>
          {t('lists_title')}
        </h2>
        <PopupLists view={view} now={now} onSeen={acknowledge} />
      </section>
      {view.mail.by === null && <PopupMail mail={view.mail} tabId={tabId} onChange={onChange} />}
    </>
  );
}

export function Popup(): JSX.Element {
  const [state, setState] = useState<PopupState>({ kind: 'asking' });
  const refresh = () => {
    readActiveTab().then(
      ({ view, tabId }) => setState({ kind: 'answered', view, tabId, now: Date.now() }),
      () => setState({ kind: 'failed' }),
    );
  };
  useEffect(refresh, []);
  const grantAccess = () => {
    browser.permissions.request({ origins: ['<all_urls>'] }).then(refresh, refresh);
  };
  return (
    <>
      {state.kind === 'failed' && <NoAnswer />}
      {state.kind === 'answered' && (
        <TabReport
          view={state.view}
          tabId={state.tabId}
          now={state.now}
          onGrantAccess={grantAccess}
          onChange={refresh}
        />
      )}
      <section class="block">
        <CheckAddress check={checkAddress} />
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

async function checkAddress(text: string): Promise<CheckAnswer> {
  const suffixes = await readPublicSuffixes().catch(() => null);
  return describeView(await sendMessage('checkAddress', { text }), suffixes);
}
