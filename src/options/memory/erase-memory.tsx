import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type MemoryExport, writeMemoryCsv, writeMemoryJson } from '../../core/mail/memory/export-memory.ts';
import type { ForgetOutcome } from '../../messages/memory.ts';
import { sendMessage } from '../../platform/messaging.ts';
import { t } from '../../ui/translate.ts';
import { Spoken } from '../spoken.tsx';
import { EraseButton } from './erase-button.tsx';
import { ErasedNote } from './erased-note.tsx';
import { saveFile } from './save-file.ts';

interface EraseMemoryProps {
  readonly isEmpty: boolean;
  readonly onChange: () => void;
}

/** Erases what was learned, all of it or since a day, and saves it as a file. */
export function EraseMemory({ isEmpty, onChange }: EraseMemoryProps): JSX.Element | null {
  const [erased, setErased] = useState<ForgetOutcome | null>(null);
  const [day, setDay] = useState('');
  const [isAsking, setAsking] = useState(false);
  const settle = (outcome: ForgetOutcome) => {
    setAsking(false);
    setErased(outcome);
    onChange();
  };
  if (isEmpty && erased === null) return null;
  return (
    <div class="question">
      <h3>{t('memory_erase_title')}</h3>
      {isAsking ? (
        <>
          <Spoken as="p">{t('memory_erase_question')}</Spoken>
          <div class="actions">
            <EraseButton what={{ kind: 'all' }} onErased={settle}>
              {t('memory_erase_all')}
            </EraseButton>
            <button type="button" class="button button-small" onClick={() => setAsking(false)}>
              {t('memory_erase_no')}
            </button>
          </div>
        </>
      ) : (
        <div class="actions">
          <SaveButton extension="json" label={t('memory_save_json')} write={writeMemoryJson} />
          <SaveButton extension="csv" label={t('memory_save_csv')} write={writeMemoryCsv} />
          <button type="button" class="button button-small" onClick={() => setAsking(true)}>
            {t('memory_erase_all')}
          </button>
        </div>
      )}
      <p class="small dim">{t('memory_save_hint')}</p>
      <div class="check">
        <label class="check-label" for="memory-since">
          {t('memory_erase_since')}
        </label>
        <div class="check-form">
          <input
            id="memory-since"
            type="date"
            value={day}
            onInput={(event) => setDay(event.currentTarget.value)}
          />
          {/* The day as the person's own clock has it. */}
          {day !== '' && (
            <EraseButton what={{ kind: 'since', time: new Date(`${day}T00:00`).getTime() }} onErased={settle}>
              {t('memory_erase')}
            </EraseButton>
          )}
        </div>
      </div>
      <ErasedNote outcome={erased} onRestored={onChange} />
    </div>
  );
}

interface SaveButtonProps {
  readonly extension: 'json' | 'csv';
  readonly label: string;
  readonly write: (memory: MemoryExport, writeDay: (time: number) => string) => string;
}

function SaveButton({ extension, label, write }: SaveButtonProps): JSX.Element {
  const [hasFailed, setFailed] = useState(false);
  const save = () => {
    setFailed(false);
    sendMessage('exportMemory', {}).then(
      (memory) => {
        const text = write(memory, (time) => new Date(time).toISOString().slice(0, 10));
        const type = extension === 'json' ? 'application/json' : 'text/csv';
        saveFile(`cordon-memory.${extension}`, new Blob([text], { type }));
      },
      () => setFailed(true),
    );
  };
  return (
    <>
      <button type="button" class="button button-small" onClick={save}>
        {label}
      </button>
      {hasFailed && <span role="status">{t('no_answer_short')}</span>}
    </>
  );
}
