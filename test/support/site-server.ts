import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { makeSelfSignedCertificate } from './self-signed.ts';
import { readServerName } from './tls-server-name.ts';

/** One request that a browser sent. */
export interface SiteRequest {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  /** Path and query. */
  readonly path: string;
}

export interface SiteServer {
  readonly port: number;
  /** Every request so far, oldest first. */
  readonly requests: readonly SiteRequest[];
  /** Names of TLS handshakes so far. A browser may open a connection ahead and send no request on it. */
  readonly handshakes: readonly string[];
  /** Requests to a host and its subdomains. */
  countRequests(host: string): number;
  /** Requests to exactly this host and path. */
  countVisits(host: string, path: string): number;
  close(): Promise<void>;
}

/** Answers a request by itself, or leaves it to the server: then it gives back false. */
export type OwnAnswer = (url: URL, response: ServerResponse) => boolean;

/**
 * The web as the tests know it: one loopback server that answers for every host, in http and https on one port.
 *
 * - what `answerFirst` answers
 * - `/` and any other path: a plain page whose title is the host
 * - `/link?to=URL`, `/frame?to=URL`, `/redirect?to=URL`: a page that leads to another one
 * - `/quiet-worker`: a page whose service worker then answers everything by itself
 */
export async function startSiteServer(answerFirst: OwnAnswer = () => false): Promise<SiteServer> {
  const requests: SiteRequest[] = [];
  const handshakes: string[] = [];
  const take = (scheme: SiteRequest['scheme']) => (request: IncomingMessage, response: ServerResponse) => {
    requests.push({ scheme, host: readHost(request), path: request.url ?? '' });
    const url = new URL(request.url ?? '/', `${scheme}://any.test`);
    url.host = readHost(request);
    if (!answerFirst(url, response)) answer(url, response);
  };
  const http = createHttpServer(take('http'));
  const https = createHttpsServer(makeSelfSignedCertificate(), take('https'));
  const [httpPort, httpsPort] = [await listen(http), await listen(https)];
  const front = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      const name = readServerName(first);
      if (name !== null) handshakes.push(name);
      forward(socket, first, name === null ? httpPort : httpsPort);
    });
  });
  return {
    port: await listen(front),
    requests,
    handshakes,
    countRequests: (host) => requests.filter((request) => isWithin(request.host, host)).length,
    countVisits: (host, path) => requests.filter((r) => r.host === host && r.path === path).length,
    close: async () => {
      http.closeAllConnections();
      https.closeAllConnections();
      await Promise.all([front, http, https].map((s) => new Promise((resolve) => s.close(resolve))));
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Hands a connection, of which the first bytes were read, to the server for its protocol. */
function forward(socket: Socket, first: Buffer, port: number): void {
  const inner = connect(port, '127.0.0.1');
  inner.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  socket.on('close', () => inner.destroy());
  inner.write(first);
  socket.pipe(inner).pipe(socket);
}

function isWithin(host: string, parent: string): boolean {
  return host === parent || host.endsWith(`.${parent}`);
}

function readHost(request: IncomingMessage): string {
  return (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
}

function answer(url: URL, response: ServerResponse): void {
  const to = url.searchParams.get('to') ?? '';
  response.setHeader('cache-control', 'no-store');
  switch (url.pathname) {
    case '/redirect':
      response.writeHead(302, { location: to }).end();
      return;
    case '/quiet-worker.js':
      response.setHeader('content-type', 'text/javascript');
      response.end(QUIET_WORKER);
      return;
    case '/favicon.ico':
      response.writeHead(404).end();
      return;
    default:
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(writePage(url.hostname, describeBody(url.pathname, to)));
  }
}

function describeBody(path: string, to: string): string {
  const target = escapeHtml(to);
  switch (path) {
    case '/link':
      return `<p><a id="link" href="${target}">on</a> <a id="blank" href="${target}" target="_blank">new tab</a></p>`;
    case '/frame':
      return `<iframe id="frame" title="inner" width="640" height="400" src="${target}"></iframe>`;
    case '/quiet-worker':
      return "<script>navigator.serviceWorker.register('/quiet-worker.js').then(() => navigator.serviceWorker.ready).then(() => { document.title = 'ready'; });</script>";
    default:
      return '<p>An ordinary page.</p>';
  }
}

const QUIET_WORKER = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => event.respondWith(
  new Response('<title>from the worker</title>', { headers: { 'content-type': 'text/html' } })));
`;

function writePage(host: string, body: string): string {
  const name = escapeHtml(host);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title></head><body><h1>${name}</h1>${body}</body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
