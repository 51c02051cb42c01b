/** From the first change to the look at it: what a webmail does in one go is looked at once. */
const PAUSE_MS = 30;
/** Looking takes no more than one part in this many of the time, however often the page changes. */
const SHARE = 30;
/** Attributes by which webmails open, close and swap messages. */
const ATTRIBUTES = ['class', 'hidden', 'style', 'src', 'data-message-id', 'data-expanded', 'aria-expanded'];
const ALL = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ATTRIBUTES,
};

/** A page that is watched. */
export interface PageWatch {
  /** Looks soon, as after a change. */
  lookSoon(): void;
  stop(): void;
}

/**
 * Looks at a page whenever it has changed: soon after the first change, then at a pace that leaves the page its time. While
 * a look is due, changes are not recorded, so that a page that changes all the time costs next to nothing.
 * @param look reads the page; answers with further roots that are to be watched (frames' documents, shadow roots)
 */
export function watchPage(page: Document, look: () => readonly Node[]): PageWatch {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let notBefore = 0;
  let isOver = false;
  const observer = new MutationObserver(lookSoon);

  function lookSoon(): void {
    if (isOver || timer !== null) return;
    observer.disconnect();
    timer = setTimeout(run, Math.max(PAUSE_MS, notBefore - performance.now()));
  }

  function run(): void {
    timer = null;
    const began = performance.now();
    const roots = lookSafely(look);
    const ended = performance.now();
    notBefore = ended + (ended - began) * SHARE;
    if (isOver) return;
    for (const root of [page, ...roots]) observer.observe(root, ALL);
  }

  const view = page.defaultView;
  // A frame's document begins anew without a change in the page around it.
  page.addEventListener('load', lookSoon, true);
  // Of what a person enters into a field nothing else tells.
  page.addEventListener('change', lookSoon, true);
  view?.addEventListener('hashchange', lookSoon);
  view?.addEventListener('popstate', lookSoon);
  run();
  return {
    lookSoon,
    stop: () => {
      isOver = true;
      observer.disconnect();
      if (timer !== null) clearTimeout(timer);
      page.removeEventListener('load', lookSoon, true);
      page.removeEventListener('change', lookSoon, true);
      view?.removeEventListener('hashchange', lookSoon);
      view?.removeEventListener('popstate', lookSoon);
    },
  };
}

/** A look that fails is no reason not to look again. */
function lookSafely(look: () => readonly Node[]): readonly Node[] {
  try {
    return look();
  } catch (error) {
    console.error('mail', error);
    return [];
  }
}
