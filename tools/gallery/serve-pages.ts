import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
  ['.png', 'image/png'],
]);

/** The policy that the manifest puts on the extension's pages. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types cordon-reader";

/** A page of somebody else with the warning in a frame. */
const FRAMING_PAGE =
  '<!doctype html><html lang="en"><title>A page</title><main><h1>Weekly digest</h1>' +
  '<p>Some text of the page around the frame.</p>' +
  '<iframe title="Embedded" width="480" height="250" src="/src/warning/index.html#http://frame.test/"></iframe></main>';

/** Serves a folder on a free loopback port, with the extension's content security policy on every page. */
export async function servePages(
  folder: string,
): Promise<{ readonly server: Server; readonly origin: string }> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    if (path === '/framing.html') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(FRAMING_PAGE);
      return;
    }
    readFile(join(folder, path)).then(
      (body) =>
        response
          .writeHead(200, {
            'content-type': TYPES.get(extname(path)) ?? 'application/octet-stream',
            'content-security-policy': POLICY,
          })
          .end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
