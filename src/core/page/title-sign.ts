const LONGEST_TITLE = 120;
const MOST_WORDS = 12;
const SEIZED = /\b(?:seized|seizure)\b/i;
const OF_A_SITE =
  /\b(?:domains?|web ?sites?|sites?|pages?|hidden|services?|servers?|notice|warrant|law enforcement)\b/i;

/**
 * Whether a tab's title is reason enough to read the page: it looks like a seizure notice's, or is missing. Of all
 * other pages nothing is read, so this must say no to nearly all.
 * @param title as the browser gives it: the address, shortened in some way, where the page has none
 * @param address of the tab
 */
export function mayBeNotice(title: string, address: string): boolean {
  return isTitleMissing(title, address) || isNoticeTitle(title);
}

/** A short line that speaks of a seizure and of a site, or of nothing but a seizure. */
function isNoticeTitle(title: string): boolean {
  const line = title.slice(0, LONGEST_TITLE + 1).trim();
  if (line.length > LONGEST_TITLE || !SEIZED.test(line)) return false;
  const words = line.split(/\s+/).length;
  return words === 1 || (words <= MOST_WORDS && OF_A_SITE.test(line));
}

/** Empty, or the address without what browsers leave out of it: its scheme, `www.`, a slash at the end, its encoding. */
function isTitleMissing(title: string, address: string): boolean {
  if (title.trim() === '') return true;
  const shown = plainAddress(title);
  const whole = plainAddress(address);
  return shown === whole || shown === whole.replace(/#.*$/, '') || shown === whole.replace(/[?#].*$/, '');
}

/** At most this much of an address is compared: a title is not longer. */
const COMPARED = 2048;

function plainAddress(address: string): string {
  const bare = address
    .slice(0, COMPARED)
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '');
  const end = bare.search(/[/?#]/);
  const host = end === -1 ? bare : bare.slice(0, end);
  const after = end === -1 ? '' : bare.slice(end);
  return `${host.split('.').map(plainLabel).join('.')}${decodeEscapes(after)}`.replace(/\/(?=$|[?#])/, '');
}

/** Browsers may show an international label in its letters: any two of them count as the same. */
function plainLabel(label: string): string {
  return /^xn--|[^\x20-\x7e]/.test(label) ? 'xn--' : label;
}

function decodeEscapes(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
