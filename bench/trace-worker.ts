import type { Chromium } from '../test/support/chromium.ts';

/** A task of the worker's thread. */
export interface LongTask {
  /** When it began, in ms of the browser's clock. */
  readonly startMs: number;
  readonly clockMs: number;
  readonly cpuMs: number;
}

/** One event of the browser's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** CPU time of the thread. */
  readonly tdur?: number;
}

/** Watches the thread of the extension's worker, which must be running. */
export async function traceWorker(opened: Chromium): Promise<{ stop(): Promise<readonly LongTask[]> }> {
  const session = await opened.browser.target().createCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const includedCategories = ['toplevel', 'blink.user_timing'];
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories, excludedCategories: ['*'] },
  });
  const worker = await opened.findWorker();
  await worker.evaluate(() => performance.mark('bench: this is the worker'));
  return {
    stop: async () => {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
      await session.send('Tracing.end');
      await complete;
      await session.detach();
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
