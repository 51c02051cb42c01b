import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { saltOf } from '../../../tools/list/assemble-list.ts';
import type { FormatName } from '../../../tools/list/import/formats.ts';
import { importSources, samplePath, sourceOf } from './import-lists.ts';

interface Expected {
  readonly indicators: readonly string[];
  /** Reasons with the unit that each is for. */
  readonly rejects: readonly string[];
}

/** What each sample becomes with the packaged never-list: `docs/importing.md` says why. */
const EXPECTED: readonly (readonly [format: FormatName, file: string, expected: Expected])[] = [
  [
    'hosts',
    'hosts.txt',
    {
      indicators: [
        'host phish-one.example',
        'host six.example',
        'host tabbed.example',
        'host three.example',
        'host two.example',
        'host upper.example',
        'host xn--bcher-kva.example',
      ],
      rejects: [
        'hosts-address:19',
        'never-listed:20',
        'public-suffix:21',
        'local-name:22',
        'single-label:23',
        'empty:24',
        'not-a-host:26',
      ],
    },
  ],
  [
    'adblock',
    'adblock.txt',
    {
      indicators: [
        'host all.example',
        'host document.example',
        'host narrow.example',
        'host plain.example',
        'host xn--bcher-kva.example',
      ],
      rejects: [
        'adblock-options:7',
        'adblock-rule:8',
        'adblock-rule:9',
        'adblock-rule:10',
        'adblock-rule:11',
        'adblock-cosmetic:12',
        'adblock-cosmetic:13',
        'adblock-cosmetic:14',
        'adblock-cosmetic:15',
        'adblock-exception:18',
        'adblock-exception:20',
        'adblock-exception:21',
        'adblock-exception:24',
        'address:26',
        ...Array<string>(4).fill('exempted:18'),
      ],
    },
  ],
  [
    'urlhaus',
    'urlhaus.csv',
    {
      indicators: [
        'url http://192.0.2.44/bin.sh',
        'url https://sites.google.com/view/evil',
        'url https://old-but-added.example/x',
        'url https://payload.example/a/b.exe?x=1',
        'url http://quote.example/a"b',
      ],
      rejects: [
        'expired:10',
        'never-listed:12',
        'bad-date:13',
        'bad-csv:14',
        'not-web:15',
        'local-address:17',
        'bad-csv:18',
      ],
    },
  ],
  [
    'threatfox',
    'threatfox.json',
    {
      indicators: ['ip-range 203.0.113.10/32', 'host c2.example', 'url https://drop.example/gate.php'],
      rejects: ['compromised:4', 'other-type:5', 'low-confidence:6'],
    },
  ],
  ['threatfox', 'threatfox-api.json', { indicators: ['host api.example'], rejects: [] }],
  [
    'openphish',
    'openphish.txt',
    {
      indicators: [
        'url http://192.0.2.9/wp-admin/',
        'url https://sites.google.com/view/x',
        'url https://login.bank.example/verify',
        'url https://whole.example/',
      ],
      rejects: ['never-listed:5', 'defanged:6', 'not-web:7'],
    },
  ],
  [
    'phishtank',
    'phishtank.json',
    {
      indicators: ['url https://account.example/confirm?id=%C3%A9'],
      rejects: ['unverified:2', 'offline:3', 'bad-record:4'],
    },
  ],
  [
    'stix',
    'stix.json',
    {
      indicators: [
        'ip-range 198.51.100.0/24',
        'ip-range 2001:db8:2::/48',
        'ip-range 2001:db8::1/128',
        "url https://or.example/it's",
        'host stix.example',
      ],
      rejects: [
        'stix-object:1',
        'stix-and:4',
        'revoked:5',
        'expired:6',
        'personal:7',
        'stix-language:8',
        'benign:9',
        'other-type:10',
        'not-yet-valid:11',
        'stix-object:12',
      ],
    },
  ],
  [
    'misp',
    'misp-event.json',
    {
      indicators: [
        'ip-range 203.0.113.77/32',
        'host www.misp-host.example',
        'url https://misp-url.example/x',
        'host misp.example',
        'host object.example',
      ],
      rejects: [
        'not-for-detection:5',
        'revoked:6',
        'personal:7',
        'personal:8',
        'personal:9',
        'personal:10',
        'other-type:11',
      ],
    },
  ],
  ['misp', 'misp-feed', { indicators: ['host feed-0.example', 'host feed-1.example'], rejects: [] }],
  [
    'csv',
    'simple.csv',
    {
      indicators: [
        'ip-range 198.51.100.0/24',
        'ip-range 2001:db8::1/128',
        'computer-name WIN-CSV1',
        'url https://csv-url.example/x?a=1',
        'host csv.example',
      ],
      rejects: [
        'personal:8',
        'personal:9',
        'expired:10',
        'local-address:11',
        'range-bits:12',
        'wide-range:13',
        'other-type:14',
        'bad-date:15',
      ],
    },
  ],
];

describe('importing the sample of each format', () => {
  it.each(EXPECTED)('%s: %s', async (format, file, expected) => {
    const { result, indicators, rejects } = await importSources([sourceOf(format, samplePath(file))]);
    expect(result).toMatchObject({ ok: true });
    expect(indicators).toEqual(expected.indicators);
    expect(rejects.map((reject) => reject.replace(/ .*:/, ':'))).toEqual(expected.rejects);
  });

  it('takes personal data from an authority’s source only, as the salted hash that the format says', async () => {
    const authority = { isAuthority: true, claim: 'named-by-authority' } as const;
    const { indicators, rejects, result } = await importSources([
      sourceOf('misp', samplePath('misp-event.json'), authority),
    ]);
    const hash = (type: string, value: string): string => {
      const digest = createHash('sha256').update(saltOf('test')).update(`${type}\0${value}`).digest();
      return `${type} ${digest.subarray(0, 16).toString('hex')}`;
    };
    expect(indicators).toEqual(
      expect.arrayContaining([
        hash('email', 'ceo@misp-mail.example'),
        hash('bank-account', 'DE89370400440532013000'),
        hash('phone', '+390612345678'),
      ]),
    );
    expect(rejects).toContain('not-an-iban misp-event.json:9');
    if (!result.ok) throw new Error(result.problem);
    const all = Buffer.from(result.list.assembled.table).toString('latin1');
    expect(all).not.toContain('misp-mail');
    // Last seen on 2026-11-20: ends after twelve months at the latest, whatever the day of the import.
    const ends = result.list.assembled.cases.claims.map(({ reviewBy }) => reviewBy);
    expect(ends.sort()).toEqual(['2027-11-01', '2027-11-22']);
  });
});
