import { describe, expect, test } from 'vitest';
import { EUROPOL, REPORT_PLACES, sortPlaces } from '../../../src/inspect/report-places.ts';

/** Sites of authorities, or of bodies that they run with the banks: looked at one by one. */
const OFFICIAL = new Set([
  '17cyber.gouv.fr',
  'incydent.cert.pl',
  'poliisi.fi',
  'police.public.lu',
  'polisen.se',
  'politi.dk',
  'portal.onlinewache.polizei.de',
  'reportfraud.ftc.gov',
  'safeonweb.be',
  'stopscamsuk.org.uk',
  'www.bundeskriminalamt.at',
  'www.commissariatodips.it',
  'www.cybermalveillance.gouv.fr',
  'www.europol.europa.eu',
  'www.garda.ie',
  'www.guardiacivil.es',
  'www.ic3.gov',
  'www.incibe.es',
  'www.internet-signalement.gouv.fr',
  'www.police.be',
  'www.policia.es',
  'www.policiajudiciaria.pt',
  'www.politie.nl',
  'www.report.ncsc.admin.ch',
  'www.reportfraud.police.uk',
  'www.scotland.police.uk',
]);

describe('where fraud is reported', () => {
  const places = [...REPORT_PLACES.flatMap((country) => country.places), EUROPOL];

  test('is at official hosts only, over https', () => {
    const hosts = places.map(({ url }) => new URL(url));
    expect(hosts.every(({ protocol }) => protocol === 'https:')).toBe(true);
    expect(new Set(hosts.map(({ hostname }) => hostname))).toEqual(OFFICIAL);
  });

  test('stands for each place on a published page, looked up on a day that is over', () => {
    for (const { name, source, checked } of places) {
      expect(new URL(source).protocol, name).toBe('https:');
      expect(checked, name).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(Date.parse(checked), name).toBeLessThanOrEqual(Date.now());
    }
  });

  test('is known for each country once', () => {
    expect(new Set(REPORT_PLACES.map(({ country }) => country)).size).toBe(REPORT_PLACES.length);
  });

  test("begins with the reader's own country", () => {
    expect(sortPlaces('de-AT')[0]?.country).toBe('AT');
    expect(sortPlaces('it')[0]?.name).toBe('Italia');
    expect(sortPlaces('en')[0]?.country).toBe('US');
  });
});
