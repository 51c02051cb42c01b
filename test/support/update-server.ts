import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeUpdatesXml } from '../../tools/package/update-manifests.ts';

export interface UpdateServer {
  /** Where a policy says that the extension comes from. */
  readonly url: string;
  /** Serves another version from now on. */
  serve(version: string, crxPath: string): void;
  close(): Promise<void>;
}

/** Serves one packed extension the way a company's own server does: an update manifest and the file it names. */
export async function startUpdateServer(
  extensionId: string,
  version: string,
  crxPath: string,
): Promise<UpdateServer> {
  let served = { version, crx: readFileSync(crxPath) };
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    if (request.url?.startsWith('/extension.crx') === true) {
      response.setHeader('content-type', 'application/x-chrome-extension');
      response.end(served.crx);
      return;
    }
    response.setHeader('content-type', 'text/xml');
    response.end(writeUpdatesXml(extensionId, served.version, `http://127.0.0.1:${port}/extension.crx`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/updates.xml`,
    serve: (next, path) => {
      served = { version: next, crx: readFileSync(path) };
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
