import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineNeverLists, type NeverList, readNeverList } from '../../../src/core/list/never-list.ts';

const read = (authorities: readonly string[], popular: readonly string[]): NeverList => {
  const result = readNeverList({ authorities, popular });
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.list;
};

const list = read(['police.test', 'unit.ministry.test'], ['shop.test', 'mail.provider.test', 'hosting.test']);

describe('an authority', () => {
  it.each(['police.test', 'www.police.test', 'a.b.police.test', 'unit.ministry.test'])('is %s', (host) => {
    expect(list.isAuthority(host)).toBe(true);
    expect(list.isNeverListed(host)).toBe(true);
  });

  it.each(['notpolice.test', 'police.test.evil.test', 'ministry.test', 'shop.test', 'test', ''])(
    'is not %s',
    (host) => {
      expect(list.isAuthority(host)).toBe(false);
    },
  );
});

describe('a never-listed host', () => {
  it.each([
    ['stands in the list', 'shop.test'],
    ['stands in the list, with www.', 'www.shop.test'],
    ['has such a host below it', 'provider.test'],
    ['has an authority below it', 'ministry.test'],
    ['is the suffix of all', 'test'],
  ])('%s: %s', (_, host) => {
    expect(list.isNeverListed(host)).toBe(true);
  });

  it.each([
    'scam.hosting.test',
    'other.provider.test',
    'myshop.test',
    'shop.test.evil.test',
    'www.other.test',
    '',
  ])('is not %s', (host) => {
    expect(list.isNeverListed(host)).toBe(false);
  });
});

describe('what cannot be forced', () => {
  it.each(['police.test', 'a.police.test', 'ministry.test', 'www.ministry.test', 'test'])(
    'is an authority’s, below it or above it: %s',
    (host) => {
      expect(list.mayBeForced(host)).toBe(false);
    },
  );

  it.each(['shop.test', 'www.shop.test', 'provider.test', 'other.example'])('is not %s', (host) => {
    expect(list.mayBeForced(host)).toBe(true);
  });
});

describe('the never-list in use (docs/decision-order.md)', () => {
  const packaged = { authorities: ['police.test'], popular: ['old.test', 'kept.test'] };

  it('is the package’s where no release is newer', () => {
    expect(combineNeverLists(packaged, null)).toEqual(packaged);
  });

  it('has the authorities of both, and the popular hosts of the release', () => {
    const released = { authorities: ['court.test', 'police.test'], popular: ['kept.test', 'new.test'] };
    expect(combineNeverLists(packaged, released)).toEqual({
      authorities: ['police.test', 'court.test'],
      popular: ['kept.test', 'new.test'],
    });
  });

  it('never loses an authority of the package, whatever a release says', () => {
    const hosts = fc.array(fc.domain());
    fc.assert(
      fc.property(fc.record({ authorities: hosts, popular: hosts }), (released) => {
        expect(combineNeverLists(packaged, released).authorities).toContain('police.test');
      }),
    );
  });
});

describe('a never-list file', () => {
  it.each<readonly [string, unknown, readonly string[]]>([
    ['no object', [], [': must be an object with "authorities" and "popular"']],
    ['nothing', null, [': must be an object with "authorities" and "popular"']],
    ['a missing key', { authorities: [] }, ['/popular: must be an array of hosts']],
    ['a key too many', { authorities: [], popular: [], more: [] }, ['/more: is not a known key']],
    [
      'a host in capitals',
      { authorities: [], popular: ['Shop.test'] },
      ['/popular/0: must be in lower case'],
    ],
    [
      'an address',
      { authorities: [], popular: ['127.0.0.1'] },
      ['/popular/0: is an address, not a host name'],
    ],
    [
      'an address in hexadecimal',
      { authorities: [], popular: ['a.0x7f'] },
      ['/popular/0: is an address, not a host name'],
    ],
    ['a URL', { authorities: [], popular: ['https://a.test'] }, ['/popular/0: is not a host name in ASCII']],
    [
      'a label of 64 characters',
      { authorities: [], popular: [`${'a'.repeat(64)}.test`] },
      ['/popular/0: is not a host name in ASCII'],
    ],
    [
      'a host of 254 characters',
      { authorities: [], popular: ['a.'.repeat(127)] },
      ['/popular/0: is longer than 253 characters'],
    ],
    [
      'a host twice',
      { authorities: ['a.test'], popular: ['a.test'] },
      ['/popular/0: a.test stands in the file already'],
    ],
    [
      'several problems',
      { authorities: [1], popular: ['a', 'b.test.'] },
      [
        '/authorities/0: must be a host as text',
        '/popular/0: must contain a dot',
        '/popular/1: must not end with a dot',
      ],
    ],
  ])('is refused for %s', (_, value, problems) => {
    expect(readNeverList(value)).toEqual({ ok: false, problems });
  });

  it('never throws, whatever it holds and whatever is asked', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(() => readNeverList(value)).not.toThrow();
      }),
    );
    fc.assert(
      fc.property(
        fc.record({ authorities: fc.anything(), popular: fc.array(fc.anything()) }),
        fc.string(),
        (value, host) => {
          const result = readNeverList(value);
          if (result.ok) expect(() => result.list.isNeverListed(host)).not.toThrow();
        },
      ),
    );
  });

  it('holds a host below an authority always, and above a listed host always', () => {
    const host = fc.domain().map((domain) => domain.toLowerCase());
    fc.assert(
      fc.property(host, fc.domain(), (listed, prefix) => {
        const below = `${prefix.toLowerCase()}.${listed}`;
        fc.pre(readNeverList({ authorities: [listed], popular: [below] }).ok);
        expect(read([listed], []).isAuthority(below)).toBe(true);
        expect(read([], [below]).isNeverListed(listed)).toBe(true);
      }),
    );
  });
});
