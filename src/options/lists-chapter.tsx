import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ListState, PendingList, ProtectionView } from '../messages/protocol.ts';
import { sendMessage } from '../platform/messaging.ts';
import { joinNames } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { sayClock } from '../ui/list-words.ts';
import { nameList } from '../ui/provenance-line.tsx';
import { t } from '../ui/translate.ts';
import { Chapter } from './chapter.tsx';
import { ListCard, PendingCard } from './list-card.tsx';
import { Spoken } from './spoken.tsx';
import { StopFollowing } from './stop-following.tsx';

function namePending({ address }: PendingList): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** What looking for new versions has brought. */
function sayUpdate(before: ProtectionView, after: ProtectionView): string {
  const locale = readFormatLocale();
  const versions = new Map(before.lists.map(({ key, info }) => [key, info.version]));
  const fresh = after.lists.filter(({ key, info }) => versions.get(key) !== info.version);
  const failed = [
    ...after.lists.filter(({ updates }) => (updates?.problem ?? null) !== null).map(({ info }) => info.name),
    ...after.pending.filter(({ updates }) => updates.problem !== null).map(namePending),
  ];
  const said: string[] = [];
  if (fresh.length > 0) {
    said.push(
      t('update_new', [
        joinNames(
          fresh.map(({ info }) => nameList(info)),
          locale,
        ),
      ]),
    );
  }
  if (failed.length > 0) said.push(t('update_failed', [joinNames(failed, locale)]));
  return said.length === 0 ? t('update_same') : said.join(' ');
}

type UpdateState =
  | { readonly kind: 'idle' | 'running' | 'failed' }
  | { readonly kind: 'done'; readonly text: string };

interface UpdateNowProps {
  readonly view: ProtectionView;
  readonly onChange: (view: ProtectionView) => void;
}

function UpdateNow({ view, onChange }: UpdateNowProps): JSX.Element {
  const [state, setState] = useState<UpdateState>({ kind: 'idle' });
  const isRunning = state.kind === 'running';
  const update = () => {
    if (isRunning) return;
    setState({ kind: 'running' });
    sendMessage('updateLists', {}).then(
      (after) => {
        onChange(after);
        setState({ kind: 'done', text: sayUpdate(view, after) });
      },
      () => setState({ kind: 'failed' }),
    );
  };
  return (
    <div class="actions">
      {/* Never `disabled`: that would take the focus away from whoever pressed it. */}
      <button type="button" class="button" aria-disabled={isRunning} onClick={update}>
        {isRunning ? t('update_running') : t('update_now')}
      </button>
      <span role="status">
        {state.kind === 'done' && state.text}
        {state.kind === 'failed' && t('no_answer_short')}
      </span>
    </div>
  );
}

interface ListsChapterProps {
  readonly view: ProtectionView;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly onChange: (view: ProtectionView) => void;
}

/** The lists that are followed, a card each, and what can be done about them. */
export function ListsChapter({ view, now, onChange }: ListsChapterProps): JSX.Element {
  const [stopped, setStopped] = useState<string | null>(null);
  const { lists, pending, clock } = view;
  const clockText = sayClock(clock);
  const offerStop = ({ key, followedBy }: ListState | PendingList, name: string) =>
    followedBy === 'person' &&
    !view.locks.includes('lists') && (
      <StopFollowing
        listKey={key}
        name={name}
        onStopped={(after) => {
          setStopped(name);
          onChange(after);
        }}
      />
    );
  return (
    <Chapter title={t('lists_title')}>
      {clockText !== null && <p class="news">{clockText}</p>}
      {lists.length === 0 && <p class="news">{t('lists_none')}</p>}
      <ul class="cards">
        {lists.map((list) => (
          <ListCard
            key={list.key}
            list={list}
            clock={clock}
            now={now}
            action={offerStop(list, list.info.name)}
          />
        ))}
        {pending.map((list) => (
          <PendingCard
            key={list.key}
            list={list}
            name={namePending(list)}
            action={offerStop(list, namePending(list))}
          />
        ))}
      </ul>
      {stopped !== null && (
        <Spoken key={stopped} as="p">
          {t('unfollow_done', [stopped])}
        </Spoken>
      )}
      {[...lists, ...pending].some(({ updates }) => updates !== null) && (
        <UpdateNow view={view} onChange={onChange} />
      )}
    </Chapter>
  );
}
