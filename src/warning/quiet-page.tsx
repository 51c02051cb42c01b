import type { JSX } from 'preact';
import type { AddressView } from '../core/url/address-view.ts';
import type { WarningView } from '../messages/protocol.ts';
import { AddressText } from '../ui/address-text.tsx';
import { sayClear } from '../ui/clear-words.ts';
import { t } from '../ui/translate.ts';
import { BackButton } from './back-button.tsx';
import { leaveByHistory, leavePage } from './leave-page.ts';
import { PageFrame } from './page-frame.tsx';

/** An anchor for web addresses only; whatever else is text. */
function AddressLink({ address }: { readonly address: AddressView }): JSX.Element {
  const isWeb = URL.canParse(address.text) && /^https?:$/.test(new URL(address.text).protocol);
  if (!isWeb) return <AddressText address={address} />;
  return (
    <a href={address.text} rel="noreferrer">
      <AddressText address={address} />
    </a>
  );
}

interface NotListedPageProps {
  readonly view: Extract<WarningView, { kind: 'not-listed' }>;
}

/** The warning page of an address that is not listed, or of no address: opened by hand, or since corrected. */
export function NotListedPage({ view: { address, because } }: NotListedPageProps): JSX.Element {
  if (address === null) {
    return (
      <PageFrame tone="not-listed" headline={t('headline_nothing')}>
        <p class="lead">{t('nothing_text')}</p>
      </PageFrame>
    );
  }
  const isUnnamed = because === 'not-listed' || because === 'never-listed';
  return (
    <PageFrame
      tone="not-listed"
      word={t('tone_not_listed')}
      headline={isUnnamed ? t('headline_not_listed') : t('headline_allowed')}
    >
      <p class="lead">{sayClear(because)}</p>
      <div class="address-block">
        <AddressLink address={address} />
      </div>
      <div class="actions">
        <BackButton label={t('back')} onBack={leavePage} />
      </div>
    </PageFrame>
  );
}

/** The background failed or stays silent: says so, and offers the way back that needs nobody. */
export function NoAnswerPage(): JSX.Element {
  return (
    <PageFrame
      tone="caution"
      word={t('tone_caution')}
      headline={t('headline_no_answer')}
      describedBy="no-answer"
    >
      <p class="lead" id="no-answer">
        {t('no_answer_text')}
      </p>
      <div class="actions">
        <BackButton label={t('back')} onBack={leaveByHistory} />
      </div>
    </PageFrame>
  );
}
