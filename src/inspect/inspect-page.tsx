import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { describeView } from '../core/url/describe-address.ts';
import { sendMessage } from '../platform/messaging.ts';
import { CheckAddress } from '../ui/check-address.tsx';
import { t } from '../ui/translate.ts';
import { DropZone } from './drop-zone.tsx';
import { readExample } from './example.ts';
import { type Inspection, isUnderWay } from './inspection.ts';
import { ItemCard, nameInspection } from './item-card.tsx';
import { sayLevel, sayResult } from './level-words.ts';
import { PasteBox } from './paste-box.tsx';
import { StateLegend } from './state-legend.tsx';
import { takeHandedOver } from './take-handed-over.ts';
import { type Inspections, MAX_FILES, useInspections } from './use-inspections.ts';
import { usePublicSuffixes } from './use-public-suffixes.ts';

/** Where anyone can have a message, an invoice, a link checked. Nothing that is put in leaves the device. */
export function InspectPage(): JSX.Element {
  const inspections = useInspections();
  const suffixes = usePublicSuffixes();
  const { all } = inspections;
  const newest = all[0]?.id;
  useEffect(() => {
    if (newest !== undefined) document.querySelector(`#item-${newest}`)?.scrollIntoView({ block: 'nearest' });
  }, [newest]);
  useEffect(() => {
    void takeHandedOver().then((inputs) => inspections.add(inputs));
  }, []);
  return (
    <>
      <header class="document-head">
        <img src="/icons/clear-128.png" width="48" height="48" alt="" />
        <h1>{t('inspect_title')}</h1>
        <p class="dim">{t('inspect_intro')}</p>
      </header>
      <div class={all.length === 0 ? 'card put-in' : 'card put-in put-in-compact'}>
        <DropZone onInputs={inspections.add} />
        <PasteBox onInputs={inspections.add} />
      </div>
      <Results inspections={inspections} />
      {all.length === 0 && (
        <p class="example">
          {t('inspect_example_hint')}{' '}
          <button type="button" class="link-button" onClick={() => inspections.add([readExample()])}>
            {t('inspect_example')}
          </button>
        </p>
      )}
      <div class="card aside">
        <CheckAddress
          check={async (text) => describeView(await sendMessage('checkAddress', { text }), suffixes)}
        />
      </div>
      <StateLegend />
    </>
  );
}

function Results({ inspections }: { readonly inspections: Inspections }): JSX.Element {
  const { all, leftOut, cancel, cancelAll, clear } = inspections;
  const isBusy = all.some(isUnderWay);
  return (
    <section class="results" aria-label={t('inspect_results')}>
      <p class={all.length > 1 ? 'dim' : 'visually-hidden'} role="status">
        {sayProgress(all)}
      </p>
      {leftOut > 0 && <p class="error">{t('inspect_too_many', [String(MAX_FILES), String(leftOut)])}</p>}
      {all.map((inspection) => (
        <ItemCard key={inspection.id} inspection={inspection} onCancel={() => cancel(inspection.id)} />
      ))}
      {all.length > 0 && (
        <div class="actions aside">
          {isBusy && all.length > 1 && (
            <button type="button" class="button button-small" onClick={cancelAll}>
              {t('inspect_cancel_all')}
            </button>
          )}
          {!isBusy && (
            <button type="button" class="button button-small" onClick={clear}>
              {t('inspect_clear_all')}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

/** What a screen reader is told: how far it is, and what came of the one that was finished last. */
function sayProgress(all: readonly Inspection[]): string {
  if (all.length === 0) return '';
  const done = all.filter((one) => !isUnderWay(one));
  const count = t('inspect_progress', [String(done.length), String(all.length)]);
  // Newest first, checked oldest first: the first that is done is the last that was finished.
  const [last] = done;
  return last === undefined ? count : `${count} ${nameInspection(last)}: ${sayOutcome(last)}`;
}

function sayOutcome({ state }: Inspection): string {
  switch (state.kind) {
    case 'judged':
      return sayResult(state).headline;
    case 'unreadable':
      return sayLevel({ level: 'unreadable', reason: state.reason }).headline;
    case 'no-answer':
      return t('popup_no_answer');
    default:
      return t('inspect_cancelled');
  }
}
