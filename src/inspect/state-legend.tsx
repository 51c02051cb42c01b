import type { JSX } from 'preact';
import { nameTone } from '../ui/case-words.ts';
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

/** What the five states mean. */
export function StateLegend(): JSX.Element {
  return (
    <section class="chapter aside">
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
  );
}
