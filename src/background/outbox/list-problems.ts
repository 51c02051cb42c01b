import type { EventBody } from '../../core/event/event-body.ts';
import type { ListOrigin, ListUpdates, ProtectionView } from '../../messages/protocol.ts';
import { declareItem } from '../../platform/storage-item.ts';

/** Problems that were told already: each once, for as long as it lasts. */
export const knownProblems = declareItem<readonly string[]>('local', 'told-problems', [], (value) =>
  Array.isArray(value) ? value.filter((key): key is string => typeof key === 'string') : null,
);

interface ListProblem {
  /** Tells the problem from others. */
  readonly key: string;
  readonly body: Extract<EventBody, { name: 'list.stale' | 'list.rejected' }>;
}

/** What is wrong with lists now. A server out of reach is no rejection; when it lasts, the list is stale. */
export function listProblems({ lists, pending }: ProtectionView): readonly ListProblem[] {
  const problems: ListProblem[] = [];
  for (const { staleSince, ...origin } of lists) {
    if (staleSince !== null) {
      const body = {
        name: 'list.stale',
        list: nameOf(origin),
        problem: origin.updates?.problemCode ?? null,
      } as const;
      problems.push({ key: `stale ${origin.key} ${staleSince}`, body });
    }
  }
  for (const origin of [...lists, ...pending]) {
    const { updates } = origin;
    if (updates === null || !updates.isNews || updates.problemCode === null) continue;
    const body = { name: 'list.rejected', list: nameOf(origin), problem: updates.problemCode } as const;
    problems.push({ key: `rejected ${origin.key} ${updates.problemCode}`, body });
  }
  return problems;
}

/** By its id, or, where nothing of it has arrived, by the beginning of its key. */
function nameOf(
  origin: ListOrigin & { readonly updates: ListUpdates | null; readonly info?: { readonly id: string } },
): string {
  return origin.info?.id ?? origin.key.slice(0, 16);
}
