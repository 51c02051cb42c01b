import { render } from 'preact';
import type { NoticeView } from '../messages/notice.ts';
import type { PageTexts } from '../messages/page-texts.ts';
import { speakMessages } from '../ui/translate.ts';
import { buildRoom } from './build-room.ts';
import { keepInPage } from './notice/keep-in-page.ts';
import css from './notice/notice.css?inline';
import { NoticeBar } from './notice/notice-bar.tsx';
import { sayNotice } from './notice/notice-words.ts';
import { tellDismissed } from './notice/tell-dismissed.ts';

/** Where the background finds the function that shows a notice, in the isolated world of the page's document. */
interface NoticeWorld {
  cordonShowNotice?: (view: NoticeView, texts: PageTexts) => void;
}

/** What a page says of itself is known only once it has loaded: a note may become "confirmed", and nothing goes back. */
const RANK: Readonly<Record<NoticeView['kind'], number>> = { claims: 1, note: 1, confirmed: 2 };

function prepareNotice(): (view: NoticeView, texts: PageTexts) => void {
  let shown: NoticeView | null = null;
  let isDismissed = false;
  const { host, room } = buildRoom(document, css, 'div');
  let letGo: () => void = () => {};

  const dismiss = (): void => {
    isDismissed = true;
    letGo();
    render(null, room);
    tellDismissed();
  };

  return (view, texts) => {
    speakMessages(texts);
    // The tab may have gone on since the background decided.
    if (isDismissed || view.hostname !== location.hostname) return;
    if (shown !== null && RANK[view.kind] <= RANK[shown.kind]) return;
    const isFirst = shown === null;
    shown = view;
    const words = sayNotice(view);
    render(<NoticeBar words={words} isSpoken={!isFirst} onDismiss={dismiss} />, room);
    if (!isFirst) return;
    letGo = keepInPage(host);
    // A screen reader speaks what changes in a region that it has seen; what is there from the start it passes over.
    setTimeout(() => {
      if (!isDismissed && shown === view)
        render(<NoticeBar words={words} isSpoken onDismiss={dismiss} />, room);
    });
  };
}

const world = globalThis as NoticeWorld;
world.cordonShowNotice ??= prepareNotice();
