import type { JSX } from 'preact';
import type { ListState, PendingList, ProtectionView } from '../messages/protocol.ts';
import { formatAge, formatCount, formatDate, formatSoon, pickPlural } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { sayClock, sayProblem } from '../ui/list-words.ts';
import { t } from '../ui/translate.ts';

function readHost(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

interface NewsProps {
  readonly name: string;
  readonly list: ListState | PendingList;
  readonly onSeen: (key: string) => void;
}

/** A rejected update, told once. */
function News({ name, list, onSeen }: NewsProps): JSX.Element | null {
  const { updates, key } = list;
  if (updates === null || !updates.isNews || updates.problemCode === null) return null;
  return (
    <div class="news">
      <p>
        <strong>{t('news_rejected', [name])}</strong> {sayProblem(updates.problemCode)}
      </p>
      <button type="button" class="button button-small" onClick={() => onSeen(key)}>
        {t('news_seen')}
      </button>
    </div>
  );
}

interface ListLinesProps {
  readonly list: ListState;
  /** Epoch milliseconds. */
  readonly now: number;
  /** An age says nothing where the clock is wrong: then the day stands there. */
  readonly isClockGood: boolean;
}

/** Name, version, age, size and next check of a list, and since when it is stale. */
function ListLines({ list, now, isClockGood }: ListLinesProps): JSX.Element {
  const { info, origin, staleSince, updates } = list;
  const locale = readFormatLocale();
  const count = formatCount(info.entries, locale);
  const line = [
    t('version', [String(info.version)]),
    isClockGood
      ? t('released', [formatAge(info.date, now, locale)])
      : t('released_day', [formatDate(info.date, locale)]),
    pickPlural(info.entries, locale) === 'one' ? t('entries_one', [count]) : t('entries_other', [count]),
  ];
  return (
    <>
      <p class="list-name">{info.name}</p>
      <p class="small dim figures">{line.join(' · ')}</p>
      {updates !== null && (
        <p class="small dim figures">{t('list_next_short', [formatSoon(updates.nextCheck, now, locale)])}</p>
      )}
      {staleSince !== null && (
        <p class="small remark">{t('list_stale', [formatDate(staleSince.slice(0, 10), locale)])}</p>
      )}
      {origin === 'package' && <p class="small remark">{t('list_packaged')}</p>}
    </>
  );
}

interface PopupListsProps {
  readonly view: Pick<ProtectionView, 'lists' | 'pending' | 'clock'>;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The person has read of the problem of the list with this key. */
  readonly onSeen: (key: string) => void;
}

/** Every list that is followed, in short; a wrong clock and a rejected update before them. */
export function PopupLists({ view, now, onSeen }: PopupListsProps): JSX.Element {
  const { lists, pending, clock } = view;
  const clockText = sayClock(clock);
  return (
    <>
      {clockText !== null && <p class="news">{clockText}</p>}
      {lists.map((list) => (
        <News key={list.key} name={list.info.name} list={list} onSeen={onSeen} />
      ))}
      {pending.map((list) => (
        <News key={list.key} name={readHost(list.address)} list={list} onSeen={onSeen} />
      ))}
      {lists.length === 0 && <p class="small remark">{t('lists_none')}</p>}
      <ul class="lists">
        {lists.map((list) => (
          <li key={list.key} class="list-status">
            <ListLines list={list} now={now} isClockGood={clock.kind === 'good'} />
          </li>
        ))}
        {pending.map((list) => (
          <li key={list.key} class="list-status">
            <p class="list-name">
              <bdi dir="ltr">{readHost(list.address)}</bdi>
            </p>
            <p class="small dim">{t('list_waiting')}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
