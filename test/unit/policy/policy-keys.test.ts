import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../src/core/policy/read-policy.ts';

const FINGERPRINT = 'ab'.repeat(32);
const LIST = `https://lists.example/ours/#sha256=${FINGERPRINT}`;
/** One transparent pixel. */
const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==';

/** What is rejected, as `key: reason`. */
function listRejected(values: object): readonly string[] {
  return readPolicy(values).rejected.map(({ key, reason }) => `${key}: ${reason}`);
}

describe('keys of the lists', () => {
  it('holds and pins lists that are followed, by any of their names', () => {
    const { policy, rejected } = readPolicy({
      lists: LIST,
      listHold: ['packaged'],
      listPin: [`${LIST}=12`],
    });
    expect(rejected).toEqual([]);
    expect(policy.held).toEqual({ all: false, lists: new Set(['packaged']) });
    expect(policy.pins).toEqual(new Map([[FINGERPRINT, 12]]));
    expect(readPolicy({ listHold: 'ALL' }).policy.held).toEqual({ all: true, lists: new Set() });
    expect(readPolicy({ lists: LIST, listPin: `${FINGERPRINT.toUpperCase()} = 3` }).policy.pins).toEqual(
      new Map([[FINGERPRINT, 3]]),
    );
  });

  it('names what it can hold to nothing', () => {
    expect(
      listRejected({
        lists: LIST,
        listHold: ['cd'.repeat(32), FINGERPRINT],
        listPin: ['packaged', 'packaged=1', 'packaged=2', `${FINGERPRINT}=3`, 'other=4', 'packaged=-1'],
      }),
    ).toEqual([
      'listHold[0]: unknown-list',
      'listPin[0]: no-version',
      'listPin[2]: named-twice',
      'listPin[3]: also-held',
      'listPin[4]: unknown-list',
      'listPin[5]: no-version',
    ]);
  });
});

describe('numbers, and yes and no', () => {
  it('reads them as templates of different systems write them', () => {
    for (const memory of [false, 0, 'false', ' 0 ', 'FALSE']) {
      expect(readPolicy({ memory }).policy.mail.memory.isOn).toBe(false);
    }
    expect(readPolicy({ firstRunPage: 1, exposure: 'true' })).toMatchObject({
      policy: { hasFirstRunPage: true, exposure: { isOn: true } },
      rejected: [],
    });
    expect(readPolicy({ syncInterval: '30' }).policy.syncMinutes).toBe(30);
  });

  it('falls back to the default for what is none, or out of bounds', () => {
    const values = { memory: 'on', exposure: 2, memoryDays: 396, exposureDays: 1.5, syncInterval: 14 };
    const { policy } = readPolicy(values);
    expect([policy.mail.memory, policy.exposure]).toEqual([
      { isOn: true, days: 395 },
      { isOn: true, days: 90 },
    ]);
    expect(policy.syncMinutes).toBe(60);
    expect([...listRejected(values)].sort()).toEqual([
      'exposure: not-a-flag',
      'exposureDays: not-a-number',
      'memory: not-a-flag',
      'memoryDays: out-of-bounds',
      'syncInterval: out-of-bounds',
    ]);
  });
});

describe('keys of the guard', () => {
  it('reads what Cordon may do at most', () => {
    expect(readPolicy({ enforcement: ' Audit ' }).policy.enforcement).toBe('audit');
    expect(listRejected({ enforcement: 'off' })).toEqual(['enforcement: unknown-value']);
    expect(readPolicy({ enforcement: 'off' }).policy.enforcement).toBe('block');
  });

  it('takes ten thousand hosts, and says how many more do not count', () => {
    const allowlist = Array.from({ length: 10_000 }, (_, index) => `host-${index}.example`);
    expect(readPolicy({ allowlist })).toMatchObject({
      policy: { allowlist: { size: 10_000 } },
      rejected: [],
    });
    expect(readPolicy({ allowlist: [...allowlist, 'more.example'] })).toMatchObject({
      policy: { allowlist: { size: 10_000 } },
      rejected: [{ key: 'allowlist', reason: 'too-many', limit: 10_000 }],
    });
  });

  it('lets a host open that is allowed and blocked, and says so', () => {
    const values = {
      allowlist: ['a.example'],
      emergencyAllow: 'b.example',
      blocklist: ['a.example', 'b.example', 'c.example'],
    };
    expect(readPolicy(values).policy.blocklist).toEqual(new Set(['c.example']));
    expect(listRejected(values)).toEqual(['blocklist[0]: also-allowed', 'blocklist[1]: also-allowed']);
  });
});

