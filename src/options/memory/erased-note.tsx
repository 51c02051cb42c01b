import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ForgetOutcome } from '../../messages/memory.ts';
import { sendMessage } from '../../platform/messaging.ts';
import { formatCount, pickPlural } from '../../ui/format.ts';
import { readFormatLocale } from '../../ui/language.ts';
import { snake } from '../../ui/snake.ts';
import { t } from '../../ui/translate.ts';

interface ErasedNoteProps {
  /** What erasing came to; null where nothing was erased. */
  readonly outcome: ForgetOutcome | null;
  readonly onRestored: () => void;
}

function sayOutcome(outcome: ForgetOutcome): string {
  const locale = readFormatLocale();
  if (outcome.kind === 'refused') return t(`memory_refused_${snake(outcome.because)}`);
  if (outcome.undo === null) return t('memory_erased_nothing');
  return t(`memory_erased_${pickPlural(outcome.erased, locale)}`, [formatCount(outcome.erased, locale)]);
}

/** What was erased, and the way back. */
export function ErasedNote({ outcome, onRestored }: ErasedNoteProps): JSX.Element {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => setSaid(null), [outcome]);
  const undo = outcome?.kind === 'done' ? outcome.undo : null;
  const restore = () => {
    if (undo === null) return;
    sendMessage('undoForgetting', { undo }).then(
      (result) => {
        if (result.kind === 'refused') return setSaid(t(`memory_refused_${snake(result.because)}`));
        setSaid(result.restored === 0 ? t('memory_undo_late') : t('memory_restored'));
        onRestored();
      },
      () => setSaid(t('no_answer_short')),
    );
  };
  return (
    <div role="status" class="actions">
      {outcome !== null && <span>{said ?? sayOutcome(outcome)}</span>}
      {undo !== null && said === null && (
        <button type="button" class="button button-small" onClick={restore}>
          {t('memory_undo')}
        </button>
      )}
    </div>
  );
}
