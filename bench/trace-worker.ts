import type { Chromium } from '../test/support/chromium.ts';
import { startTrace } from './browser-trace.ts';

/** A task of the worker's thread. */
export interface LongTask {
  /** When it began, in ms of the browser's clock. */
  readonly startMs: number;
  readonly clockMs: number;
  readonly cpuMs: number;
}

/** Watches the thread of the extension's worker, which must be running. */
export async function traceWorker(opened: Chromium): Promise<{ stop(): Promise<readonly LongTask[]> }> {
  const trace = await startTrace(opened, ['toplevel', 'blink.user_timing']);
  const worker = await opened.findWorker();
  await worker.evaluate(() => performance.mark('bench: this is the worker'));
  return {
    stop: async () => {
      const events = await trace.stop();
      const mark = events.find(({ name }) => name === 'bench: this is the worker');
      if (mark === undefined) throw new Error('no worker in the trace');
      return events
        .filter((event) => event.pid === mark.pid && event.tid === mark.tid && /RunTask$/.test(event.name))
        .map(({ ts, dur = 0, tdur = 0 }) => ({
          startMs: ts / 1000,
          clockMs: dur / 1000,
          cpuMs: tdur / 1000,
        }));
    },
  };
}
