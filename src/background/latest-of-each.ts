/**
 * Does work for each of many (a tab, a frame) one piece at a time; of what comes meanwhile only the last piece is done. A page
 * can cause events by the thousand, and only where it has arrived counts.
 * @returns what takes a piece of work. Failures are the work's own affair.
 */
export function latestOfEach<Key, T>(
  run: (key: Key, piece: T) => Promise<void>,
): (key: Key, piece: T) => void {
  /** Those with work under way, and what waits behind it. */
  const waiting = new Map<Key, { readonly piece: T } | null>();
  const work = async (key: Key, piece: T): Promise<void> => {
    let next: { readonly piece: T } | null = { piece };
    while (next !== null) {
      waiting.set(key, null);
      await run(key, next.piece).catch(() => {});
      next = waiting.get(key) ?? null;
    }
    waiting.delete(key);
  };
  return (key, piece) => {
    if (waiting.has(key)) waiting.set(key, { piece });
    else void work(key, piece);
  };
}
