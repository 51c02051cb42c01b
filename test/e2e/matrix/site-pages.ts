import type { OwnAnswer } from '../../support/site-server.ts';

/** Title of the pages that may wait in a cache or a session; a word that occurs nowhere else. */
export const KEPT_TITLE = 'Qzxwvj';

/**
 * Pages that lead on to `?to=URL`, each in its own way, and what the other cells need of a web server:
 *
 * - `/redirect/STATUS`, `/meta`, `/location`, `/form`, `/nested`, `/object`, `/embed`, `/prerender`, `/download`
 * - `/file.zip`, on any path that ends so: a download
 * - `/kept/...`: a page that may wait in the back/forward cache; `/worker`: one whose service worker then answers everything
 *
 * None of them asks for an icon, which would come whenever the browser finds the time.
 */
export const answerMatrixPage: OwnAnswer = (url, response) => {
  const to = url.searchParams.get('to') ?? '';
  const [, kind = '', status = ''] = url.pathname.split('/');
  if (kind === 'redirect' && status !== '') {
    response.writeHead(Number(status), { location: to, 'cache-control': 'no-store' }).end();
    return true;
  }
  if (url.pathname.endsWith('/file.zip')) {
    response.setHeader('content-disposition', 'attachment; filename="file.zip"');
    response.setHeader('content-type', 'application/zip');
    response.end('PK\u0005\u0006'.padEnd(22, '\0'));
    return true;
  }
  const body = describeBody(kind, escapeHtml(to));
  if (body === null) return false;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  // A page with no-store is not kept for "back".
  response.setHeader('cache-control', kind === 'kept' ? 'private, max-age=0' : 'no-store');
  response.end(
    `<!doctype html><html lang="en"><head><link rel="icon" href="data:image/gif;base64,R0lGODlhAQABAAAAACw="><title>${kind === 'kept' ? KEPT_TITLE : kind}</title></head><body>${body}</body></html>`,
  );
  return true;
};

function describeBody(kind: string, to: string): string | null {
  switch (kind) {
    case 'meta':
      return `<meta http-equiv="refresh" content="0; url=${to}">`;
    case 'location':
      return `<script>location = document.currentScript.dataset.to</script>`.replace(
        '<script',
        `<script data-to="${to}"`,
      );
    case 'form':
      return `<form method="post" action="${to}"><input name="card" value="1"><button id="send">Send</button></form>`;
    case 'nested':
      return `<iframe title="outer" width="700" height="500" src="/frame?to=${encodeURIComponent(unescapeHtml(to))}"></iframe>`;
    case 'object':
      return `<object type="text/html" width="640" height="400" data="${to}"></object>`;
    case 'embed':
      return `<embed type="text/html" width="640" height="400" src="${to}">`;
    case 'prerender':
      return `<a id="link" href="${to}">on</a><script type="speculationrules">{"prerender":[{"source":"list","urls":[${JSON.stringify(unescapeHtml(to))}],"eagerness":"immediate"}]}</script>`;
    case 'download':
      return `<a id="link" download href="${to}">save</a>`;
    case 'worker':
      return `<script>navigator.serviceWorker.register('/quiet-worker.js').then(() => navigator.serviceWorker.ready).then(() => { document.title = 'ready'; });</script>`;
    case 'kept':
      return '<p>A page that is kept.</p>';
    default:
      return null;
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function unescapeHtml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
