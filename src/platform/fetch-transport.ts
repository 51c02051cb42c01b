import type { ClockSighting } from '../core/list/clock-state.ts';
import type { TufRequest, TufResponse, TufTransport } from '../core/tuf/transport.ts';
import { browser } from './browser.ts';
import { now } from './clock.ts';

/** A worker's fetch must answer within 30 seconds; a server that is silent for less than that is waited for. */
const SILENCE_MS = 25_000;
/** A server that sends a little now and then is given up when one answer has taken ten times as long. */
const LONGEST_ANSWER = 10;
const SIGN_OF_LIFE_MS = 5_000;
const ABSENT: ReadonlySet<number> = new Set([403, 404, 410]);
const CONTENT_RANGE = /^bytes (\d+)-\d+\/(?:\d+|\*)$/;

export interface FetchTransport extends TufTransport {
  /** What the server's clock said with its last answer; null where it said nothing. Unsigned. */
  lastSighting(): ClockSighting | null;
}

/**
 * Fetches a repository's files with the browser. No cookies, no referrer, nothing that tells who asks; what the
 * browser's cache holds is revalidated (`ETag`). A redirect from https to http is refused.
 * @param repository address of the published folder, which holds `metadata/` and `targets/`; ends with `/`
 * @param silenceMs a server that sends nothing for so long is given up
 */
export function createFetchTransport(repository: URL, silenceMs = SILENCE_MS): FetchTransport {
  let sighting: ClockSighting | null = null;
  return {
    lastSighting: () => sighting,
    fetch: async (request) => {
      const url = new URL(`${request.base}/${request.path}`, repository);
      const timer = new TransferTimer(silenceMs);
      try {
        const response = await fetchFile(url, request.range, timer.signal);
        sighting = readSighting(response.headers);
        return readResponse(url, request.range, response, timer);
      } catch (error) {
        timer.end();
        return { kind: 'unreachable', detail: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

function fetchFile(url: URL, range: TufRequest['range'], signal: AbortSignal): Promise<Response> {
  return fetch(url, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    // A part of a file is never cached: its bytes are kept until the whole is verified.
    cache: range === undefined ? 'no-cache' : 'no-store',
    headers: range === undefined ? {} : { range: `bytes=${range.first}-${range.last}` },
    signal,
  });
}

function readResponse(
  url: URL,
  range: TufRequest['range'],
  response: Response,
  timer: TransferTimer,
): TufResponse {
  if (url.protocol === 'https:' && !response.url.startsWith('https:')) {
    timer.end();
    return { kind: 'unreachable', detail: 'the server led from https to http' };
  }
  const { status, headers } = response;
  if (status === 206 && range !== undefined) {
    const place = CONTENT_RANGE.exec(headers.get('content-range') ?? '');
    if (place !== null) return { kind: 'body', first: Number(place[1]), body: readBody(response, timer) };
  }
  if (status === 200) return { kind: 'body', first: 0, body: readBody(response, timer) };
  timer.end();
  if (ABSENT.has(status)) return { kind: 'absent' };
  return { kind: 'refused', status, retryAfterSeconds: readRetryAfter(headers) };
}

async function* readBody(response: Response, timer: TransferTimer): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  try {
    for (;;) {
      timer.restart();
      const piece = await reader?.read();
      if (piece?.value === undefined) return;
      yield piece.value;
    }
  } finally {
    timer.end();
  }
}

/**
 * RFC 9110, 10.2.3: seconds, or a date. A date is counted from the server's own `Date`, because clocks differ; without
 * that it is as good as none.
 */
function readRetryAfter(headers: Headers): number | null {
  const value = headers.get('retry-after') ?? '';
  if (/^\d{1,6}$/.test(value)) return Number(value);
  const seconds = (Date.parse(value) - Date.parse(headers.get('date') ?? '')) / 1000;
  return seconds > 0 ? Math.ceil(seconds) : null;
}

/** RFC 9110, 6.6.1, and RFC 9111, 5.1: an answer that a cache has kept is older than its date by its age. */
function readSighting(headers: Headers): ClockSighting | null {
  const date = Date.parse(headers.get('date') ?? '');
  const age = /^\d{1,9}$/.exec(headers.get('age') ?? '')?.[0] ?? '0';
  return Number.isNaN(date) ? null : { local: now(), server: date + Number(age) * 1000 };
}

/** Ends a transfer when nothing has arrived for a while, when it takes too long, and when it is no longer wanted. */
class TransferTimer {
  readonly #controller = new AbortController();
  readonly #silenceMs: number;
  readonly #deadline: ReturnType<typeof setTimeout>;
  #silence: ReturnType<typeof setTimeout>;
  #lastSign = 0;

  constructor(silenceMs: number) {
    this.#silenceMs = silenceMs;
    this.#silence = this.#start(silenceMs, 'the server fell silent');
    this.#deadline = this.#start(silenceMs * LONGEST_ANSWER, 'the server took too long');
    this.#giveSignOfLife();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  restart(): void {
    clearTimeout(this.#silence);
    this.#silence = this.#start(this.#silenceMs, 'the server fell silent');
    if (now() - this.#lastSign >= SIGN_OF_LIFE_MS) this.#giveSignOfLife();
  }

  end(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#deadline);
    this.#controller.abort();
  }

  #start(ms: number, why: string): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#controller.abort(new Error(why)), ms);
  }

  /** The browser ends a worker that has called none of its functions for 30 seconds, whatever it is waiting for. */
  #giveSignOfLife(): void {
    this.#lastSign = now();
    browser.runtime.getPlatformInfo().catch(() => {});
  }
}
