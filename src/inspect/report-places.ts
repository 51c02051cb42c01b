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
  /** A published page that says that fraud is reported there, by the place itself or by an authority wherever one was found. */
  readonly source: string;
  /** When that page was last looked up in stored copies of the web; the place itself was not opened. */
  readonly checked: string;
}

/** The sites of governments, of police forces, and of bodies that they run together with the banks; a test holds that no other host is named. */
export const REPORT_PLACES: readonly CountryPlaces[] = [
  {
    country: 'US',
    places: [
      {
        name: 'FBI Internet Crime Complaint Center (IC3)',
        url: 'https://www.ic3.gov/',
        source: 'https://www.fbi.gov/news/stories/file-cyber-scam-complaints-with-the-ic3',
        checked: '2026-11-28',
      },
      {
        name: 'Federal Trade Commission',
        url: 'https://reportfraud.ftc.gov/',
        source: 'https://www.doncio.navy.mil/chips/ArticleDetails.aspx?ID=14024',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'GB',
    places: [
      {
        name: 'Stop Scams UK',
        url: 'https://stopscamsuk.org.uk/159',
        phone: '159',
        source: 'https://www.tiaa.co.uk/blog/call-159-to-check-if-a-call-from-your-bank-is-genuine/',
        checked: '2026-11-28',
      },
      {
        name: 'Report Fraud',
        url: 'https://www.reportfraud.police.uk/',
        phone: '0300 123 2040',
        source:
          'https://www.wired-gov.net/wg/news.nsf/articles/report+fraud+service+goes+live+04122025143000?open',
        checked: '2026-11-28',
      },
      {
        name: 'Police Scotland',
        url: 'https://www.scotland.police.uk/',
        phone: '101',
        source:
          'https://www.wired-gov.net/wg/news.nsf/articles/report+fraud+service+goes+live+04122025143000?open',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'IT',
    places: [
      {
        name: 'Polizia Postale, Commissariato di P.S. online',
        url: 'https://www.commissariatodips.it/',
        source: 'https://www.laleggepertutti.it/137674_come-fare-denuncia-alla-polizia-postale',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'DE',
    places: [
      {
        name: 'Onlinewachen der Polizei',
        url: 'https://portal.onlinewache.polizei.de/',
        source:
          'https://ich-liebe-erfurt.de/lka-thringen-die-onlinewache-der-polizei-brgerfreundlich-einheitlich-und-modern/',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'FR',
    places: [
      {
        name: '17Cyber',
        url: 'https://17cyber.gouv.fr/',
        source: 'https://lessor.org/societe/mise-en-ligne-du-17cyber-guichet-unique-des-menaces-numeriques',
        checked: '2026-11-28',
      },
      {
        name: 'Cybermalveillance.gouv.fr',
        url: 'https://www.cybermalveillance.gouv.fr/',
        source: 'https://www.mesquestionsdargent.fr/arnaques/victime-escroquerie-recherche-solutions',
        checked: '2026-11-28',
      },
      {
        name: 'Info Escroqueries',
        url: 'https://www.internet-signalement.gouv.fr/',
        phone: '0 805 805 817',
        source:
          'https://www.dossierfamilial.com/actualites/une-ligne-telephonique-pour-aider-les-victimes-descroquerie-350265',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'ES',
    places: [
      {
        name: 'Policía Nacional',
        url: 'https://www.policia.es/',
        source: 'https://bitdefender.com/blog/hotforsecurity/how-to-report-cybercrime-in-spain',
        checked: '2026-11-28',
      },
      {
        name: 'Guardia Civil',
        url: 'https://www.guardiacivil.es/',
        source: 'https://bitdefender.com/blog/hotforsecurity/how-to-report-cybercrime-in-spain',
        checked: '2026-11-28',
      },
      {
        name: 'INCIBE',
        url: 'https://www.incibe.es/',
        phone: '017',
        source: 'https://www.incibe.es/en/linea-de-ayuda-en-ciberseguridad/faq',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'AT',
    places: [
      {
        name: 'Bundeskriminalamt',
        url: 'https://www.bundeskriminalamt.at/',
        source: 'https://www.watchlist-internet.at/wie-erstatte-ich-polizeiliche-anzeige/',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'CH',
    places: [
      {
        name: 'Bundesamt für Cybersicherheit',
        url: 'https://www.report.ncsc.admin.ch/',
        source: 'https://ncsc.admin.ch/ncsc/de/home/meldepflicht/faq.html',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'NL',
    places: [
      {
        name: 'Politie',
        url: 'https://www.politie.nl/',
        phone: '0900 8844',
        source:
          'https://www.security.nl/posting/888289/Politie+laat+slachtoffers+van+digitale+fraude+voortaan+thuis+aangifte+doen?channel=rss',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'BE',
    places: [
      {
        name: 'Politie / Police / Polizei',
        url: 'https://www.police.be/',
        source: 'https://www.police.be/5305/questions/declaration/comment-deposer-plainte-0',
        checked: '2026-11-28',
      },
      {
        name: 'Safeonweb',
        url: 'https://safeonweb.be/',
        source: 'https://safeonweb.be/en/news/10000-reports-suspicious-messages-every-day',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'IE',
    places: [
      {
        name: 'An Garda Síochána',
        url: 'https://www.garda.ie/',
        source:
          'https://www.waterfordlive.ie/news/home/549371/waterford-company-duped-out-of-thousands-by-chinese-ppe-fraud.html',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'LU',
    places: [
      {
        name: 'Police Grand-Ducale',
        url: 'https://police.public.lu/',
        source: 'https://police.public.lu/fr/actualites/2023/10/semaine-42/email-frauduleux.html',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'PT',
    places: [
      {
        name: 'Polícia Judiciária',
        url: 'https://www.policiajudiciaria.pt/',
        source:
          'https://rr.pt/noticia/pais/2026/02/09/policia-judiciaria-alerta-para-aumento-da-ceo-fraud-em-portugal/458726/?utm_medium=rss',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'PL',
    places: [
      {
        name: 'CERT Polska',
        url: 'https://incydent.cert.pl/',
        source: 'https://bip.nask.pl/bip/zglos-incyden/93,Zglos-incydent.html',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'DK',
    places: [
      {
        name: 'Politi',
        url: 'https://politi.dk/',
        source:
          'https://ekstrabladet.dk/nyheder/samfund/politiet-om-stigende-problem-anmeld-det-hele/7572745',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'SE',
    places: [
      {
        name: 'Polisen',
        url: 'https://polisen.se/',
        phone: '114 14',
        source: 'https://polisen.se/Skane/Utsatt-for-brott/Olika-typer-av-brott/Bedrageri/',
        checked: '2026-11-28',
      },
    ],
  },
  {
    country: 'FI',
    places: [
      {
        name: 'Poliisi',
        url: 'https://poliisi.fi/',
        source: 'https://poliisi.fi/nettivinkki',
        checked: '2026-11-28',
      },
    ],
  },
];

/** The lists of the other countries of the European Union, kept by its police agency. */
export const EUROPOL: ReportPlace = {
  name: 'Europol',
  url: 'https://www.europol.europa.eu/report-a-crime/report-cybercrime-online',
  source: 'https://internetsecurity.tips/how-to-report-cybercrime-become-a-security-hero/amp',
  checked: '2026-11-28',
};

/** The countries by name in the reader's language, the reader's own first. @param locale a language tag: "de-AT" */
export function sortPlaces(locale: string): readonly (CountryPlaces & { readonly name: string })[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const own = new Intl.Locale(locale).maximize().region;
  return REPORT_PLACES.map((entry) => ({ ...entry, name: names.of(entry.country) ?? entry.country })).sort(
    (a, b) => Number(b.country === own) - Number(a.country === own) || a.name.localeCompare(b.name, locale),
  );
}
