import type { ComponentChildren, JSX } from 'preact';
import type { ClockState, ListOrigin, ListState, ListUpdates, PendingList } from '../messages/protocol.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Fact } from '../ui/fact.tsx';
import { formatAge, formatCount, formatDate, formatMoment, pickPlural } from '../ui/format.ts';
import { isolate } from '../ui/isolate.ts';
import { readFormatLocale } from '../ui/language.ts';
import { sayProblem } from '../ui/list-words.ts';
import { t } from '../ui/translate.ts';
import { Fingerprint } from './fingerprint.tsx';

/** What went wrong with the last update, what still protects, and what to do. */
function Problem({
  list,
  isInUse,
}: {
  readonly list: ListState | PendingList;
  readonly isInUse: boolean;
}): JSX.Element | null {
  const { updates, followedBy } = list;
  if (updates === null || updates.problem === null || updates.problemCode === null) return null;
  return (
    <div class="news">
      <p>
        {isInUse && <strong>{t('list_problem')}</strong>} {sayProblem(updates.problemCode)}
      </p>
      <p>
        {isInUse ? t('problem_kept') : t('problem_retry')}{' '}
        {followedBy === 'organisation' ? t('problem_tell_it') : t('problem_tell_publisher')}
      </p>
      <Disclosure title={t('problem_detail')}>
        <p lang="en">{updates.problem}</p>
      </Disclosure>
    </div>
  );
}

function CheckFacts({ updates }: { readonly updates: ListUpdates }): JSX.Element {
  const locale = readFormatLocale();
  const { lastSuccess, nextCheck } = updates;
  return (
    <>
      <Fact name={t('list_fact_checked')}>
        {lastSuccess === null ? t('list_never_checked') : formatMoment(lastSuccess, locale)}
      </Fact>
      <Fact name={t('list_fact_next')}>{formatMoment(nextCheck, locale)}</Fact>
    </>
  );
}

/** A list names what none may stop: that is taken from it, and said. */
function sayIgnored(count: number, locale: string): string {
  return pickPlural(count, locale) === 'one'
    ? t('list_ignored_one')
    : t('list_ignored_other', [formatCount(count, locale)]);
}

/** Where a list comes from: for who compares it with what the publisher says. */
function Origin({ address, fingerprint }: ListOrigin): JSX.Element | null {
  if (address === null || fingerprint === null) return null;
  return (
    <Disclosure title={t('list_origin')}>
      <dl class="facts">
        <Fact name={t('list_address')}>
          <bdi class="mono" dir="ltr" translate={false}>
            {address}
          </bdi>
        </Fact>
        <Fact name={t('list_fingerprint')}>
          <Fingerprint hex={fingerprint} />
        </Fact>
      </dl>
      <div class="actions">
        <CopyButton text={`${address}#sha256=${fingerprint}`} label={t('list_copy')} />
      </div>
    </Disclosure>
  );
}

interface CardProps {
  readonly name: string;
  readonly origin: ListOrigin;
  readonly children: ComponentChildren;
  /** What a person can do about it. */
  readonly action: ComponentChildren;
}

function Card({ name, origin, children, action }: CardProps): JSX.Element {
  return (
    <li class="card list-card">
      <div class="list-head">
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <p class="tag">{t(`list_by_${origin.followedBy}`)}</p>
      </div>
      {children}
      <Origin {...origin} />
      {action}
    </li>
  );
}

interface ListCardProps {
  readonly list: ListState;
  readonly clock: ClockState;
  /** Epoch milliseconds, for the list's age. */
  readonly now: number;
  readonly action: ComponentChildren;
}

/** Everything that is known of one list and of how its copy stands. */
export function ListCard({ list, clock, now, action }: ListCardProps): JSX.Element {
  const { info, origin, staleSince, updates, ignoredEntries, versionLimit } = list;
  const locale = readFormatLocale();
  const day = formatDate(info.date, locale);
  return (
    <Card name={info.name} origin={list} action={action}>
      <p class="dim">{t('published_by', [isolate(info.publisher.legalName)])}</p>
      {staleSince !== null && (
        <p class="remark">{t('list_stale', [formatDate(staleSince.slice(0, 10), locale)])}</p>
      )}
      {origin === 'package' && <p class="remark">{t('list_packaged')}</p>}
      {versionLimit !== null && <p class="remark">{t('list_kept', [`${versionLimit}`])}</p>}
      <Problem list={list} isInUse />
      <dl class="facts figures">
        <Fact name={t('list_fact_version')}>{info.version}</Fact>
        <Fact name={t('list_fact_released')}>
          {clock.kind === 'good' ? `${day} (${formatAge(info.date, now, locale)})` : day}
        </Fact>
        <Fact name={t('list_fact_entries')}>
          <p>{formatCount(info.entries, locale)}</p>
          {ignoredEntries > 0 && <p>{sayIgnored(ignoredEntries, locale)}</p>}
        </Fact>
        {updates !== null && <CheckFacts updates={updates} />}
      </dl>
      {updates === null && <p class="dim">{t('list_with_cordon')}</p>}
    </Card>
  );
}

interface PendingCardProps {
  readonly list: PendingList;
  readonly name: string;
  readonly action: ComponentChildren;
}

/** A list that is followed and of which nothing has arrived yet. */
export function PendingCard({ list, name, action }: PendingCardProps): JSX.Element {
  return (
    <Card name={name} origin={list} action={action}>
      <p>{t('list_waiting')}</p>
      <Problem list={list} isInUse={false} />
      <dl class="facts figures">
        <CheckFacts updates={list.updates} />
      </dl>
    </Card>
  );
}
