/** Bytes of a file that is handed over. */
const MOST_BYTES = 10 * 1024 * 1024;
const WAIT_MS = 30_000;

export type ReadFileResult = { readonly ok: true; readonly base64: string } | { readonly ok: false };

/**
 * Reads an attachment through the webmail's own session: only from the webmail's own origin, and only what its own link
 * leads to. Nothing is clicked. What is no file (the webmail's page about it, a sign-in page) is none.
 * @param element the attachment in the page
 * @param name its file name
 */
export async function readAttachedFile(element: Element, name: string): Promise<ReadFileResult> {
  for (const address of listAddresses(element)) {
    const file = await fetchFile(address, name).catch(() => null);
    if (file !== null) return { ok: true, base64: await encode(file) };
  }
  return { ok: false };
}

/** Where the file may be, likeliest first. */
function listAddresses(element: Element): readonly string[] {
  const page = element.ownerDocument;
  const around = element.closest('li, tr, [download_url], [role="listitem"]') ?? element;
  const links = [element, ...around.querySelectorAll('a[href], [download_url]'), around];
  const addresses = links.flatMap((link) => {
    // Gmail: `type:name:address`.
    const stated = /^[^:]*:[^:]*:(.+)$/.exec(link.getAttribute('download_url') ?? '')?.[1];
    const href = link.localName === 'a' ? link.getAttribute('href') : null;
    return [stated, href].filter((address) => address !== null && address !== undefined);
  });
  const own = addresses.flatMap((address) => {
    if (!URL.canParse(address, page.baseURI)) return [];
    const url = new URL(address, page.baseURI);
    return url.origin === page.location.origin && !isSamePage(url, page.location) ? [url] : [];
  });
  return [...new Set(own.flatMap(asDownloads))];
}

/** A link to a place in the page itself is for the page's own script. */
function isSamePage({ pathname, search }: URL, location: Location): boolean {
  return pathname === location.pathname && search === location.search;
}

/** Roundcube shows a part in a page of its own unless it is asked for as a download. */
function asDownloads(url: URL): readonly string[] {
  if (url.searchParams.get('_action') !== 'get') return [url.href];
  const download = new URL(url);
  download.searchParams.set('_download', '1');
  return [download.href, url.href];
}

async function fetchFile(address: string, name: string): Promise<Blob | null> {
  const response = await fetch(address, { credentials: 'include', signal: AbortSignal.timeout(WAIT_MS) });
  const isPage = /^text\/html/i.test(response.headers.get('content-type') ?? '');
  if (!response.ok || (isPage && !/\.html?$/i.test(name))) return null;
  const length = Number(response.headers.get('content-length') ?? 0);
  if (length > MOST_BYTES) return null;
  const file = await response.blob();
  return file.size > 0 && file.size <= MOST_BYTES ? file : null;
}

/** By the browser itself, which does not hold up the page. */
function encode(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
