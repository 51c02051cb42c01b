import type { ServerResponse } from 'node:http';
import type { PageFacts } from '../../src/core/page/page-facts.ts';

/** A page with both signs of a seizure notice and its shape. */
export const SEIZURE: PageFacts = {
  title: 'This Website Has Been Seized',
  headings: ['This website has been seized'],
  imageTexts: ['seal'],
  text: 'This website has been seized by the Federal Bureau of Investigation pursuant to a seizure warrant issued by the United States District Court.',
  isLong: false,
  links: 0,
  forms: 0,
  articles: 0,
  ogType: '',
};

/** Pages to show notices in, by path. What is put into `pages` is answered too. */
export class NoticeSite {
  readonly pages = new Map<string, PageFacts>([['/seizure', SEIZURE]]);
  /** Answers that never end. */
  readonly #held: ServerResponse[] = [];

  readonly answer = (url: URL, response: ServerResponse): boolean => {
    const facts = this.pages.get(url.pathname);
    const html = facts === undefined ? SPECIAL_PAGES.get(url.pathname) : writePage(facts);
    if (html === undefined) return false;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('cache-control', 'no-store');
    if (url.pathname === '/strict') response.setHeader('content-security-policy', STRICT_POLICY);
    if (url.pathname === '/hanging') {
      this.#held.push(response);
      response.write(html);
    } else {
      response.end(html);
    }
    return true;
  };

  /** Lets go of what was held. */
  close(): void {
    for (const response of this.#held) response.destroy();
  }
}

const STRICT_POLICY =
  "default-src 'none'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

function writePage(page: PageFacts): string {
  const repeat = (count: number, html: string): string => html.repeat(count);
  const title = page.title === '' ? '' : `<title>${escapeHtml(page.title)}</title>`;
  const ogType = page.ogType === '' ? '' : `<meta property="og:type" content="${escapeHtml(page.ogType)}">`;
  const body = [
    ...page.headings.map((heading) => `<h1>${escapeHtml(heading)}</h1>`),
    ...page.imageTexts.map((text) => `<img alt="${escapeHtml(text)}" src="data:,">`),
    `<p>${escapeHtml(page.text)}</p>`,
    repeat(page.links, '<a href="/next">next</a> '),
    repeat(page.forms, '<form><input name="q"></form>'),
  ].join('\n');
  const inner = page.articles > 0 ? `<article>${body}</article>` : body;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${title}${ogType}</head><body>${inner}</body></html>`;
}

function writeSpecialPage(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>${head}</head><body>
<h1>A shop</h1><p><button id="count" onclick="this.textContent = Number(this.textContent) + 1">0</button></p>${body}</body></html>`;
}

/** Looks for our element as a page can: it is a child of the root that was not there before. */
const FIND = "const find = () => document.querySelector('html > [popover]');";

const SPECIAL_PAGES: ReadonlyMap<string, string> = new Map([
  ['/plain', writeSpecialPage('')],
  ['/strict', writeSpecialPage('')],
  ['/focused', writeSpecialPage('<input id="field" autofocus>')],
  ['/hanging', writeSpecialPage('').replace('</body></html>', '')],
  ['/stopping', writeSpecialPage('<script>stop();</script><p id="after">after</p>')],
  [
    '/removing',
    writeSpecialPage(`<script>${FIND}
      var removed = 0;
      new MutationObserver(() => { const found = find(); if (found) { found.remove(); removed += 1; } })
        .observe(document.documentElement, { childList: true });
      var changeOften = async (times) => {
        for (let i = 0; i < times; i += 1) {
          document.documentElement.append(document.createComment(''));
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      };</script>`),
  ],
  [
    '/removing-twice',
    writeSpecialPage(`<script>${FIND}
      var removed = 0;
      new MutationObserver(() => { const found = find(); if (found && removed < 2) { found.remove(); removed += 1; } })
        .observe(document.documentElement, { childList: true });</script>`),
  ],
  [
    '/restyling',
    writeSpecialPage(
      `<script>${FIND}
      var meddled = 0;
      new MutationObserver(() => {
        const found = find();
        if (!found || meddled > 0) return;
        meddled += 1;
        found.style.cssText = 'display: none !important; opacity: 0 !important; transform: scale(0) !important';
        found.animate([{ opacity: 0, translate: '-9999px' }, { opacity: 0, translate: '-9999px' }], { duration: 1e9 });
        found.inert = true;
        found.setAttribute('aria-hidden', 'true');
        found.hidePopover();
      }).observe(document.documentElement, { childList: true });</script>`,
      `<style>html { font-size: 3px } html > div, html > * > div, [popover] { display: none !important; opacity: 0 !important;
        inset: auto -9999px !important; visibility: hidden !important; clip-path: inset(50%) !important; color: transparent !important }
        [popover]::before { content: 'from the page' !important }</style>`,
    ),
  ],
  [
    '/covering',
    writeSpecialPage(
      '<div id="cover" style="position: fixed; inset: 0; z-index: 2147483647; background: white"></div>',
    ),
  ],
  [
    '/dialog',
    writeSpecialPage(`<dialog id="dialog"><p>A dialog</p><button onclick="dialog.close()">Done</button></dialog>
      <script>${FIND}
      var toggles = [];
      new MutationObserver(() => find()?.addEventListener('toggle', (event) => toggles.push(event.newState)))
        .observe(document.documentElement, { childList: true });</script>`),
  ],
  [
    '/trapping',
    writeSpecialPage(`<input id="field"><script>
      var trapped = 0;
      const pull = () => { trapped += 1; document.querySelector('#field').focus(); };
      addEventListener('focusin', (event) => { if (event.target.id !== 'field') pull(); }, true);
      addEventListener('keydown', (event) => { if (event.key === 'Tab') { event.preventDefault(); pull(); } }, true);
      pull();</script>`),
  ],
  [
    '/flooding',
    writeSpecialPage(`<div id="flood"></div><script>
      var rounds = 0;
      setInterval(() => {
        for (let i = 0; i < 500; i += 1) {
          flood.append(document.createElement('i'));
          document.documentElement.append(document.createComment(''));
          document.documentElement.lastChild.remove();
        }
        flood.textContent = '';
        rounds += 1;
      }, 4);</script>`),
  ],
  [
    '/rewriting',
    writeSpecialPage(`<script>
      var rewrite = () => { document.open(); document.write('<title>New</title><h1 id="new">New</h1>'); document.close(); };</script>`),
  ],
]);

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
