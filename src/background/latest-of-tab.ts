/**
 * Does work for a tab one piece at a time; of what comes meanwhile only the last piece is done. A page can cause events by
 * the thousand, and only where its tab has arrived counts.
 * @returns what takes a piece of work. Failures are the work's own affair.
 */
export function latestOfTab<T>(
  run: (tabId: number, piece: T) => Promise<void>,
): (tabId: number, piece: T) => void {
  /** Tabs with work under way, and what waits behind it. */
  const waiting = new Map<number, { readonly piece: T } | null>();
  const work = async (tabId: number, piece: T): Promise<void> => {
    let next: { readonly piece: T } | null = { piece };
    while (next !== null) {
      waiting.set(tabId, null);
      await run(tabId, next.piece).catch(() => {});
      next = waiting.get(tabId) ?? null;
    }
    waiting.delete(tabId);
  };
  return (tabId, piece) => {
    if (waiting.has(tabId)) waiting.set(tabId, { piece });
    else void work(tabId, piece);
  };
}
