import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { URL as PinnedUrl } from 'whatwg-url';
import {
  listAddresses,
  MAX_LAYERS,
  MAX_WRAPPER_LENGTH,
  unwrapLink,
} from '../../../../src/core/url/unwrap-link.ts';
import { addressText } from '../address-text.ts';
import { WRAPPERS } from './wrap-link.ts';

const unwrap = (href: string) => unwrapLink(href, PinnedUrl);
const SAFE = 'https://eur01.safelinks.protection.outlook.com/';

/** What browsers leave in an address that they show: ASCII, `%XX` for the rest; no `*`, which Check Point would take for its own. */
const target = fc
  .record({
    scheme: fc.constantFrom('http', 'https'),
    host: fc.constantFrom('redvds.com', 'a.b-c.test', 'xn--bcher-kva.example', '192.0.2.7', 'a.test:8443'),
    path: fc.string({
      unit: fc.constantFrom(...("abcXYZ019-_.~/!$'(),;:@%2F%20".match(/%..|./g) ?? [])),
      maxLength: 40,
    }),
    query: fc.option(
      fc.string({
        unit: fc.constantFrom(...("ab09-_.~/?=&+;,'%3D%26%E2%82%AC".match(/%..|./g) ?? [])),
        maxLength: 40,
      }),
    ),
  })
  .map(({ scheme, host, path, query }) => `${scheme}://${host}/${path}${query === null ? '' : `?${query}`}`)
  // A run of three underscores is Check Point's own end mark, two with a semicolon Proofpoint's.
  .filter((address) => !/___\.|__;/.test(address));

const wrapper = fc.constantFrom(...WRAPPERS);