describe('keys of the mail', () => {
  it('reads domains, groups, people and suppliers', () => {
    const { policy, rejected } = readPolicy({
      webmailHosts: ['webmail.muster.example'],
      ownDomains: ['Muster.Example'],
      ownAccounts: ['de12 5001 0517 0648 4898 90', 'US 021000021 1234-5678', `SHA256:${'0B'.repeat(32)}`],
      declaredGroups: ['muster.example, muster.test', 'a.example b.example;c.example'],
      protectedNames: ['Petra Huber <P.Huber@muster.example>, petra@huber.example', 'Jürg Meier'],
      vendors: [
        `Acme GmbH; domains=acme.example, acme.test; accounts=DE02 1203 0000 0000 2020 51, sha256:${'0A'.repeat(32)}; vat=DE 123456789`,
        'Rossi S.r.l.',
      ],
    });
    expect(rejected).toEqual([]);
    expect(policy.mail).toMatchObject({
      webmailHosts: new Set(['webmail.muster.example']),
      ownDomains: new Set(['muster.example']),
      ownAccounts: ['DE12500105170648489890', 'US 021000021 12345678', `sha256:${'0b'.repeat(32)}`],
      declaredGroups: [
        ['muster.example', 'muster.test'],
        ['a.example', 'b.example', 'c.example'],
      ],
      protectedNames: [
        { name: 'Petra Huber', addresses: ['p.huber@muster.example', 'petra@huber.example'] },
        { name: 'Jürg Meier', addresses: [] },
      ],
      vendors: [
        {
          name: 'Acme GmbH',
          domains: ['acme.example', 'acme.test'],
          accounts: ['DE02120300000000202051', `sha256:${'0a'.repeat(32)}`],
          vatNumbers: ['DE123456789'],
        },
        { name: 'Rossi S.r.l.', domains: [], accounts: [], vatNumbers: [] },
      ],
    });
  });

  it('names what cannot be read of them', () => {
    expect(
      listRejected({
        ownAccounts: ['DE12 5001 0517 0648 4898 91', '12345678', 'sha256:00'],
        declaredGroups: ['one.example', 'one.example two', 'a.example, *.b.example'],
        protectedNames: ['<p@a.example>', ''],
        vendors: ['; domains=a.example', 'A; domains=nothing', 'B; iban=DE02', 'C; accounts=?', 'D; vat'],
      }),
    ).toEqual([
      'ownAccounts[0]: not-an-account',
      'ownAccounts[1]: not-an-account',
      'ownAccounts[2]: not-an-account',
      'declaredGroups[0]: too-few-domains',
      'declaredGroups[1]: not-a-host',
      'declaredGroups[2]: not-a-host',
      'protectedNames[0]: no-name',
      'protectedNames[1]: no-name',
      'vendors[0]: no-name',
      'vendors[1]: not-a-host',
      'vendors[2]: bad-vendor',
      'vendors[3]: bad-vendor',
      'vendors[4]: bad-vendor',
    ]);
  });
});

