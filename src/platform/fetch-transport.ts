import type { TufRequest, TufResponse, TufTransport } from '../core/tuf/transport.ts';

/** A worker's fetch must answer within 30 seconds; a server that is silent for less than that is waited for. */
const SILENCE_MS = 25_000;
const ABSENT: ReadonlySet<number> = new Set([403, 404, 410]);
const CONTENT_RANGE = /^bytes (\d+)-\d+\/(?:\d+|\*)$/;

/**
 * Fetches a repository's files with the browser. No cookies, no referrer, nothing that tells who asks; what the
 * browser's cache holds is revalidated (`ETag`). A redirect from https to http is refused.
 * @param repository address of the published folder, which holds `metadata/` and `targets/`; ends with `/`
 */
export function createFetchTransport(repository: URL): TufTransport {
  return {
    fetch: async (request) => {
      const url = new URL(`${request.base}/${request.path}`, repository);
      try {
        return await fetchFile(url, request.range);
      } catch (error) {
        return { kind: 'unreachable', detail: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

async function fetchFile(url: URL, range: TufRequest['range']): Promise<TufResponse> {
  const timer = new SilenceTimer();
  const response = await fetch(url, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    // A part of a file is never cached: its bytes are kept until the whole is verified.
    cache: range === undefined ? 'no-cache' : 'no-store',
    headers: range === undefined ? {} : { range: `bytes=${range.first}-${range.last}` },
    signal: timer.signal,
  });
  if (url.protocol === 'https:' && !response.url.startsWith('https:')) {
    timer.abort();
    return { kind: 'unreachable', detail: 'the server led from https to http' };
  }
  const { status } = response;
  if (status === 206 && range !== undefined) {
    const place = CONTENT_RANGE.exec(response.headers.get('content-range') ?? '');
    if (place !== null) return { kind: 'body', first: Number(place[1]), body: readBody(response, timer) };
  }
  if (status === 200) return { kind: 'body', first: 0, body: readBody(response, timer) };
  timer.abort();
  if (ABSENT.has(status)) return { kind: 'absent' };
  return { kind: 'refused', status, retryAfterSeconds: readRetryAfter(response.headers.get('retry-after')) };
}

async function* readBody(response: Response, timer: SilenceTimer): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  try {
    for (;;) {
      timer.restart();
      const piece = await reader?.read();
      if (piece?.value === undefined) return;
      yield piece.value;
    }
  } finally {
    timer.abort();
  }
}

/** RFC 9110, 10.2.3, seconds only; a date is as good as none, because clocks differ. */
function readRetryAfter(value: string | null): number | null {
  return value !== null && /^\d{1,6}$/.test(value) ? Number(value) : null;
}

/** Ends a transfer when nothing has arrived for a while, and when it is no longer wanted. */
class SilenceTimer {
  readonly #controller = new AbortController();
  #timer: ReturnType<typeof setTimeout>;

  constructor() {
    this.#timer = this.#start();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  restart(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  }

  abort(): void {
    clearTimeout(this.#timer);
    this.#controller.abort();
  }

  #start(): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#controller.abort(new Error('the server fell silent')), SILENCE_MS);
  }
}
