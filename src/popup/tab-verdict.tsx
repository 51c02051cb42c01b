import type { JSX } from 'preact';
import type { ListedVerdict } from '../core/list/verdict.ts';
import type { CheckOutcome, TabView } from '../messages/protocol.ts';
import { AddressText } from '../ui/address-text.tsx';
import { nameKind, nameState } from '../ui/case-words.ts';
import { nameClear, sayClear } from '../ui/clear-words.ts';
import { formatTime } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { judgeProtection } from '../ui/protection-level.ts';
import { ProvenanceLine } from '../ui/provenance-line.tsx';
import { StateIcon } from '../ui/state-icon.tsx';
import { pickVerdictTone, type Tone } from '../ui/tone.ts';
import { t } from '../ui/translate.ts';

/** What was done about a listed address in this tab. */
function sayHandling(view: TabView): string {
  const { outcome, isStopped } = view;
  if (outcome.kind === 'continued')
    return t('tab_continued', [formatTime(outcome.until, readFormatLocale())]);
  if (isStopped) return t('tab_stopped');
  if (outcome.kind === 'listed' && outcome.verdict.action === 'note') {
    return outcome.verdict.withheld === undefined ? t('tab_noted') : t('tab_audited');
  }
  return t('tab_not_stopped');
}

function CaseLine({ verdict }: { readonly verdict: ListedVerdict }): JSX.Element | null {
  if (verdict.by === 'organisation') return <p>{t('organisation_text')}</p>;
  const [first] = verdict.listings;
  return (
    <>
      <p>
        <bdi>{first.case.name}</bdi>: {nameKind(first.case.kind)}
      </p>
      <ProvenanceLine listing={first} />
    </>
  );
}

function toneOf({ outcome, claimsSeizure }: TabView): Tone {
  if (outcome.kind !== 'clear') return pickVerdictTone(outcome.verdict);
  return claimsSeizure ? 'caution' : 'not-listed';
}

function nameOutcome({ outcome, claimsSeizure }: TabView): string {
  if (outcome.kind !== 'clear') return nameState(outcome.verdict);
  return claimsSeizure ? t('tab_claims') : nameClear(outcome.because);
}

function sayOutcome({ because }: Extract<CheckOutcome, { kind: 'clear' }>, claimsSeizure: boolean): string {
  return claimsSeizure ? t('tab_claims_text') : sayClear(because);
}

/** The state of the tab: icon, word, address, and what Cordon did about it. */
export function TabVerdict({ view }: { readonly view: TabView }): JSX.Element {
  const { address, outcome, lists, protection } = view;
  const tone = toneOf(view);
  const isWeak =
    judgeProtection(protection).level !== 'full' || lists.some((list) => list.staleSince !== null);
  return (
    <header class={`verdict tone-${tone}`}>
      {tone !== 'not-listed' && <div class="tape" />}
      <div class="verdict-body">
        <StateIcon tone={tone} size={isWeak ? 48 : 40} isRinged={isWeak} />
        <div class="verdict-words">
          <h1 class="tone-word">{nameOutcome(view)}</h1>
          {address !== null && <AddressText address={address} isDefanged={outcome.kind !== 'clear'} />}
          {outcome.kind === 'clear' ? (
            <p class="small dim">{sayOutcome(outcome, view.claimsSeizure)}</p>
          ) : (
            <>
              <CaseLine verdict={outcome.verdict} />
              <p class="handling">{sayHandling(view)}</p>
            </>
          )}
          {view.isPrivate && <p class="small dim">{t('tab_private')}</p>}
        </div>
      </div>
    </header>
  );
}
