/** One GET request of the client. */
export interface TufRequest {
  /** Which of the repository's two addresses `path` stands under. */
  readonly base: 'metadata' | 'targets';
  /** Relative, without `..`; its segments are percent-encoded already. */
  readonly path: string;
  /** Asks for these bytes only (RFC 9110, 14.2), the last one included. A server may send everything all the same. */
  readonly range?: { readonly first: number; readonly last: number };
}

export type TufResponse =
  | {
      readonly kind: 'body';
      /** Where the body begins in the file: 0 for status 200, from `Content-Range` for 206. */
      readonly first: number;
      /** Read only as far as it may go; leaving the loop early must end the transfer. */
      readonly body: AsyncIterable<Uint8Array>;
    }
  /** The server says that there is no such file: 404 or 410, and 403, which some object stores answer for it. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'unreachable'; readonly detail: string };

/**
 * How files are fetched. Gives up on a server that falls silent, and does not follow a redirect to another scheme.
 * Whatever it throws counts as `unreachable`.
 */
export interface TufTransport {
  fetch(request: TufRequest): Promise<TufResponse>;
}
