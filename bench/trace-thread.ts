import type { Page } from 'puppeteer-core';
import type { Chromium } from '../test/support/chromium.ts';
import { startTrace } from './browser-trace.ts';

/** A task of one thread. */
export interface LongTask {
  /** When it began, in ms of the browser's clock. */
  readonly startMs: number;
  readonly clockMs: number;
  readonly cpuMs: number;
}

export interface ThreadTrace {
  /** Every task since the trace began. */
  stop(): Promise<readonly LongTask[]>;
}

/** Watches the thread of the extension's worker, which must be running. */
export async function traceWorker(opened: Chromium): Promise<ThreadTrace> {
  const worker = await opened.findWorker();
  return traceThread(opened, (mark) => worker.evaluate((name) => void performance.mark(name), mark));
}

/** Watches the main thread of a page. */
export function tracePage(opened: Chromium, page: Page): Promise<ThreadTrace> {
  return traceThread(opened, (mark) => page.evaluate((name) => void performance.mark(name), mark));
}

/** @param setMark leaves a mark on the thread that is meant */
async function traceThread(
  opened: Chromium,
  setMark: (name: string) => Promise<unknown>,
): Promise<ThreadTrace> {
  const trace = await startTrace(opened, ['toplevel', 'blink.user_timing']);
  const name = 'bench: this is the thread';
  await setMark(name);
  return {
    stop: async () => {
      const events = await trace.stop();
      const mark = events.find((event) => event.name === name);
      if (mark === undefined) throw new Error('the thread is not in the trace');
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
