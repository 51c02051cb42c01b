import { seededRandom } from './host-corpus.ts';

/** The same order in each run (Fisher, Yates). */
export function shuffle(items: readonly string[], seed = 6): readonly string[] {
  const random = seededRandom(seed);
  const shuffled = [...items];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [shuffled[at], shuffled[other]] = [shuffled[other] ?? '', shuffled[at] ?? ''];
  }
  return shuffled;
}
