import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ForgetOutcome, MemoryQuery, MemoryRow } from '../../messages/memory.ts';
import { sendMessage } from '../../platform/messaging.ts';
import { formatCount } from '../../ui/format.ts';
import { readFormatLocale } from '../../ui/language.ts';
import { t } from '../../ui/translate.ts';
import { CorrespondentRow } from './correspondent-row.tsx';
import { ErasedNote } from './erased-note.tsx';
import { VendorRow } from './vendor-row.tsx';

type Kind = MemoryQuery['kind'];

interface Listed {
  readonly total: number;
  readonly rows: readonly MemoryRow[];
}

/** What is remembered, newest first, with a search. @param revision what is listed is asked for anew when it changes */
export function MemoryList({ revision }: { readonly revision: number }): JSX.Element {
  const [kind, setKind] = useState<Kind>('correspondents');
  const [search, setSearch] = useState('');
  const [listed, setListed] = useState<Listed | null>(null);
  const [erased, setErased] = useState<ForgetOutcome | null>(null);
  const newest = useRef(0);
  const load = (offset: number) => {
    newest.current += 1;
    const asked = newest.current;
    const isForMore = offset > 0;
    sendMessage('listMemory', { kind, search, offset }).then(
      ({ total, rows }) => {
        // What was typed meanwhile has its own answer.
        if (asked !== newest.current) return;
        setListed((before) => ({ total, rows: isForMore ? [...(before?.rows ?? []), ...rows] : rows }));
      },
      () => setListed(null),
    );
  };
  useEffect(() => load(0), [kind, search, revision]);
  const settle = (outcome: ForgetOutcome) => {
    setErased(outcome);
    load(0);
  };
  return (
    <div class="memory-list">
      <fieldset class="choice">
        <legend>{t('memory_show')}</legend>
        {(['correspondents', 'vendors'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name="memory-kind" checked={kind === each} onChange={() => setKind(each)} />
            <span>{t(`memory_kind_${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <div class="check">
        <label class="check-label" for="memory-search">
          {t('memory_search')}
        </label>
        <div class="check-form">
          <input
            id="memory-search"
            type="search"
            autocomplete="off"
            spellcheck={false}
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
      </div>
      <ErasedNote outcome={erased} onRestored={() => load(0)} />
      {listed !== null && (
        <MemoryRows
          listed={listed}
          kind={kind}
          isSearch={search !== ''}
          onErased={settle}
          onMore={load}
          onChange={() => load(0)}
        />
      )}
    </div>
  );
}

interface MemoryRowsProps {
  readonly listed: Listed;
  readonly kind: Kind;
  readonly isSearch: boolean;
  readonly onErased: (outcome: ForgetOutcome) => void;
  readonly onMore: (offset: number) => void;
  readonly onChange: () => void;
}

function MemoryRows({ listed, kind, isSearch, onErased, onMore, onChange }: MemoryRowsProps): JSX.Element {
  const { total, rows } = listed;
  const locale = readFormatLocale();
  if (total === 0) {
    return <p role="status">{isSearch ? t('memory_none_found') : t(`memory_empty_${kind}`)}</p>;
  }
  return (
    <>
      <p role="status" class="small dim figures">
        {t('memory_found', [formatCount(rows.length, locale), formatCount(total, locale)])}
      </p>
      <ul class="memory-rows">
        {rows.map((row) =>
          row.kind === 'correspondent' ? (
            <CorrespondentRow key={row.id} row={row} onErased={onErased} />
          ) : (
            <VendorRow key={row.id} row={row} onErased={onErased} onChange={onChange} />
          ),
        )}
      </ul>
      {rows.length < total && (
        <div class="actions">
          <button type="button" class="button button-small" onClick={() => onMore(rows.length)}>
            {t('memory_more')}
          </button>
        </div>
      )}
    </>
  );
}
