/** Where fraud is reported in one country: the authorities' own sites only. */
export interface CountryPlaces {
  /** ISO 3166-1, two letters. */
  readonly country: string;
  readonly places: readonly ReportPlace[];
}

export interface ReportPlace {
  /** As it calls itself. */
  readonly name: string;
  readonly url: string;
  /** As it is dialled within the country; absent where none is published for everybody. */
  readonly phone?: string;
}

/**
 * Looked through on 28 November 2026. The site of each is that of a government, a police force or a body that they run
 * together with the banks; what changes is corrected here, and a test holds that no other host is named.
 */
export const REPORT_PLACES: readonly CountryPlaces[] = [
  {
    country: 'US',
    places: [
      { name: 'FBI Internet Crime Complaint Center (IC3)', url: 'https://www.ic3.gov/' },
      { name: 'Federal Trade Commission', url: 'https://reportfraud.ftc.gov/' },
    ],
  },
  {
    country: 'GB',
    places: [
      { name: 'Stop Scams UK', url: 'https://stopscamsuk.org.uk/159', phone: '159' },
      { name: 'Report Fraud', url: 'https://www.reportfraud.police.uk/', phone: '0300 123 2040' },
      { name: 'Police Scotland', url: 'https://www.scotland.police.uk/', phone: '101' },
    ],
  },
  {
    country: 'IT',
    places: [
      { name: 'Polizia Postale, Commissariato di P.S. online', url: 'https://www.commissariatodips.it/' },
    ],
  },
  {
    country: 'DE',
    places: [
      { name: 'Onlinewachen der Polizei', url: 'https://portal.onlinewache.polizei.de/' },
      { name: 'Polizeiliche Kriminalprävention', url: 'https://www.polizei-beratung.de/' },
    ],
  },
  {
    country: 'FR',
    places: [
      { name: '17Cyber', url: 'https://17cyber.gouv.fr/' },
      { name: 'Cybermalveillance.gouv.fr', url: 'https://www.cybermalveillance.gouv.fr/' },
      { name: 'Info Escroqueries', url: 'https://www.internet-signalement.gouv.fr/', phone: '0 805 805 817' },
    ],
  },
  {
    country: 'ES',
    places: [
      { name: 'Policía Nacional', url: 'https://www.policia.es/' },
      { name: 'Guardia Civil', url: 'https://www.guardiacivil.es/' },
      { name: 'INCIBE', url: 'https://www.incibe.es/', phone: '017' },
    ],
  },
  { country: 'AT', places: [{ name: 'Bundeskriminalamt', url: 'https://www.bundeskriminalamt.at/' }] },
  {
    country: 'CH',
    places: [{ name: 'Bundesamt für Cybersicherheit', url: 'https://www.report.ncsc.admin.ch/' }],
  },
  { country: 'NL', places: [{ name: 'Politie', url: 'https://www.politie.nl/', phone: '0900 8844' }] },
  {
    country: 'BE',
    places: [
      { name: 'Politie / Police / Polizei', url: 'https://www.police.be/' },
      { name: 'Safeonweb', url: 'https://safeonweb.be/' },
    ],
  },
  { country: 'IE', places: [{ name: 'An Garda Síochána', url: 'https://www.garda.ie/' }] },
  { country: 'LU', places: [{ name: 'Police Grand-Ducale', url: 'https://police.public.lu/' }] },
  { country: 'PT', places: [{ name: 'Polícia Judiciária', url: 'https://www.policiajudiciaria.pt/' }] },
  { country: 'PL', places: [{ name: 'CERT Polska', url: 'https://incydent.cert.pl/' }] },
  { country: 'DK', places: [{ name: 'Politi', url: 'https://politi.dk/' }] },
  { country: 'SE', places: [{ name: 'Polisen', url: 'https://polisen.se/', phone: '114 14' }] },
  { country: 'FI', places: [{ name: 'Poliisi', url: 'https://poliisi.fi/' }] },
];

/** The lists of the other countries of the European Union, kept by its police agency. */
export const EUROPOL: ReportPlace = {
  name: 'Europol',
  url: 'https://www.europol.europa.eu/report-a-crime/report-cybercrime-online',
};

/** The countries by name in the reader's language, the reader's own first. @param locale a language tag: "de-AT" */
export function sortPlaces(locale: string): readonly (CountryPlaces & { readonly name: string })[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const own = new Intl.Locale(locale).maximize().region;
  return REPORT_PLACES.map((entry) => ({ ...entry, name: names.of(entry.country) ?? entry.country })).sort(
    (a, b) => Number(b.country === own) - Number(a.country === own) || a.name.localeCompare(b.name, locale),
  );
}
