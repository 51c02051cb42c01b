/** Links whose target is stopped, by their element. */
export interface HeldLinks {
  hold(element: Element, address: string): void;
  release(element: Element): void;
}

/**
 * Holds clicks on links back, before the webmail or the browser acts on them, and hands the address on instead. Made-up
 * clicks are held back too, and lead nowhere.
 */
export function holdClicks(onHeld: (address: string) => void): HeldLinks {
  const addresses = new WeakMap<Element, string>();
  const watched = new WeakSet<Document>();

  const holdBack = (event: MouseEvent): void => {
    // Only the primary and the middle button open a link.
    if (event.type === 'auxclick' && event.button !== 1) return;
    for (const target of event.composedPath()) {
      const address = addresses.get(target as Element);
      if (address === undefined) continue;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.isTrusted) onHeld(address);
      return;
    }
  };

  return {
    hold(element, address) {
      addresses.set(element, address);
      const page = element.ownerDocument;
      if (watched.has(page)) return;
      watched.add(page);
      page.addEventListener('click', holdBack, true);
      page.addEventListener('auxclick', holdBack, true);
    },
    release(element) {
      addresses.delete(element);
    },
  };
}
