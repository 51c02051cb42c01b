import { useEffect, useRef, useState } from 'preact/hooks';
import { fitMailMessage } from '../messages/fit-mail-message.ts';
import { sendMessage } from '../platform/messaging.ts';

import { type Inspection, type InspectionState, isUnderWay } from './inspection.ts';
import type { InspectedFile } from './read-item.ts';
import { readInWorker } from './reading.ts';

/** As many at once as a list of results can be looked through. */
export const MAX_FILES = 50;

/** What is put in: bytes now, or a file that is read when its turn comes. */
export interface Input {
  readonly name: string;
  readBytes(): Promise<Uint8Array>;
}

export interface Inspections {
  /** Newest first. */
  readonly all: readonly Inspection[];
  /** Inputs that were left out because there were more than {@link MAX_FILES}. */
  readonly leftOut: number;
  add(inputs: readonly Input[]): void;
  cancel(id: number): void;
  cancelAll(): void;
  clear(): void;
}

interface Waiting {
  readonly id: number;
  readonly input: Input;
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
      const { id, input, abort } = next;
      if (!abort.signal.aborted) put(id, await inspect(input, abort.signal, (state) => put(id, state)));
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
    add(inputs) {
      const taken = inputs.slice(0, MAX_FILES);
      const added = taken.map((input) => ({ id: nextId.current++, input, abort: new AbortController() }));
      queue.current.push(...added);
      setLeftOut(inputs.length - taken.length);
      setAll((old) => [
        ...added.map(({ id, input }) => ({ id, name: input.name, state: { kind: 'waiting' } as const })),
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

/** Reads and judges one input. */
async function inspect(
  input: Input,
  signal: AbortSignal,
  onState: (state: InspectionState) => void,
): Promise<InspectionState> {
  onState({ kind: 'reading', progress: null });
  // A file that was moved or changed since cannot be read any more.
  const bytes = await input.readBytes().catch(() => null);
  if (bytes === null) return { kind: 'unreadable', reason: 'damaged' };
  const file: InspectedFile = { name: input.name, bytes };
  const item = await readInWorker(file, signal, (progress) => onState({ kind: 'reading', progress }));
  if (item === null) return { kind: 'cancelled' };
  if (item.kind === 'unreadable') return item;
  try {
    const message = fitMailMessage(item.message);
    const [view, sha256] = await Promise.all([sendMessage('assessMail', { message }), hashBytes(bytes)]);
    if (signal.aborted) return { kind: 'cancelled' };
    return { kind: 'judged', item: { ...item, message }, view, sha256 };
  } catch {
    return { kind: 'no-answer' };
  }
}

async function hashBytes(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
