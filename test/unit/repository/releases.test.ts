import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chooseDeltaBases } from '../../../tools/list/repository/choose-delta-bases.ts';
import { pruneRepository } from '../../../tools/list/repository/prune-repository.ts';
import { DEFAULT_SETTINGS } from '../../../tools/list/repository/settings.ts';
import { DAY, Follower, HOUR, NOW, TestPublisher } from './test-publisher.ts';

const HOSTS = ['one.example', 'two.example', 'three.example', 'four.example', 'five.example'];

let publisher: TestPublisher;
let empty = '';
beforeAll(async () => {
  publisher = await TestPublisher.create();
  empty = publisher.folder;
});
beforeEach(() => publisher.workInCopyOf(empty));
afterEach(() => {
  publisher.now = NOW;
  publisher.settings = DEFAULT_SETTINGS;
});
afterAll(() => publisher.remove());

function listTargets(folder: string): readonly string[] {
  return readdirSync(join(publisher.folder, 'public/targets', folder)).map((name) =>
    name.replace(/^[0-9a-f]+\./, ''),
  );
}

describe('deltas', () => {
  it('lead from the versions of the last days, and from those current an hour, a day, a week and 30 days ago', async () => {
    const ages = [40 * DAY, 31 * DAY, 20 * DAY, 8 * DAY, 2 * DAY, DAY - HOUR, 2 * HOUR, HOUR / 2];
    for (const [index, age] of ages.entries()) {
      publisher.now = NOW - age;
      await publisher.release(index + 1, HOSTS);
    }
    publisher.now = NOW;
    const released = await publisher.release(9, HOSTS);
    const made = released.targets
      .flatMap(({ name }) => /^delta\/(\d+)-9\.bin$/.exec(name)?.[1] ?? [])
      .map(Number);
    // Of the last four days 5 to 8; an hour ago 7 was current, a day ago 5, a week ago 4, 30 days ago 2.
    expect([...made, ...released.leftOut].sort()).toEqual([2, 4, 5, 6, 7, 8]);
    expect(made).toContain(8);
    await publisher.expectSound();
  });

  it.each([
    // [hours between releases, how many releases behind]
    [24, [1, 2, 3, 4, 7, 30]],
    [6, [...Array.from({ length: 16 }, (_, index) => index + 1), 28, 120]],
    // Of so many releases the newest ones only, and those of a day, a week and 30 days ago.
    [1, [...Array.from({ length: 24 }, (_, index) => index + 1), 168, 720]],
    [24 * 60, [1]],
  ])('released every %i hours, lead from %j releases before', (hours, expected) => {
    const past = Array.from({ length: 1000 }, (_, index) => ({
      behind: index + 1,
      list: { released: NOW - (index + 1) * hours * HOUR },
    }));
    expect(chooseDeltaBases(past, NOW).map(({ behind }) => behind)).toEqual(expected);
  });

  it('lead from other versions where these are named', async () => {
    for (const version of [1, 2, 3]) await publisher.release(version, HOSTS);
    const many = Array.from({ length: 300 }, (_, index) => `host-${index}.example`);
    await publisher.release(4, many);
    const released = await publisher.release(5, [...many, 'new.example'], { deltasFrom: [4, 2] });
    expect(released.targets.map(({ name }) => name)).toContain('delta/4-5.bin');
    expect(released.leftOut).toEqual([2]);
    await expect(publisher.release(6, many, { deltasFrom: [77] })).rejects.toThrow(
      'Version 77 is not kept here',
    );
  });
});

