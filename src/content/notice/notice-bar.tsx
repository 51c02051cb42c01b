import type { JSX } from 'preact';
import { readTextDirection, readTextLanguage } from '../../ui/language.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { ProvenanceLine } from '../../ui/provenance-line.tsx';
import { StateIcon } from '../../ui/state-icon.tsx';
import { t } from '../../ui/translate.ts';
import type { NoticeWords } from './notice-words.ts';

interface NoticeBarProps {
  readonly words: NoticeWords;
  /** False while the bar is put into the page: its words follow, and are then read out. */
  readonly isSpoken: boolean;
  readonly onDismiss: () => void;
}

/** The quiet bar at the top of a page. It takes no focus and offers no way on: only to be closed. */
export function NoticeBar({ words, isSpoken, onDismiss }: NoticeBarProps): JSX.Element {
  // A page can make up events; only what the person does closes the notice.
  const closeOnClick = (event: MouseEvent): void => {
    if (event.isTrusted) onDismiss();
  };
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !event.isTrusted) return;
    event.stopPropagation();
    onDismiss();
  };
  return (
    <section
      class={`bar tone-${words.tone}`}
      lang={readTextLanguage()}
      dir={readTextDirection()}
      aria-label={t('notice_label')}
      onKeyDown={closeOnEscape}
    >
      <div class="tape" />
      <div class="body">
        <StateIcon tone={words.tone} size={32} />
        <div class="words" role="status">
          {isSpoken && <Words words={words} />}
        </div>
        <button type="button" class="close" onClick={closeOnClick}>
          {t('notice_close')}
        </button>
        <More words={words} />
      </div>
    </section>
  );
}

function Words({ words }: Pick<NoticeBarProps, 'words'>): JSX.Element {
  return (
    <>
      <p class="state tone-word">{words.word}</p>
      <p class="headline">{words.headline}</p>
      <p>
        {words.why.map(({ text, lang }) => (
          <span key={text} lang={lang}>
            {text}{' '}
          </span>
        ))}
        {words.toDo}
      </p>
      {words.provenance !== null && <ProvenanceLine listing={words.provenance} />}
    </>
  );
}

/** What a seizure means for the service's users, one click away, and the authority's own page. */
function More({ words: { meaning, readMore } }: Pick<NoticeBarProps, 'words'>): JSX.Element | null {
  if (meaning === null && readMore === null) return null;
  return (
    <div class="more">
      {meaning !== null && (
        <details>
          <summary>{meaning.title}</summary>
          <ul>
            {meaning.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </details>
      )}
      {readMore !== null && (
        <p>
          <OutsideLink href={readMore}>
            {t('notice_read', [new URL(readMore).host.replace(/^www\./, '')])}
          </OutsideLink>
        </p>
      )}
    </div>
  );
}
