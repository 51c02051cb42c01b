import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MemoryView } from '../../messages/memory.ts';
import { sendMessage } from '../../platform/messaging.ts';
import { formatSpan } from '../../ui/format.ts';
import { readFormatLocale } from '../../ui/language.ts';
import { snake } from '../../ui/snake.ts';
import { t } from '../../ui/translate.ts';
import { Chapter } from '../chapter.tsx';
import { writeDay } from '../write-day.ts';
import { EraseMemory } from './erase-memory.tsx';
import { MemoryList } from './memory-list.tsx';
import { VendorList } from './vendor-list.tsx';

/** What is remembered of mail, and everything that a person can do about it. */
export function MemoryChapter(): JSX.Element {
  const [view, setView] = useState<MemoryView | null>(null);
  const [hasFailed, setFailed] = useState(false);
  // Counts up when entries were erased or put back: what is listed is asked for anew.
  const [revision, setRevision] = useState(0);
  const refresh = () => {
    sendMessage('describeMemory', {}).then(setView, () => setFailed(true));
    setRevision((before) => before + 1);
  };
  useEffect(refresh, []);
  return (
    <Chapter title={t('memory_title')}>
      <p>{t('memory_intro')}</p>
      {hasFailed && <p class="news">{t('no_answer_short')}</p>}
      {view !== null && (
        <>
          <p>{t('memory_keep', [formatSpan(view.keepDays, readFormatLocale())])}</p>
          <div class="card memory-card">
            <MemorySwitch view={view} onChange={setView} />
            {view.lostAt !== null && <p class="remark">{t('memory_lost', [writeDay(view.lostAt)])}</p>}
            {view.trouble === null ? (
              <>
                <MemoryList revision={revision} />
                <EraseMemory isEmpty={view.correspondents + view.vendors === 0} onChange={refresh} />
              </>
            ) : (
              <p class="news">{t(`memory_trouble_${snake(view.trouble)}`)}</p>
            )}
          </div>
          {view.trouble === null && <VendorList view={view} onChange={setView} />}
        </>
      )}
    </Chapter>
  );
}

interface MemorySwitchProps {
  readonly view: MemoryView;
  readonly onChange: (view: MemoryView) => void;
}

function MemorySwitch({ view, onChange }: MemorySwitchProps): JSX.Element {
  const [trouble, setTrouble] = useState<string | null>(null);
  const { isOn, isLocked } = view;
  if (isLocked) return <p>{isOn ? t('memory_locked_on') : t('memory_locked_off')}</p>;
  const change = (isWanted: boolean) => {
    setTrouble(null);
    sendMessage('switchMemory', { isOn: isWanted }).then(
      (outcome) => {
        if (outcome.kind === 'done') onChange(outcome.view);
        else setTrouble(t(`memory_refused_${snake(outcome.because)}`));
      },
      () => setTrouble(t('no_answer_short')),
    );
  };
  return (
    <div>
      <div class="choice">
        <label>
          <input type="checkbox" checked={isOn} onChange={(event) => change(event.currentTarget.checked)} />
          <span>{t('memory_switch')}</span>
        </label>
      </div>
      <div role="status">
        {!isOn && <p class="remark">{t('memory_off')}</p>}
        {trouble !== null && <p>{trouble}</p>}
      </div>
    </div>
  );
}
