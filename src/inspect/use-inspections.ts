import { useEffect, useRef, useState } from 'preact/hooks';
import { sendMessage } from '../platform/messaging.ts';

import { type Inspection, type InspectionState, isUnderWay } from './inspection.ts';
import type { InspectedFile } from './read-item.ts';
import { readInWorker } from './reading.ts';

/** As many at once as a list of results can be looked through. */
export const MAX_FILES = 50;

export interface Inspections {
  /** Newest first. */
  readonly all: readonly Inspection[];
  /** Files that were left out because there were more than {@link MAX_FILES}. */
  readonly leftOut: number;
  add(files: readonly InspectedFile[]): void;
  cancel(id: number): void;
  cancelAll(): void;
  clear(): void;
}

interface Waiting {
  readonly id: number;
  readonly file: InspectedFile;
  readonly abort: AbortController;
}

/** Checks what is put in, one after the other, and keeps what came of it for as long as the page is open. */
export function useInspections(): Inspections {
  const [all, setAll] = useState<readonly Inspection[]>([]);
  const [leftOut, setLeftOut] = useState(0);
  const queue = useRef<Waiting[]>([]);
  const isRunning = useRef(false);
  const nextId = useRef(1);

  const put = (id: number, state: InspectionState) =>
    setAll((old) => old.map((one) => (one.id === id ? { ...one, state } : one)));

  const run = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    for (let next = queue.current[0]; next !== undefined; next = queue.current[0]) {
      const { id, file, abort } = next;
      if (!abort.signal.aborted) put(id, await inspect(file, abort.signal, (state) => put(id, state)));
      queue.current.shift();
    }
    isRunning.current = false;
  };

  const cancel = (id: number) => {
    queue.current.find((one) => one.id === id)?.abort.abort();
    put(id, { kind: 'cancelled' });
  };

  useEffect(
    () => () => {
      for (const { abort } of queue.current) abort.abort();
    },
    [],
  );
  return {
    all,
    leftOut,
    add(files) {
      const taken = files.slice(0, MAX_FILES);
      const added = taken.map((file) => ({ id: nextId.current++, file, abort: new AbortController() }));
      queue.current.push(...added);
      setLeftOut(files.length - taken.length);
      setAll((old) => [
        ...added.map(({ id, file }) => ({ id, name: file.name, state: { kind: 'waiting' } as const })),
        // Of what is finished no more is kept than can be looked through.
        ...old.filter((one, index) => isUnderWay(one) || index < MAX_FILES),
      ]);
      void run();
    },
    cancel,
    cancelAll() {
      for (const { id } of all.filter(isUnderWay)) cancel(id);
    },
    clear: () => setAll((old) => old.filter(isUnderWay)),
  };
}

/** Reads and judges one file. */
async function inspect(
  file: InspectedFile,
  signal: AbortSignal,
  onState: (state: InspectionState) => void,
): Promise<InspectionState> {
  onState({ kind: 'reading', progress: null });
  const item = await readInWorker(file, signal, (progress) => onState({ kind: 'reading', progress }));
  if (item === null) return { kind: 'cancelled' };
  if (item.kind === 'unreadable') return item;
  try {
    const view = await sendMessage('assessMail', { message: item.message });
    if (signal.aborted) return { kind: 'cancelled' };
    return { kind: 'judged', item, view };
  } catch {
    return { kind: 'no-answer' };
  }
}
