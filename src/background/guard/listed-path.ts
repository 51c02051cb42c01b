/**
 * Most paths in the rules: the browser takes 1,000 rules with a regular expression
 * (https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#regular_expressions), and those of hosts
 * have one, too.
 */
export const PATH_BUDGET = 900;
/** Of a regular expression the browser compiles 2 KB; longer paths are left to the other layers. */
const MAX_PATH_LENGTH = 100;
/** A page's own name and up to three folders are looked up as beginnings of a path (`urlExpressions`). */
const MAX_FOLDERS = 3;
/** Hosts of up to so many labels are looked up below every host under them. */
const MAX_LABELS = 5;

const ENTRY = /^https?:\/\/(?<host>[a-z0-9._-]+)(?<path>\/[!-~]*)$/;
/** A part of a host that is stopped, as a rule can say it. */
export interface ListedPath {
  readonly host: string;
  /** Fits what the lookup finds by this entry, where the browser writes the address as the list does; else less, never more. */
  readonly regex: string;
}

/** Null where no rule can say it: then the other layers, which look each address up, are alone. */
export function readListedPath(value: string): ListedPath | null {
  const parts = ENTRY.exec(value)?.groups;
  const [host, path] = [parts?.['host'] ?? '', parts?.['path'] ?? ''];
  if (host === '' || path.length > MAX_PATH_LENGTH || host.split('.').length > MAX_LABELS) return null;
  const start = `^https?://[^/?#]*${path.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}`;
  if (path.includes('?')) return { host, regex: `${start}(?:#.*)?$` };
  const isFolder = path.endsWith('/') && path.split('/').length - 2 <= MAX_FOLDERS;
  return { host, regex: isFolder ? `${start}.*` : `${start}(?:[?#].*)?$` };
}