describe('a release is refused', () => {
  it('under a version that is published, or a lower one', async () => {
    await publisher.release(5, HOSTS);
    await expect(publisher.release(5, ['other.example'])).rejects.toThrow(
      'Version 5 is published already and this list is version 5',
    );
    await expect(publisher.release(4, HOSTS)).rejects.toThrow('this list is version 4');
  });

  it('where it changes more than a share of the list, until a person accepts it', async () => {
    await publisher.release(1, HOSTS);
    const many = [...HOSTS, 'six.example', 'seven.example'];
    await expect(publisher.release(2, many, { acceptsChange: false })).rejects.toThrow(
      'This adds 2 and removes 0 of 5 indicators: more than 20 %.',
    );
    expect(
      (await publisher.release(2, [...HOSTS, 'six.example'], { acceptsChange: false })).info.entries,
    ).toBe(6);
    expect((await publisher.release(3, many)).info.entries).toBe(7);
  });

  it('where it is another list', async () => {
    await publisher.release(1, HOSTS);
    await expect(publisher.release(2, HOSTS, { id: 'other-list' })).rejects.toThrow(
      'This repository publishes the list "our-list", not "other-list"',
    );
  });

  it('where it would stop a never-listed host, the own domains or the repository itself', async () => {
    publisher.settings = {
      ...DEFAULT_SETTINGS,
      url: 'https://lists.example.test/cordon/',
      ownDomains: ['own.test'],
    };
    const neverList = { authorities: ['police.example'], popular: ['popular.example'] };
    const hosts = [
      'popular.example',
      'police.example',
      'mail.own.test',
      'example.test',
      'github.io',
      'fine.example',
    ];
    await expect(publisher.release(1, hosts, { neverList })).rejects.toThrow(
      [
        'This list may not be published:',
        'host police.example: authority-host',
        'host popular.example: never-listed',
        'host github.io: public-suffix',
        'host example.test: repository-host',
        'host mail.own.test: own-domain',
      ].join('\n  '),
    );
    expect(listFilesBeside('metadata')).toEqual(['1.root.json']);
  });

  it('where its files are missing, damaged or of different builds', async () => {
    const built = publisher.build(1, HOSTS);
    await expect(publisher.release(1, [], { list: '/nowhere' })).rejects.toThrow(
      'table.bin is missing: build the list first',
    );
    writeFileSync(join(built, 'table.bin'), 'no table');
    await expect(publisher.release(1, [], { list: built })).rejects.toThrow('table.bin');
    const other = publisher.build(2, ['x.example']);
    copyFileSync(join(other, 'table.bin'), join(built, 'table.bin'));
    await expect(publisher.release(1, [], { list: built })).rejects.toThrow('not of the same build');
  });

  it('where browsers would refuse it, and nothing is switched', async () => {
    await publisher.release(1, HOSTS);
    publisher.now = NOW + 366 * DAY;
    await expect(publisher.release(2, HOSTS)).rejects.toThrow(
      'Nothing was published, because clients would refuse it. root.json expired at 2028-01-15T08:00:00Z.',
    );
    publisher.now = NOW;
    expect(await new Follower(publisher).version()).toBe(1);
  });

  it.each([
    ['are no JSON', '{', 'it is not JSON'],
    ['are of an unknown format', '{"format":2,"adapters":[]}', 'its "format" is not 1'],
    ['would not all be read', '{"format":1,"adapters":[{"id":"a"}]}', '1 of its entries would be left out'],
    ['are too large', ' '.repeat(500_001), 'it is larger than 500000 bytes'],
  ])('where its adapters %s', async (_, text, problem) => {
    const adapters = publisher.path('adapters');
    writeFileSync(adapters, text);
    await expect(publisher.release(1, HOSTS, { adapters })).rejects.toThrow(`adapters: ${problem}.`);
  });

  it('where its vendors would not be read', async () => {
    const vendors = publisher.path('vendors');
    writeFileSync(vendors, '{"format":1,"salt":"00","vendors":[]}');
    await expect(publisher.release(1, HOSTS, { vendors })).rejects.toThrow(
      'vendors: its "salt" is not 16 bytes in hex.',
    );
  });

  it('where its never-list is larger than browsers take', async () => {
    const popular = Array.from({ length: 60_000 }, (_, at) => `host-${at}.example`);
    const neverList = { authorities: [], popular };
    await expect(publisher.release(1, HOSTS, { neverList })).rejects.toThrow('no browser takes it');
  });
});

function listFilesBeside(folder: string): readonly string[] {
  return readdirSync(join(publisher.folder, 'public', folder));
}

describe('pruning', () => {
  it('keeps what a browser of the last 35 days may ask for, and the release before', async () => {
    for (let day = 0; day <= 60; day += 6) {
      publisher.now = NOW + day * DAY;
      await publisher.release(day + 1, HOSTS);
    }
    const removed = await pruneRepository(publisher.repository);
    // A timestamp is good for 7 days: those of day 18 and before expired more than 35 days before day 60.
    expect(
      listTargets('table')
        .map((name) => Number(name.split('.')[0]))
        .sort((a, b) => a - b),
    ).toEqual([25, 31, 37, 43, 49, 55, 61]);
    expect(removed).toContain('metadata/1.timestamp.json');
    expect(removed.some((name) => name.includes('root'))).toBe(false);
    expect(await new Follower(publisher).version()).toBe(61);
    await publisher.expectSound();
    expect(await pruneRepository(publisher.repository)).toEqual([]);
  });

  it('keeps the release before, however old', async () => {
    await publisher.release(1, HOSTS);
    publisher.now += 300 * DAY;
    await publisher.release(2, HOSTS);
    await pruneRepository(publisher.repository);
    expect(await publisher.expectSound()).toContain('a browser with version 1 comes to version 2 by delta');
  });

  it('removes what interrupted runs left behind, and nothing else', async () => {
    await publisher.release(1, HOSTS);
    for (const name of ['metadata/timestamp.json.new', 'metadata/9.targets.json', 'targets/table/x.9.bin'])
      writeFileSync(join(publisher.folder, 'public', name), 'left behind');
    const removed = await pruneRepository(publisher.repository);
    expect([...removed].sort()).toEqual([
      'metadata/9.targets.json',
      'metadata/timestamp.json.new',
      'targets/table/x.9.bin',
    ]);
    await publisher.expectSound();
  });
});

