import { readFileSync } from 'node:fs';
import type { OwnAnswer } from '../../test/support/site-server.ts';

/** Where the people of the organisation read mail; named by its policy. */
export const WEBMAIL_HOST = 'webmail.muster-ag.example';

const ROUNDCUBE = new URL('../../test/fixtures/webmail/roundcube.html', import.meta.url);
const ORDINARY_LINK = 'https://portal.acme-supplies.example/pay';

/** A webmail with one open message: an invoice whose link leads to a listed host. @param host of a list that is followed */
export function serveInvoice(host: string): OwnAnswer {
  const page = readFileSync(ROUNDCUBE, 'utf8').replaceAll(ORDINARY_LINK, `https://${host}/pay`);
  return (url, response) => {
    if (url.hostname !== WEBMAIL_HOST) return false;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    return true;
  };
}
