import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import type { TufRequest, TufResponse, TufTransport } from '../../src/core/tuf/transport.ts';

export interface TransportOptions {
  readonly metadataUrl: URL;
  readonly targetsUrl: URL;
  /** A server that sends nothing for so long is given up, as is one that needs ten times as long for one answer. */
  readonly silenceMs?: number;
}

const ABSENT: ReadonlySet<number> = new Set([403, 404, 410]);
const MAX_REDIRECTS = 5;
const CONTENT_RANGE = /^bytes (\d+)-\d+\/(?:\d+|\*)$/;

/** Fetches over HTTP and HTTPS. A redirect may not leave HTTPS for HTTP. */
export function createHttpTransport(options: TransportOptions): TufTransport {
  const { silenceMs = 30_000 } = options;
  return {
    fetch: async (request) => {
      const base = request.base === 'metadata' ? options.metadataUrl : options.targetsUrl;
      try {
        return await fetchFrom(new URL(request.path, base), request, silenceMs, MAX_REDIRECTS);
      } catch (error) {
        return { kind: 'unreachable', detail: describe(error) };
      }
    },
  };
}

/** Reads an address of a folder: a `/` at its end is the same as none. Throws where it is not http or https. */
export function readBaseUrl(text: string): URL {
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error(`${text} is not http or https`);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

async function fetchFrom(
  url: URL,
  request: TufRequest,
  silenceMs: number,
  redirects: number,
): Promise<TufResponse> {
  const response = await send(url, request.range, silenceMs);
  const status = response.statusCode ?? 0;
  const location = response.headers.location;
  if (status === 200 || (status === 206 && request.range !== undefined)) {
    const range = CONTENT_RANGE.exec(response.headers['content-range'] ?? '');
    if (status === 206 && range === null)
      return refuse(response, { kind: 'refused', status, retryAfterSeconds: null });
    return { kind: 'body', first: status === 206 ? Number(range?.[1]) : 0, body: response };
  }
  if (status >= 300 && status < 400 && location !== undefined && redirects > 0) {
    const next = new URL(location, url);
    if (next.protocol === url.protocol || next.protocol === 'https:') {
      response.destroy();
      return fetchFrom(next, request, silenceMs, redirects - 1);
    }
  }
  if (ABSENT.has(status)) return refuse(response, { kind: 'absent' });
  const retryAfterSeconds = readRetryAfter(response.headers['retry-after']);
  return refuse(response, { kind: 'refused', status, retryAfterSeconds });
}

function send(url: URL, range: TufRequest['range'], silenceMs: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // A coding would hide the length of what is sent, and ranges count coded bytes.
    const headers: Record<string, string> = { 'accept-encoding': 'identity' };
    if (range !== undefined) headers['range'] = `bytes=${range.first}-${range.last}`;
    const get = url.protocol === 'https:' ? getHttps : getHttp;
    const request = get(url, { headers, timeout: silenceMs, agent: false });
    const deadline = setTimeout(() => giveUp(), silenceMs * 10);
    const giveUp = (): void => {
      request.destroy(new Error('the server fell silent'));
    };
    request.on('timeout', giveUp);
    request.on('close', () => clearTimeout(deadline));
    request.on('error', reject);
    request.on('response', resolve);
  });
}

function refuse(response: IncomingMessage, outcome: TufResponse): TufResponse {
  response.destroy();
  return outcome;
}

/** RFC 9110, 10.2.3, seconds only; a date is as good as none, because clocks differ. */
function readRetryAfter(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : null;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as { readonly code?: unknown }).code;
  return error.message !== '' ? error.message : String(code ?? error.name);
}
