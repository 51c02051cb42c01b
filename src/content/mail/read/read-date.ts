/** From 1990 on, in milliseconds: less is a number of something else. */
const EARLIEST = 631_152_000_000;
const LATEST = 4_102_444_800_000;

/**
 * The time that a webmail shows, where it shows it in a form that does not depend on the reader's language: ISO 8601,
 * RFC 5322, seconds or milliseconds of the epoch. Null for any other.
 */
export function readShownDate(text: string | null): number | null {
  if (text === null) return null;
  if (/^\d{9,14}$/.test(text)) {
    const count = Number(text);
    return keep(count < EARLIEST ? count * 1000 : count);
  }
  const isKnownForm = /^\d{4}-\d\d-\d\d/.test(text) || /\b\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d/.test(text);
  return isKnownForm ? keep(Date.parse(text)) : null;
}

function keep(time: number): number | null {
  return time >= EARLIEST && time < LATEST ? time : null;
}
