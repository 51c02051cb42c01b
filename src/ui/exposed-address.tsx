import type { JSX } from 'preact';
import type { FoundExposure } from '../core/list/exposure.ts';
import { nameKind, nameState } from './case-words.ts';
import { sayExposure } from './exposure-words.ts';
import { ProvenanceLine } from './provenance-line.tsx';
import { StateIcon } from './state-icon.tsx';
import { pickVerdictTone } from './tone.ts';
import { t } from './translate.ts';

/** What was met earlier and is listed now: its state, when it was met, and who says so. */
export function ExposedAddress({ found }: { readonly found: FoundExposure }): JSX.Element {
  const { verdict, value } = found;
  const tone = pickVerdictTone(verdict);
  const first = verdict.by === 'lists' ? verdict.listings[0] : null;
  return (
    <div class={`exposed tone-${tone}`}>
      <StateIcon tone={tone} size={24} />
      <div class="exposed-words">
        <p class="tone-word">{nameState(verdict)}</p>
        <p class="mono" dir="ltr" translate={false}>
          {/* Nobody is to follow it by accident. */}
          {value.replace(/\.(?=[^.]*$)/, '[.]')}
        </p>
        <p>{sayExposure(found)}</p>
        {first === null ? (
          <p class="small dim">{t('organisation_text')}</p>
        ) : (
          <>
            <p class="small">
              <bdi>{first.case.name}</bdi>: {nameKind(first.case.kind)}
            </p>
            <ProvenanceLine listing={first} />
          </>
        )}
      </div>
    </div>
  );
}
