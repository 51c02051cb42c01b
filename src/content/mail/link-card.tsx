import type { JSX } from 'preact';
import { render } from 'preact';
import { AddressText } from '../../ui/address-text.tsx';
import { joinNames } from '../../ui/format.ts';
import { readFormatLocale, readTextDirection, readTextLanguage } from '../../ui/language.ts';
import { ProvenanceLine } from '../../ui/provenance-line.tsx';
import { StateIcon } from '../../ui/state-icon.tsx';
import { t } from '../../ui/translate.ts';
import { buildRoom } from '../build-room.ts';
import css from './card.css?inline';
import { type LinkWords, sayLink } from './link-words.ts';
import type { OnAsk } from './mark-links.ts';

/** Room that the card leaves to the window's edge, and to its mark. In CSS pixels. */
const EDGE = 8;
const WIDTH = 400;

/** The one card of a page: over everything, beside the mark that it is for, outside of the message and its frame. */
export interface LinkCard {
  readonly open: OnAsk;
  close(): void;
}

/** Builds the card, which is in the page only while it is open. */
export function prepareCard(page: Document): LinkCard {
  const { host, room } = buildRoom(page, css);
  let mark: HTMLElement | null = null;

  const close = (): void => {
    if (mark === null) return;
    const back = mark;
    mark = null;
    back.removeAttribute('aria-expanded');
    render(null, room);
    host.remove();
    back.focus();
  };
  // A click anywhere else, and Escape, close a popover; the browser then tells it so.
  host.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState === 'closed') close();
  });

  return {
    open: ({ view, verdict }, nextTo) => {
      close();
      mark = nextTo;
      nextTo.setAttribute('aria-expanded', 'true');
      render(<Card words={sayLink(view, verdict)} onClose={close} />, room);
      host.popover = 'auto';
      page.documentElement.append(host);
      putBeside(host, nextTo, page);
      host.showPopover();
      room.querySelector<HTMLElement>('.card')?.focus();
    },
    close,
  };
}

/** Below the mark, or above it where there is more room. The mark may be in a frame of the page. */
function putBeside(host: HTMLElement, mark: HTMLElement, page: Document): void {
  let { left, top, bottom } = mark.getBoundingClientRect();
  for (let view = mark.ownerDocument.defaultView; view !== null && view.document !== page; ) {
    const frame: Element | null = view.frameElement;
    if (frame === null) break;
    const box = frame.getBoundingClientRect();
    left += box.left;
    top += box.top;
    bottom += box.top;
    view = frame.ownerDocument.defaultView;
  }
  const { clientWidth, clientHeight } = page.documentElement;
  const width = Math.min(WIDTH, clientWidth - 2 * EDGE);
  const isBelow = clientHeight - bottom >= top;
  const { style } = host;
  style.setProperty('--card-width', `${width}px`);
  style.setProperty('--card-left', `${Math.max(EDGE, Math.min(left, clientWidth - width - EDGE))}px`);
  style.setProperty('--card-top', isBelow ? `${Math.max(EDGE, bottom + EDGE)}px` : 'auto');
  style.setProperty('--card-bottom', isBelow ? 'auto' : `${Math.max(EDGE, clientHeight - top + EDGE)}px`);
  style.setProperty(
    '--card-height',
    `${Math.max(160, (isBelow ? clientHeight - bottom : top) - 2 * EDGE)}px`,
  );
}

interface CardProps {
  readonly words: LinkWords;
  readonly onClose: () => void;
}

/** What the link is, why, who says so, and where it really leads. */
function Card({ words, onClose }: CardProps): JSX.Element {
  const { tone, word, headline, why, toDo, target, through, provenance } = words;
  return (
    <section
      class={`card tone-${tone}`}
      role="dialog"
      aria-label={t('mail_card_label')}
      lang={readTextLanguage()}
      dir={readTextDirection()}
      tabIndex={-1}
    >
      <div class="tape" />
      <div class="card-body">
        <p class="state tone-word">
          <StateIcon tone={tone} size={20} /> {word}
        </p>
        <p class="headline">{headline}</p>
        <p>
          {why.map(({ text, lang }) => (
            <span key={text} lang={lang}>
              {text}{' '}
            </span>
          ))}
          {toDo}
        </p>
        {target !== null && (
          <p>
            <span class="dim">{t('mail_leads_to')}</span> <AddressText address={target} isDefanged />
          </p>
        )}
        {through.length > 0 && (
          <p class="small dim">{t('mail_leads_through', [joinNames(through, readFormatLocale())])}</p>
        )}
        {provenance !== null && <ProvenanceLine listing={provenance} />}
        <button type="button" class="button" onClick={onClose}>
          {t('notice_close')}
        </button>
      </div>
    </section>
  );
}
