import type { ServerResponse } from 'node:http';

/** How the server itself sends a browser on. */
export const SENDING_WAYS = ['301', '302', '307', 'refresh', 'meta', 'location'] as const;

/**
 * Pages of a site that wishes nobody well, for `startSiteServer`:
 *
 * - `/send?by=WAY&to=ADDRESS`: goes on to the address by one of {@link SENDING_WAYS}
 * - `/covering?to=ADDRESS`: frames the address, and lays a page of its own above the frame that lets clicks through
 * - `/watching?to=ADDRESS`: frames the address under a policy that reports what it refuses, and keeps in `seen` every
 *   address that the browser tells the page of
 */
export function answerHostile(url: URL, response: ServerResponse): boolean {
  const to = url.searchParams.get('to') ?? '';
  switch (url.pathname) {
    case '/send':
      send(response, url.searchParams.get('by') ?? '', to);
      return true;
    case '/covering':
      writePage(response, `${COVER}${writeFrame(to)}`);
      return true;
    case '/watching':
      response.setHeader('content-security-policy', `frame-src http://${new URL(to).host}`);
      writePage(response, `${WATCH}${writeFrame(to)}`);
      return true;
    default:
      return false;
  }
}

function send(response: ServerResponse, by: string, to: string): void {
  if (/^3/.test(by)) {
    response.writeHead(Number(by), { location: to }).end();
  } else if (by === 'refresh') {
    response.setHeader('refresh', `0; url=${to}`);
    writePage(response, '');
  } else if (by === 'meta') {
    writePage(response, `<meta http-equiv="refresh" content="0; url=${escapeHtml(to)}">`);
  } else {
    writePage(response, `<script>location.href = ${JSON.stringify(to)}</script>`);
  }
}

const COVER =
  '<div style="position: fixed; inset: 0; z-index: 9; background: white; pointer-events: none">You have won.</div>';

const WATCH = `<script>
var seen = [];
var keep = (address) => { if (address) seen.push(String(address)); };
addEventListener('securitypolicyviolation', (event) => { keep(event.blockedURI); keep(event.sourceFile); }, true);
addEventListener('message', (event) => { keep(event.origin); keep(JSON.stringify(event.data)); });
addEventListener('error', (event) => { keep(event.filename); keep(event.message); }, true);
new PerformanceObserver((list) => { for (const entry of list.getEntries()) keep(entry.name); })
  .observe({ type: 'resource', buffered: true });
</script>`;

function writeFrame(to: string): string {
  return `<iframe id="frame" title="inner" width="640" height="400" src="${escapeHtml(to)}" onload="window.isLoaded = true"></iframe>`;
}

function writePage(response: ServerResponse, body: string): void {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.end(`<!doctype html><html lang="en"><title>hostile</title><body>${body}</body></html>`);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