describe('a renewal', () => {
  it('signs the timestamp always, the snapshot and the targets from half of their life on', async () => {
    await publisher.release(1, HOSTS);
    publisher.now = NOW + 3 * DAY;
    expect(await publisher.renew()).toEqual({
      versions: { timestamp: 2, snapshot: 1, targets: 1 },
      warnings: [],
      problems: [],
    });
    publisher.now = NOW + 8 * DAY;
    const late = await publisher.renew();
    expect(late.versions).toEqual({ timestamp: 3, snapshot: 2, targets: 1 });
    expect(late.warnings).toEqual([expect.stringContaining('past half of its life (2 days left)')]);
    publisher.now = NOW + 46 * DAY;
    expect((await publisher.renew()).versions).toEqual({ timestamp: 4, snapshot: 3, targets: 2 });
  });

  it('warns, then fails, while the targets key is elsewhere', async () => {
    await publisher.release(1, HOSTS);
    const [targetsKey = ''] = (await publisher.state()).root.roles['targets']?.keyIDs ?? [];
    const list = publisher.keys.list.bind(publisher.keys);
    publisher.keys.list = () => list().filter(({ keyid }) => keyid !== targetsKey);
    try {
      publisher.now = NOW + 50 * DAY;
      const half = await publisher.renew();
      expect(half.problems).toEqual([]);
      expect(half.warnings).toContainEqual(
        expect.stringContaining('targets.json expires in 40 days and its key is not here'),
      );
      publisher.now = NOW + 85 * DAY;
      expect((await publisher.renew()).problems).toEqual([
        expect.stringContaining('targets.json expires in 5 days and its key is not here'),
      ]);
      publisher.now = NOW + 91 * DAY;
      await expect(publisher.renew()).rejects.toThrow(/^targets\.json expired at 2027-04-15T08:00:00Z/);
    } finally {
      publisher.keys.list = list;
    }
  });

  it('warns from half of the root’s life on, and fails when little is left', async () => {
    await publisher.release(1, HOSTS);
    publisher.now = NOW + 200 * DAY;
    expect((await publisher.renew()).warnings).toContainEqual(
      expect.stringContaining('root.json expires in 165 days'),
    );
    publisher.now = NOW + 340 * DAY;
    expect((await publisher.renew()).problems).toContainEqual(
      expect.stringContaining('root.json expires in 25 days'),
    );
  });
});

describe('keys', { timeout: 30_000 }, () => {
  it('of root are replaced two at a time, as long as the old and the new threshold sign', async () => {
    await publisher.release(1, HOSTS);
    const follower = new Follower(publisher);
    expect(await follower.version()).toBe(1);
    const changed = await publisher.changeKeys({ kind: 'rotate', names: ['root-1', 'root-2'] });
    expect(changed).toMatchObject({ added: ['root-4', 'root-5'], removed: ['root-1', 'root-2'] });
    expect(await follower.version()).toBe(1);
    await publisher.expectSound();
  });

  it('can be asked for in another number', async () => {
    await publisher.changeKeys({ kind: 'add', role: 'timestamp' }, 2);
    await publisher.release(1, HOSTS);
    const { root, roles } = await publisher.state();
    expect(root.roles['timestamp']?.threshold).toBe(2);
    expect(JSON.parse(new TextDecoder().decode(roles?.timestamp.bytes)).signatures).toHaveLength(2);
    await publisher.expectSound();
  });

  it('that are too few to sign a root are named', async () => {
    const missing = new Set(((await publisher.state()).root.roles['root']?.keyIDs ?? []).slice(1));
    const list = publisher.keys.list.bind(publisher.keys);
    publisher.keys.list = () => list().filter(({ keyid }) => !missing.has(keyid));
    try {
      await expect(publisher.changeKeys({ kind: 'rotate', names: ['timestamp'] })).rejects.toThrow(
        'root.json needs 2 of 3 keys. Not found: root-2, root-3. Say where they are with --keys FILE or --keys FOLDER.',
      );
    } finally {
      publisher.keys.list = list;
    }
  });
});
