import { request } from 'node:https';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SiteServer, startSiteServer } from '../../support/site-server.ts';
import { readServerName } from '../../support/tls-server-name.ts';

/** The browser tests judge by this server's count, so the count is tested by itself. */
describe('the site server', () => {
  let site: SiteServer;

  beforeEach(async () => {
    site = await startSiteServer();
  });
  afterEach(async () => {
    await site.close();
  });

  test('counts a request in clear by its host', async () => {
    await fetch(`http://127.0.0.1:${site.port}/path?query`);
    expect(site.requests).toEqual([{ scheme: 'http', host: '127.0.0.1', path: '/path?query' }]);
    expect(site.countVisits('127.0.0.1', '/path?query')).toBe(1);
  });

  test('counts a request over TLS, and the handshake by the name it asks for', async () => {
    const status = await new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port: site.port,
        servername: 'sub.listed.test',
        rejectUnauthorized: false,
      };
      request({ ...options, headers: { host: 'sub.listed.test' } }, (response) =>
        resolve(response.statusCode),
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(200);
    expect(site.handshakes).toEqual(['sub.listed.test']);
    expect(site.countRequests('listed.test')).toBe(1);
    expect(site.countRequests('ed.test')).toBe(0);
  });

  test.each([
    ['GET / HTTP/1.1\r\n', null],
    ['\x16\x03\x01\x00\x05\x02', ''],
    ['\x16\x03\x01\xff\xff\x01', ''],
  ])('any first bytes are read without harm: %j', (bytes, name) => {
    expect(readServerName(Buffer.from(bytes, 'latin1'))).toBe(name);
  });
});
