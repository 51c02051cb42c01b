import type { JSX } from 'preact';
import type { ListInfo } from '../core/list/model.ts';
import { formatAge, formatCount, formatDate, formatTime, pickPlural } from './format.ts';
import { readFormatLocale } from './language.ts';
import { t } from './translate.ts';

/** A list that this browser follows, and how its copy stands. */
export interface FollowedList {
  readonly info: ListInfo;
  readonly origin: 'storage' | 'package';
  /** ISO date since when the list is older than it should be. */
  readonly staleSince: string | null;
  /** Null for a list that is not fetched from anywhere. */
  readonly updates: { readonly nextCheck: number; readonly problem: string | null } | null;
}

interface ListStatusProps {
  readonly list: FollowedList;
  /** Epoch milliseconds, for the list's age. */
  readonly now: number;
  /** Names the publisher, too. */
  readonly isDetailed?: boolean;
}

/** Name, version, age and size of one list, with what is wrong with it. */
export function ListStatus({ list, now, isDetailed = false }: ListStatusProps): JSX.Element {
  const { info, origin, staleSince, updates } = list;
  const locale = readFormatLocale();
  const count = formatCount(info.entries, locale);
  const line = [
    t('version', [String(info.version)]),
    t('released', [formatAge(info.date, now, locale)]),
    pickPlural(info.entries, locale) === 'one' ? t('entries_one', [count]) : t('entries_other', [count]),
  ];
  return (
    <div class="list-status">
      <p class="list-name">{info.name}</p>
      <p class="small dim figures">{line.join(' · ')}</p>
      {isDetailed && <p class="small dim">{t('published_by', [info.publisher.legalName])}</p>}
      {isDetailed && updates !== null && (
        <p class="small dim figures">{t('list_next_check', [formatTime(updates.nextCheck, locale)])}</p>
      )}
      {isDetailed && updates !== null && updates.problem !== null && (
        <p class="small remark">
          {t('list_problem')} <span lang="en">{updates.problem}</span>
        </p>
      )}
      {staleSince !== null && (
        <p class="small remark">{t('list_stale', [formatDate(staleSince.slice(0, 10), locale)])}</p>
      )}
      {origin === 'package' && <p class="small remark">{t('list_packaged')}</p>}
    </div>
  );
}

interface ListsProps {
  readonly lists: readonly FollowedList[];
  readonly now: number;
  readonly isDetailed?: boolean;
}

/** Every list that is followed; says so when there is none. */
export function Lists({ lists, now, isDetailed = false }: ListsProps): JSX.Element {
  if (lists.length === 0) return <p class="small remark">{t('lists_none')}</p>;
  return (
    <ul class="lists">
      {lists.map((list) => (
        <li key={list.info.id}>
          <ListStatus list={list} now={now} isDetailed={isDetailed} />
        </li>
      ))}
    </ul>
  );
}
