/** Who is known to seize sites. Each has its words in `_locales` (`agency_<name with underscores>`). */
export const AGENCIES = [
  'fbi',
  'secret-service',
  'hsi',
  'ice',
  'irs',
  'dea',
  'postal-inspectors',
  'justice-department',
  'europol',
  'bka',
  'nca',
  'dutch-police',
] as const;
export type Agency = (typeof AGENCIES)[number];

const UNITED_STATES = '(?:United States|U\\.\\s?S\\.|US)';
const NAMES: readonly (readonly [Agency, string])[] = [
  ['fbi', 'Federal Bureau of Investigation|FBI'],
  ['secret-service', `${UNITED_STATES} Secret Service|USSS`],
  ['hsi', `(?:${UNITED_STATES} )?Homeland Security Investigations|HSI`],
  ['ice', `(?:${UNITED_STATES} )?Immigration and Customs Enforcement|ICE`],
  ['irs', 'IRS|Internal Revenue Service'],
  ['dea', 'Drug Enforcement Administration|DEA'],
  ['postal-inspectors', `(?:${UNITED_STATES} )?Postal Inspection Service`],
  ['justice-department', `(?:${UNITED_STATES} )?Department of Justice`],
  ['europol', 'Europol'],
  ['bka', 'German Federal Criminal Police|Bundeskriminalamt|BKA'],
  ['nca', '(?:UK )?National Crime Agency|NCA'],
  ['dutch-police', 'Netherlands Police|Dutch National Police|Dutch Police|Politie'],
];
const STARTS = NAMES.map(
  ([agency, names]) => [agency, new RegExp(`^(?:the )?(?:${names})\\b`, 'i')] as const,
);
/** How far behind "seized" the list of who took part may begin, in UTF-16 units. */
const REACH = 1200;
const LONGEST_NAME = 80;

/**
 * The agency that a notice names as the one that acted: the one right after "seized by", else the first of "operation and
 * action by: …". A name elsewhere (the court, who helped) is not taken for it.
 * @param from where in the text the words "seized by", "seized pursuant to", … end
 */
export function findAgency(text: string, from: number): Agency | null {
  const rest = text.slice(from, from + REACH).split('\n', 1)[0] ?? '';
  if (/by$/i.test(text.slice(0, from))) return matchAgency(rest);
  const actors = /(?:operation|action) by:?\s/i.exec(rest);
  return actors === null ? null : matchAgency(rest.slice(actors.index + actors[0].length));
}

function matchAgency(text: string): Agency | null {
  const start = text.trimStart().slice(0, LONGEST_NAME);
  return STARTS.find(([, name]) => name.test(start))?.[0] ?? null;
}
