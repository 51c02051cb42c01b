import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TufRepository } from './tuf-repository.ts';

/** Answers a request in another way than the repository would. */
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A repository on a loopback port: `/metadata/` and `/targets/`, with ranges, as a static web server has them. */
export interface TufServer {
  readonly metadataUrl: string;
  readonly targetsUrl: string;
  /** Paths asked for below `/`, percent-encoded as they came. */
  readonly requests: string[];
  /** By path below `/`. */
  readonly answers: Map<string, Answer>;
  knowsRanges: boolean;
  /** What its clock says, in epoch milliseconds; null: what this computer's says. */
  time: number | null;
  close(): Promise<void>;
}

export async function startTufServer(repository: TufRepository): Promise<TufServer> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').slice(1);
    state.requests.push(path);
    if (state.time !== null) response.setHeader('date', new Date(state.time).toUTCString());
    const answer = state.answers.get(path);
    if (answer === undefined) serve(repository, state.knowsRanges, request, response);
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state: TufServer = {
    metadataUrl: `${base}/metadata/`,
    targetsUrl: `${base}/targets/`,
    requests: [],
    answers: new Map(),
    knowsRanges: true,
    time: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return state;
}

function serve(
  repository: TufRepository,
  knowsRanges: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [folder = '', ...rest] = decodeURIComponent((request.url ?? '').slice(1)).split('/');
  const files = folder === 'metadata' ? repository.metadata : repository.targetFiles;
  const bytes = files.get(rest.join('/'));
  if (bytes === undefined) {
    response.writeHead(404).end('no such file');
    return;
  }
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  if (range === null || !knowsRanges) {
    response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
    return;
  }
  const [first, last] = [Number(range[1]), Math.min(Number(range[2]), bytes.length - 1)];
  response.writeHead(206, { 'content-range': `bytes ${first}-${last}/${bytes.length}` });
  response.end(bytes.subarray(first, last + 1));
}
