/** What came back. */
export type PostResult =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfterSeconds: number | null }
  /** No connection, no trusted certificate, a redirect, or silence: the receiver may have it or not. */
  | { readonly kind: 'unanswered'; readonly detail: string };

const TIMEOUT_MS = 20_000;

/**
 * Sends events to IT's receiver: no cookies, no referrer, no redirects, nothing but these headers and this body. Never rejects.
 * @param now epoch milliseconds, for a `Retry-After` that is a date
 */
export async function postEvents(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  now: number,
): Promise<PostResult> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers,
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      // Elsewhere is nowhere that policy named.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return { kind: 'answered', status: response.status, retryAfterSeconds: readRetryAfter(response, now) };
  } catch (error) {
    return { kind: 'unanswered', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** RFC 9110, 10.2.3: seconds, or a date, which is counted from the receiver's own `Date` where there is one. */
function readRetryAfter({ headers }: Response, now: number): number | null {
  const value = headers.get('retry-after') ?? '';
  if (/^\d{1,6}$/.test(value)) return Number(value);
  const date = Date.parse(headers.get('date') ?? '');
  const seconds = (Date.parse(value) - (Number.isNaN(date) ? now : date)) / 1000;
  return seconds > 0 ? Math.ceil(seconds) : null;
}
