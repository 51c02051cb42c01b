/** How often a notice comes back that the page has removed or changed. The toolbar's icon stays in any case. */
const MOST_RETURNS = 3;
/** How often it goes above a dialog that the page has opened over it. */
const MOST_RAISES = 10;
/** The page is looked at no more often than this, whatever it does. */
const PAUSE_MS = 200;

/**
 * Puts the notice into the page and keeps it there: in the browser's top layer, where no `z-index` reaches, and again up
 * to three times when the page takes it out or meddles with it. Looks only at the document's own children and at the
 * notice, never at the page's content, so that a page that changes all the time costs nothing.
 * @returns takes it out for good
 */
export function keepInPage(host: HTMLElement): () => void {
  let returns = 0;
  let raises = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isOver = false;

  const observer = new MutationObserver(lookSoon);
  const watch = (): void => {
    observer.observe(document, { childList: true });
    if (document.documentElement !== null) observer.observe(document.documentElement, { childList: true });
    observer.observe(host, { attributes: true });
  };

  function lookSoon(): void {
    if (isOver || timer !== null) return;
    // What changes in the pause is not recorded one by one: only how things stand after it counts.
    observer.disconnect();
    timer = setTimeout(look, PAUSE_MS);
  }

  function look(): void {
    timer = null;
    // `document.open()` leaves no element for a while; the next one is waited for.
    if (document.documentElement !== null && !isInPlace(host)) {
      if (returns === MOST_RETURNS) {
        end();
        return;
      }
      returns += 1;
      putInPlace(host);
    }
    watch();
  }

  /** A modal dialog lies above what was in the top layer before it. */
  function raiseAboveDialog(event: Event): void {
    if (isOver || event.target === host || raises === MOST_RAISES || !isInPlace(host)) return;
    if (!(event.target instanceof HTMLElement) || !event.target.matches(':modal, :popover-open')) return;
    raises += 1;
    host.hidePopover();
    host.showPopover();
  }

  function end(): void {
    isOver = true;
    observer.disconnect();
    if (timer !== null) clearTimeout(timer);
    document.removeEventListener('toggle', raiseAboveDialog, true);
    host.removeEventListener('toggle', lookSoon);
  }

  document.addEventListener('toggle', raiseAboveDialog, true);
  host.addEventListener('toggle', lookSoon);
  if (document.documentElement !== null) putInPlace(host);
  watch();
  return () => {
    end();
    host.remove();
  };
}

function putInPlace(host: HTMLElement): void {
  for (const name of host.getAttributeNames()) host.removeAttribute(name);
  host.popover = 'manual';
  // Not into the body, which pages write anew.
  if (host.parentNode !== document.documentElement) document.documentElement.append(host);
  if (!host.matches(':popover-open')) host.showPopover();
}

function isInPlace(host: HTMLElement): boolean {
  return (
    host.parentNode === document.documentElement &&
    host.matches(':popover-open') &&
    host.getAttributeNames().join() === 'popover'
  );
}