describe('each service', () => {
  it.each(
    WRAPPERS.map(({ service, wrap }) => [service, wrap('https://rd.redvds.com/panel?a=1&b=%20c#x')] as const),
  )('%s: %s', (service, href) => {
    const { steps, target, hiddenBy } = unwrap(href);
    expect(steps).toEqual([{ service, address: href }]);
    expect(target).toMatch(/^https:\/\/rd\.redvds\.com\/panel\?a=1&b=%20c/);
    expect(hiddenBy).toBeNull();
  });

  it('gives back what was wrapped, whatever the address', () => {
    fc.assert(
      fc.property(wrapper, target, ({ service, wrap }, address) => {
        expect(unwrap(wrap(address))).toEqual({
          steps: [{ service, address: wrap(address) }],
          target: address,
          hiddenBy: null,
          hint: null,
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('looks through wrappers in wrappers, in any order', () => {
    const layers = fc.array(
      // Unescaped formats end where an outer one's parameters begin, so only the innermost may be one.
      fc.constantFrom(
        ...WRAPPERS.filter(({ wrap }) => wrap('https://a.test/?b&c').includes('%26') || /v3/.test(wrap(''))),
      ),
      { minLength: 2, maxLength: MAX_LAYERS },
    );
    fc.assert(
      fc.property(layers, target, (chain, address) => {
        const href = chain.reduce((inner, { wrap }) => wrap(inner), address);
        fc.pre(href.length <= MAX_WRAPPER_LENGTH && !/__;.*__;/.test(href));
        const { steps, target: found, hiddenBy } = unwrap(href);
        expect(steps.map(({ service }) => service)).toEqual(chain.map(({ service }) => service).reverse());
        expect([found, hiddenBy]).toEqual([address, null]);
      }),
    );
  });
});

describe('links as they were seen in public archives', () => {
  it.each([
    // A kernel mailing list: Trustwave escapes even dots.
    [
      'https://scanmail.trustwave.com/?c=20988&d=n8HL4MpWu6CI&u=https%3a%2f%2fgithub%2ecom%2ftroglobit%2fmrdisc',
      'https://github.com/troglobit/mrdisc',
    ],
    // FireEye writes the target as it is, fragment and all.
    [
      'https://protect2.fireeye.com/url?k=a5047d02-f8ca7cd1&u=https://elixir.bootlin.com/linux/v5.5-rc6/source/fs/inode.c?a=1&u=2#L432',
      'https://elixir.bootlin.com/linux/v5.5-rc6/source/fs/inode.c?a=1&u=2#L432',
    ],
    // A v2 link out of HTML source.
    [
      'https://urldefense.proofpoint.com/v1/url?u=http://www.bouncycastle.org/&amp;k=oIvRg1%2BdGAg%3D%3D%0A&amp;r=IKM5',
      'http://www.bouncycastle.org/',
    ],
    [
      'https://urldefense.proofpoint.com/v2/url?u=http-3A__links.mkt3337.com_ctt-3Fkn-3D3-26ms-3DMzQ3-26b-3D0&d=DwMFaQ&c=Vxt5',
      'http://links.mkt3337.com/ctt?kn=3&ms=MzQ3&b=0',
    ],
    [
      'https://urldefense.com/v3/__https:/google.com:443/search?q=a*test&gs=ps__;Kw!-612Flbf0JvQ3kNJkRi5Jg',
      'https://google.com:443/search?q=a+test&gs=ps',
    ],
    [
      'https://urldefense.com/v3/__https://a.test/**Bx*__;w6TDtsO8LyU!!-612Flbf0JvQ3kNJ$',
      'https://a.test/äöüx/',
    ],
    // Check Point behind a server that merges slashes.
    [
      'https://protect.checkpoint.com/v2/___https:/www.lockheedmartin.com/LM-White-Paper.pdf___.YzJ1OnRoZWNo',
      'https://www.lockheedmartin.com/LM-White-Paper.pdf',
    ],
    [
      'https://protect.checkpoint.com/v2/r01/___https://l.example.com/CL0/https:*2F*2Fexample.org*2Ft/1___.YzJ1#financial',
      'https://l.example.com/CL0/https:%2F%2Fexample.org%2Ft/1',
    ],
    ['https://url.avanan.click/v2/___https://a.test/x___.YXAzOm', 'https://a.test/x'],
    [
      'https://cas5-0-urlprotect.trendmicro.com/wis/clicktime/v1/query?url=https://drive.google.com/drive/folders/1W?usp=drive_link&umid=1f2e&rct=17',
      'https://drive.google.com/drive/folders/1W?usp=drive_link',
    ],
  ])('%s', (href, found) => {
    expect(unwrap(href)).toMatchObject({ target: found, hiddenBy: null });
  });

  it('looks through Cisco, Sophos and Barracuda of one message', () => {
    const barracuda =
      'https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fsecure.example%2f&c=E,1,6oC,,&typo=1';
    const sophos = `https://us-west-2.protection.sophos.com/?d=cudasvc.com&u=${Buffer.from(barracuda).toString('base64url')}&p=m`;
    const cisco = `https://secure-web.cisco.com/1tlPsGZ/${encodeURIComponent(sophos)}#bbea5a88=eGlh`;
    expect(unwrap(cisco)).toEqual({
      steps: [
        { service: 'Cisco', address: cisco },
        { service: 'Sophos', address: sophos },
        { service: 'Barracuda', address: barracuda },
      ],
      target: 'https://secure.example/',
      hiddenBy: null,
      hint: null,
    });
  });
});

describe('what hides its target', () => {
  it('two targets, of which one is written as it is', () => {
    const twice =
      'https://protect2.fireeye.com/v1/url?k=1&u=https%3A%2F%2Fgood.example%2F&u=https://evil.example/';
    expect(unwrap(twice)).toMatchObject({ target: null, hiddenBy: 'FireEye' });
  });

  it.each([
    [
      'https://protect-eu.mimecast.com/s/Ah1HC79EKVt1r3N?domain=link.springer.com',
      'Mimecast',
      'link.springer.com',
    ],
    ['https://url.uk.m.mimecastprotect.com/s/YP9XCWQRPfDXo1N', 'Mimecast', null],
    ['https://url.us.m.mimecastprotect.com/s/YP9?domain=https://x.test/', 'Mimecast', null],
    ['https://us-east-2.protection.sophos.com/?d=rb.gy&b=9902&q=4bPL', 'Sophos', 'rb.gy'],
    ['https://us-east-2.protection.sophos.com/?d=rb.gy&u=%25%25', 'Sophos', 'rb.gy'],
    ['https://secure-web.cisco.com/1EH1B-CLV31IF8vcULmniGDoJim0uL59', 'Cisco', null],
    ['https://protect.checkpoint.com/v2/r07/___nyyux://jcfruqj.htr___', 'Check Point', null],
    ['https://urldefense.com/v3/__https://a.test/*__;!!x!y$', 'Proofpoint', null],
    ['https://urldefense.com/v3/__https://a.test/**A__;JQ!!x!y$', 'Proofpoint', null],
    ['https://urldefense.com/v3/__https://a.test/**$__;JSUl!!x!y$', 'Proofpoint', null],
    ['https://urldefense.com/v3/__https://a.test/*__;J!!x!y$', 'Proofpoint', null],
    [SAFE, 'Microsoft Safe Links', null],
    [`${SAFE}?url=`, 'Microsoft Safe Links', null],
    [`${SAFE}?url=javascript%3Aalert(1)`, 'Microsoft Safe Links', null],
    [`${SAFE}?url=https%3A%2F%2F`, 'Microsoft Safe Links', null],
    // Which of the two it follows is the service's secret.
    [`${SAFE}?url=https%3A%2F%2Fgood.test&url=https%3A%2F%2Fevil.test`, 'Microsoft Safe Links', null],
    ['https://www.google.com/url?q=mailto:a@a.test', 'Google', null],
  ])('%s', (href, hiddenBy, hint) => {
    expect(unwrap(href)).toEqual({
      steps: [{ service: hiddenBy, address: href }],
      target: null,
      hiddenBy,
      hint,
    });
  });

  it('names what is behind a layer that it could open', () => {
    const inner = 'https://protect-us.mimecast.com/s/abc?domain=a.test';
    const { steps, target, hiddenBy } = unwrap(`${SAFE}?url=${encodeURIComponent(inner)}`);
    expect([steps[1]?.address, target, hiddenBy]).toEqual([inner, null, 'Mimecast']);
  });

  it('gives up on more layers than it may open', () => {
    let href = 'https://redvds.com/';
    for (let layer = 0; layer < MAX_LAYERS; layer++) href = `${SAFE}?url=${encodeURIComponent(href)}`;
    expect(unwrap(href)).toMatchObject({ target: 'https://redvds.com/', hiddenBy: null });
    const { steps, target, hiddenBy } = unwrap(`${SAFE}?url=${encodeURIComponent(href)}`);
    expect([steps.length, target, hiddenBy]).toEqual([MAX_LAYERS, null, 'Microsoft Safe Links']);
  });

  it('gives up on a wrapper that is longer than it may decode', () => {
    const fill = (length: number) => `${SAFE}?url=https%3A%2F%2Fa.test%2F${'a'.repeat(length)}`;
    const room = MAX_WRAPPER_LENGTH - fill(0).length;
    expect(unwrap(fill(room)).target).toMatch(/^https:\/\/a\.test\/a+$/);
    expect(unwrap(fill(room + 1))).toMatchObject({ target: null, hiddenBy: 'Microsoft Safe Links' });
  });
});

describe('what is no wrapper', () => {
  it.each([
    `https://safelinks.protection.outlook.com.evil.example/?url=https%3A%2F%2Fbank.test`,
    'https://evilsafelinks.protection.outlook.com/?url=https%3A%2F%2Fbank.test',
    'https://nam12.safelinks.protection.outlook.com@evil.example/?url=https%3A%2F%2Fbank.test',
    'https://evil.example/?url=https%3A%2F%2Fbank.test',
    'https://evil.example/#https://nam12.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbank.test',
    'https://google.com.evil.example/url?q=https%3A%2F%2Fbank.test',
    'https://google.evil.com/url?q=https%3A%2F%2Fbank.test',
    'https://google.top/url?q=https%3A%2F%2Fbank.test',
    'https://evil-ctp.trendmicro.com.evil.example/wis/clicktime/v1/query?url=https%3A%2F%2Fbank.test',
    'https://xctp.trendmicro.com.test/wis/clicktime/v1/query?url=https%3A%2F%2Fbank.test',
    'https://urldefense.com.evil.example/v3/__https://bank.test__;!!x$',
    'https://eu-central-1.protection.sophos.com.evil.example/?u=aHR0cHM6Ly9iYW5rLnRlc3Q',
    'https://evil.example/fmlurlsvc/?url=https%3A%2F%2Fbank.test',
    'https://www.google.com/search?q=https%3A%2F%2Fbank.test',
    'https://www.google.com/url',
    'https://www.linkedin.com/in/someone?url=https%3A%2F%2Fbank.test',
    'https://redvds.com',
  ])('%s is its own target', (href) => {
    expect(unwrap(href)).toEqual({ steps: [], target: href, hiddenBy: null, hint: null });
  });

  it.each(['mailto:a@a.test', 'javascript:alert(1)', 'data:text/html,x', '#top', '/x', 'cid:1', ''])(
    '%j has no target',
    (href) => {
      expect(unwrap(href)).toEqual({ steps: [], target: null, hiddenBy: null, hint: null });
    },
  );
});

it('takes a host in any spelling that a browser takes', () => {
  for (const href of [
    'HTTPS://NAM12.SafeLinks.Protection.Outlook.Com./?URL=https%3A%2F%2Fa.test%2F',
    '\t https:\\\\nam12.safelinks.protection.outlook.com:443/x/../?url=https%3A%2F%2Fa.te\nst%2F',
    'https://user:pw@nam12.safelinks.protection.outlook.com/ap/t-5/?%75rl=https:%5C%5Ca.test%2F',
    `${SAFE}?url=%2F%2Fa.test%2F`,
    `${SAFE}?url=a.test%2F`,
  ]) {
    expect(unwrap(href).target).toMatch(/^https?:\/\/a\.test\/$/);
  }
});

it('never throws, and gives http(s) addresses alone', () => {
  const head = fc.constantFrom(
    '',
    ...WRAPPERS.map(({ wrap }) => wrap('').replace(/&.*/, '')),
    `${SAFE}?url=`,
  );
  fc.assert(
    fc.property(head, fc.oneof(addressText, fc.string({ unit: 'binary' })), (start, garbage) => {
      const found = unwrap(start + garbage);
      expect(found.target === null || /^https?:/i.test(found.target)).toBe(true);
      expect(found.steps.length).toBeLessThanOrEqual(MAX_LAYERS);
      for (const address of listAddresses(found)) expect(address).toMatch(/^https?:/i);
    }),
    { numRuns: 3000 },
  );
});

it('lists every address that is worth a lookup', () => {
  const inner = 'https://protect-us.mimecast.com/s/abc?domain=a.test';
  const outer = `${SAFE}?url=${encodeURIComponent(inner)}`;
  expect(listAddresses(unwrap(outer))).toEqual([outer, inner, 'http://a.test/']);
  expect(listAddresses(unwrap('https://a.test/'))).toEqual(['https://a.test/']);
  expect(listAddresses(unwrap('tel:112'))).toEqual([]);
});
