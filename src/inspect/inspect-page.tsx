import type { JSX } from 'preact';
import { describeView } from '../core/url/describe-address.ts';
import { sendMessage } from '../platform/messaging.ts';
import { nameTone } from '../ui/case-words.ts';
import { CheckAddress } from '../ui/check-address.tsx';
import { StateIcon } from '../ui/state-icon.tsx';
import type { Tone } from '../ui/tone.ts';
import { t } from '../ui/translate.ts';

function readLegend(): readonly { readonly tone: Tone; readonly text: string }[] {
  return [
    { tone: 'seized', text: t('explain_seized') },
    { tone: 'fraud-linked', text: t('explain_fraud') },
    { tone: 'crime-service', text: t('explain_crime') },
    { tone: 'caution', text: t('explain_caution') },
    { tone: 'not-listed', text: t('explain_not_listed') },
  ];
}

export function InspectPage(): JSX.Element {
  return (
    <>
      <header class="document-head">
        <img src="/icons/clear-128.png" width="48" height="48" alt="" />
        <h1>{t('inspect_title')}</h1>
        <p class="dim">{t('inspect_intro')}</p>
      </header>
      <div class="card">
        <CheckAddress check={async (text) => describeView(await sendMessage('checkAddress', { text }))} />
      </div>
      <section class="chapter">
        <h2>{t('explain_title')}</h2>
        <ul class="legend">
          {readLegend().map(({ tone, text }) => (
            <li key={tone} class={`tone-${tone}`}>
              <StateIcon tone={tone} size={32} />
              <div>
                <p class="tone-word">{nameTone(tone)}</p>
                <p>{text}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
