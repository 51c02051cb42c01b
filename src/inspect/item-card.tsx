import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { StateIcon } from '../ui/state-icon.tsx';
import type { Tone } from '../ui/tone.ts';
import { t } from '../ui/translate.ts';
import type { Inspection, InspectionState } from './inspection.ts';
import { sayLevel, sayResult } from './level-words.ts';
import { MailResult } from './mail-result.tsx';

interface ItemCardProps {
  readonly inspection: Inspection;
  readonly onCancel: () => void;
}

/** One thing that was put in: how far it is, and then what came of it. */
export function ItemCard({ inspection, onCancel }: ItemCardProps): JSX.Element {
  const { id, state } = inspection;
  const name = nameInspection(inspection);
  const tone = pickTone(state);
  // While others are read this one stays as it is: what is the same element is not drawn again.
  const shown = useMemo(() => <ItemState name={name} state={state} onCancel={onCancel} />, [name, state]);
  const hasTape = tone !== 'not-listed';
  return (
    <article class={`item tone-${tone}`} aria-labelledby={`item-${id}`} data-state={state.kind}>
      {hasTape && <div class="tape" />}
      <div class="item-body">
        <h2 id={`item-${id}`} class="item-name">
          <bdi>{name}</bdi>
        </h2>
        {shown}
      </div>
    </article>
  );
}

/** What was pasted has no name. */
export function nameInspection({ name }: Inspection): string {
  return name === '' ? t('inspect_pasted') : name;
}

function pickTone(state: InspectionState): Tone {
  if (state.kind === 'judged') return sayResult(state).tone;
  return state.kind === 'unreadable' || state.kind === 'no-answer' ? 'caution' : 'not-listed';
}

interface ItemStateProps {
  readonly name: string;
  readonly state: InspectionState;
  readonly onCancel: () => void;
}

function ItemState({ name, state, onCancel }: ItemStateProps): JSX.Element {
  switch (state.kind) {
    case 'judged':
      return <MailResult name={name} state={state} />;
    case 'unreadable':
      return <Trouble {...sayLevel({ level: 'unreadable', reason: state.reason })} />;
    case 'no-answer':
      return (
        <Trouble
          word={t('mail_word_unreadable')}
          headline={t('popup_no_answer')}
          advice={t('no_answer_short')}
        />
      );
    case 'cancelled':
      return <p class="dim">{t('inspect_cancelled')}</p>;
    case 'waiting':
    case 'reading':
      return (
        <div class="progress">
          <Progress state={state} />
          <button type="button" class="button button-small" onClick={onCancel}>
            {t('inspect_cancel')}
          </button>
        </div>
      );
  }
}

function Progress({
  state,
}: {
  readonly state: Extract<InspectionState, { kind: 'waiting' | 'reading' }>;
}): JSX.Element {
  const pages = state.kind === 'reading' ? state.progress : null;
  const words =
    state.kind === 'waiting'
      ? t('inspect_waiting')
      : pages === null
        ? t('inspect_reading')
        : t('inspect_reading_pages', [String(pages.done), String(pages.total)]);
  return (
    <div class="progress-words">
      <p class="figures">{words}</p>
      {pages === null ? (
        <progress aria-label={words} />
      ) : (
        <progress aria-label={words} value={pages.done} max={pages.total} />
      )}
    </div>
  );
}

function Trouble({
  word,
  headline,
  advice,
}: {
  readonly word: string;
  readonly headline: string;
  readonly advice: string;
}): JSX.Element {
  return (
    <div class="verdict tone-caution">
      <StateIcon tone="caution" size={32} />
      <div class="verdict-words">
        <p class="tone-word">{word}</p>
        <h3>{headline}</h3>
        <p>{advice}</p>
      </div>
    </div>
  );
}
