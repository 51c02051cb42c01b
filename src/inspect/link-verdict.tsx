import type { JSX } from 'preact';
import type { ListedVerdict } from '../core/list/verdict.ts';
import { nameState, sayHeadline } from '../ui/case-words.ts';
import { ClaimText } from '../ui/claim-text.tsx';
import { ProvenanceLine } from '../ui/provenance-line.tsx';
import { StateIcon } from '../ui/state-icon.tsx';
import { pickVerdictTone } from '../ui/tone.ts';
import { sayWhatToDo } from '../ui/what-to-do.ts';

/** What is said of a listed link that was put in by itself: as wherever a listed address is shown, not as of a message. */
export function LinkVerdict({ verdict }: { readonly verdict: ListedVerdict }): JSX.Element {
  const tone = pickVerdictTone(verdict);
  const listing = verdict.by === 'lists' ? verdict.listings[0] : null;
  return (
    <div class={`verdict tone-${tone}`}>
      <StateIcon tone={tone} size={32} />
      <div class="verdict-words">
        <p class="tone-word">{nameState(verdict)}</p>
        <h3>{sayHeadline(verdict)}</h3>
        {listing !== null && <ClaimText listing={listing} />}
        <p class="verdict-advice">{sayWhatToDo(verdict)}</p>
        {listing !== null && <ProvenanceLine listing={listing} />}
      </div>
    </div>
  );
}