describe('logo and colour', () => {
  it('takes a whole picture', () => {
    expect(readPolicy({ organisationLogo: PNG, organisationColour: '#A1b' })).toMatchObject({
      policy: { support: { logo: PNG, colour: '#aa11bb' } },
      rejected: [],
    });
  });

  it.each([
    ['cut off', PNG.slice(0, -20)],
    ['of another kind than it says', PNG.replace('png', 'jpeg')],
    ['not base64', `${PNG.slice(0, -3)}A==`],
  ])('refuses one that is %s', (_, organisationLogo) => {
    expect(listRejected({ organisationLogo, organisationName: 'Muster AG' })).toEqual([
      'organisationLogo: damaged-picture',
    ]);
    expect(readPolicy({ organisationLogo, organisationName: 'Muster AG' }).policy.support).toEqual({
      organisation: 'Muster AG',
    });
  });

  it('refuses what is no picture, or could be more than one', () => {
    for (const organisationLogo of [
      'https://muster.example/logo.png',
      'data:image/svg+xml;base64,PHN2Zy8+',
      'data:text/html;base64,AAAA',
      'logo.png',
    ]) {
      expect(listRejected({ organisationLogo })).toEqual(['organisationLogo: not-a-picture']);
    }
    expect(listRejected({ organisationColour: 'red; background: url(x)' })).toEqual([
      'organisationColour: not-a-colour',
    ]);
  });
});

describe('keys of the person', () => {
  it('reads language and locks', () => {
    const { policy, rejected } = readPolicy({ language: 'de-AT', lockedSettings: ['lists', 'Memory'] });
    expect(rejected).toEqual([]);
    expect([policy.language, policy.locks]).toEqual(['de', new Set(['lists', 'memory'])]);
    expect(readPolicy({ lockedSettings: 'all' }).policy.locks.size).toBe(4);
    expect(listRejected({ language: 'klingon', lockedSettings: ['colour'] })).toEqual([
      'language: unknown-value',
      'lockedSettings[0]: unknown-value',
    ]);
  });
});

describe('keys of reporting (MANAGED.md: off by default)', () => {
  it('is off without an endpoint, and says so to whoever set a token', () => {
    expect(readPolicy({ reportingFormat: 'ecs' })).toMatchObject({
      policy: { reporting: null },
      rejected: [],
    });
    expect(listRejected({ reportingToken: 'abc' })).toEqual(['reportingToken: no-endpoint']);
  });

  it('sends everything but cautions where nothing else is said', () => {
    const { policy } = readPolicy({ reportingEndpoint: 'https://siem.example/in?channel=7' });
    expect(policy.reporting).toMatchObject({
      endpoint: 'https://siem.example/in?channel=7',
      format: 'ocsf',
      token: null,
      signature: 'bearer',
      detail: 'standard',
      identity: null,
      hasReasonText: false,
      hasAgreement: false,
    });
    expect(policy.reporting?.events.has('mail.danger')).toBe(true);
    expect(policy.reporting?.events.has('mail.caution')).toBe(false);
  });

  it.each([
    ['http://siem.example/', 'not-https'],
    ['ftp://siem.example/', 'not-https'],
    ['siem.example', 'not-an-address'],
    ['https://user:pass@siem.example/', 'unsupported-address'],
  ])('sends nothing to %s', (reportingEndpoint, reason) => {
    expect(readPolicy({ reportingEndpoint }).policy.reporting).toBeNull();
    expect(listRejected({ reportingEndpoint })).toEqual([`reportingEndpoint: ${reason}`]);
  });

  it('takes http on this machine, where it is tried out', () => {
    expect(readPolicy({ reportingEndpoint: 'http://127.0.0.1:8088/in' }).policy.reporting).not.toBeNull();
  });

  it.each(['abc\ndef', 'abc\r\nX-Other: 1', 'abc def', 'abc\u0000', 'schlüssel'])(
    'refuses the token %j, and sends without one',
    (reportingToken) => {
      const values = { reportingEndpoint: 'https://siem.example/', reportingToken };
      expect(readPolicy(values).policy.reporting).toMatchObject({ token: null });
      expect(listRejected(values)).toEqual(['reportingToken: not-a-token']);
    },
  );

  it('reads which events, and which not', () => {
    const reportingEvents = ['visit.blocked', 'Heartbeat', 'mouse.moved'];
    const values = { reportingEndpoint: 'https://siem.example/', reportingEvents };
    expect(readPolicy(values).policy.reporting?.events).toEqual(new Set(['visit.blocked', 'heartbeat']));
    expect(listRejected(values)).toEqual(['reportingEvents[2]: unknown-value']);
  });
});
