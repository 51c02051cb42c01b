import type { TraceEvent } from './browser-trace.ts';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName?: string; readonly url?: string };
}
interface ProfileChunk {
  readonly data: {
    readonly cpuProfile?: { readonly nodes?: readonly ProfileNode[]; readonly samples?: readonly number[] };
    readonly timeDeltas?: readonly number[];
  };
}

/** Categories in which the browser samples which function runs, ten times a millisecond. */
export const SAMPLING = ['disabled-by-default-v8.cpu_profiler', 'disabled-by-default-v8.cpu_profiler.hires'];

/**
 * Which part of a thread's work was in functions of a script, by samples: 0 to 1. What those call in the browser does not
 * count as theirs. A share, because a thread that others push off its core goes on being sampled.
 * @param span microseconds of the trace's clock
 * @param isOurs by the address of the script
 */
export function sampleShare(
  events: readonly TraceEvent[],
  thread: Pick<TraceEvent, 'pid' | 'tid'>,
  span: { readonly from: number; readonly to: number },
  isOurs: (script: string) => boolean,
): number {
  let own = 0;
  let all = 0;
  for (const profile of events) {
    if (profile.name !== 'Profile' || profile.pid !== thread.pid || profile.tid !== thread.tid) continue;
    const nodes = new Map<number, ProfileNode['callFrame']>();
    let at = (profile.args as { readonly data: { readonly startTime: number } }).data.startTime;
    for (const chunk of events) {
      if (chunk.name !== 'ProfileChunk' || chunk.pid !== profile.pid || chunk.id !== profile.id) continue;
      const { cpuProfile, timeDeltas = [] } = (chunk.args as ProfileChunk).data;
      for (const { id, callFrame } of cpuProfile?.nodes ?? []) nodes.set(id, callFrame);
      for (const [index, node] of (cpuProfile?.samples ?? []).entries()) {
        const lasted = timeDeltas[index] ?? 0;
        at += lasted;
        const { functionName, url = '' } = nodes.get(node) ?? {};
        if (at < span.from || at > span.to || functionName === '(idle)') continue;
        all += lasted;
        if (isOurs(url)) own += lasted;
      }
    }
  }
  return all === 0 ? 0 : own / all;
}
