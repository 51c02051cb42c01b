/** Length of an IBAN by country: SWIFT IBAN Registry, release 99 (ISO 13616). */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18
  FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20
  LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24
  SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

/** How many characters an IBAN of a country has; undefined where the country has none. */
export function ibanLength(country: string): number | undefined {
  return LENGTHS.get(country);
}

/**
 * Whether capitals and digits without spaces are an IBAN: right length for the country, check digits by ISO 7064
 * MOD 97-10. No country's accounts have more letters than digits, so that words in a row are none where the check
 * digits fit by chance.
 */
export function isIban(text: string): boolean {
  if (text.length !== LENGTHS.get(text.slice(0, 2))) return false;
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(text)) return false;
  if (text.slice(4).replace(/\D/g, '').length * 2 < text.length - 4) return false;
  return remainderOf(text.slice(4) + text.slice(0, 4)) === 1;
}

/** The IBAN of a domestic account. @param bban as the country's structure has it, padded */
export function ibanOf(country: string, bban: string): string {
  const check = 98 - remainderOf(`${bban}${country}00`);
  return `${country}${String(check).padStart(2, '0')}${bban}`;
}

/** Letters count from A = 10. */
function remainderOf(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const number = Number.parseInt(character, 36);
    remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97;
  }
  return remainder;
}
