/**
 * A name that every URL parser gives back as it is: lower case, no punycode, no last label that makes it an IPv4 address
 * (URL Standard, "domain to ASCII" and "ends in a number checker").
 */
const PLAIN_NAME = /^(?:[a-z0-9_-]+\.)+[a-z]+$/;
/**
 * A URL of such a name whose path and query hold nothing that a parser or the canonical form would write in another way
 * (URL Standard, "path percent-encode set" and "special-query percent-encode set"); user and long ports are left out.
 */
const PLAIN_URL =
  /^(?<scheme>https?:\/\/)(?<host>(?:[a-z0-9_-]+\.)+[a-z]+)(?::\d{1,4})?(?<path>\/[\w~!$&()*+,;=:@/.-]*)(?<query>\?[\w~!$&()*+,;=:@/?.-]*)?$/;
const UNSETTLED_PATH = /\/[/.]/;
const MAX_NAME_LENGTH = 253;

/** Whether a name is canonical as it stands, so that most lines of a feed are spared a whole URL parser. */
export function isPlainHost(text: string): boolean {
  return text.length <= MAX_NAME_LENGTH && PLAIN_NAME.test(text) && !text.includes('xn--');
}

/** The canonical form of a URL where it takes no parser to know it, or null; what `readImportUrl` gives, sooner. */
export function readPlainUrl(text: string): string | null {
  const parts = PLAIN_URL.exec(text)?.groups;
  if (parts === undefined) return null;
  const { scheme = '', host = '', path = '', query = '' } = parts;
  const isPlain = host.length <= MAX_NAME_LENGTH && !host.includes('xn--') && !UNSETTLED_PATH.test(path);
  return isPlain ? `${scheme}${host}${path}${query}` : null;
}
