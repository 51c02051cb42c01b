import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBuiltList } from '../../../tools/lookup/open-built-list.ts';
import { runTool } from '../tools/run-tool.ts';
import { samplePath } from './import-lists.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-import-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function lookUp(list: string, ...addresses: readonly string[]): Promise<readonly unknown[]> {
  const { stdout } = await runTool('lookup', ['--list', list, '--json', ...addresses]);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('list import', () => {
  it('makes one list of several feeds, with a case for each, that lookup reads', async () => {
    const out = join(folder, 'feeds');
    const rejects = join(folder, 'rejects.txt');
    const feeds = ['urlhaus:urlhaus.csv', 'openphish:openphish.txt', 'adblock:adblock.txt'].flatMap(
      (feed) => {
        const [format, file = ''] = feed.split(':');
        return ['--input', `${format}:${samplePath(file)}`];
      },
    );
    const done = await runTool('list', [
      'import',
      ...feeds,
      '--date',
      '2026-11-22',
      '--out',
      out,
      '--rejects',
      rejects,
    ]);
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(done.stdout).toContain('9 URLs, 5 hosts in ');
    expect(done.stdout).toContain('openphish.txt (openphish): 8 read, 4 taken, 1 repeated, 3 left out');
    expect(done.stdout).toMatch(/28 lines left out:\n/);
    expect(readFileSync(rejects, 'utf8').trim().split('\n')).toHaveLength(28);
    expect(readFileSync(rejects, 'utf8')).toContain('openphish.txt:6\tdefanged\n');

    const found = await lookUp(
      out,
      'https://login.bank.example/verify',
      'https://login.bank.example/else',
      'https://sites.google.com/view/x?from=mail',
      'https://sites.google.com/view/',
      'https://www.plain.example/any',
    );
    expect(found).toMatchObject([
      { verdict: 'listed', status: 'fraud-linked', case: { id: 'openphish' } },
      { verdict: 'clear', because: 'not-listed' },
      { verdict: 'listed', indicator: { type: 'url', value: 'https://sites.google.com/view/x' } },
      { verdict: 'clear', because: 'not-listed' },
      { verdict: 'listed', case: { id: 'adblock' } },
    ]);
  });

  it('keeps numbers, identity and version of the last release, and asks before a release changes much', async () => {
    const [old, next] = [join(folder, 'old'), join(folder, 'next')];
    const csv = (name: string, hosts: readonly string[]): string =>
      write(name, hosts.map((host) => `host,${host}\n`).join(''));
    const hosts = Array.from({ length: 10 }, (_, index) => `h${index}.example`);
    const first = [
      'import',
      csv('one.csv', hosts),
      '--format',
      'csv',
      '--source-id',
      'ours',
      '--id',
      'company',
    ];
    expect(await runTool('list', [...first, '--out', old])).toMatchObject({ status: 0 });

    const more = ['--input', `domains:${write('more.txt', 'm1.example\nm2.example\n')}`];
    const second = [
      'import',
      ...more,
      '--input',
      `csv:${csv('two.csv', hosts)}`,
      '--previous',
      old,
      '--out',
      next,
    ];
    const within = await runTool('list', second);
    expect(within).toMatchObject({ status: 0 });
    const { info, cases } = openBuiltList(next, old).cases;
    expect(info).toMatchObject({ id: 'company', version: 2, entries: 12 });
    expect(cases.map(({ id, number }) => [id, number])).toEqual([
      ['ours', 0],
      ['domains', 1],
      ['csv', 2],
    ]);

    write('more.txt', 'm1.example\nm2.example\nm3.example\n');
    const refused = await runTool('list', [...second.slice(0, -1), join(folder, 'refused')]);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('This adds 3 and removes 0 of 10 indicators: more than 20 %.');
    expect(existsSync(join(folder, 'refused'))).toBe(false);
    expect(await runTool('list', [...second, '--accept-change'])).toMatchObject({ status: 0 });
    expect(await runTool('list', [...second, '--max-change', '30'])).toMatchObject({ status: 0 });
  });

  it('guards own domains, the repository and authorities, and forces a host that is named', async () => {
    const out = join(folder, 'guarded');
    const hosts = ['evil.example', 'www.own.example', 'lists.example', 'google.com', 'europol.europa.eu'];
    const input = write('guarded.txt', `${hosts.join('\n')}\n`);
    const call = ['import', input, '--format', 'domains', '--out', out, '--own-domain', 'own.example'];
    const { stdout } = await runTool('list', [...call, '--repository-url', 'https://lists.example/cordon/']);
    for (const line of ['own-domain', 'repository-host', 'never-listed', 'authority-host'].map(
      (reason, index) => new RegExp(`1 {2}${reason}: [^\\n]*guarded\\.txt:${index + 2}\\)`),
    )) {
      expect(stdout).toMatch(line);
    }
    const forced = await runTool('list', [...call, '--force', 'google.com']);
    expect(forced.stdout).toContain('3 hosts');
    const { table } = openBuiltList(out, out);
    const flags = Array.from(table.entries(), ({ indicator, entry }) => [indicator.value, entry.isForced]);
    expect(flags).toEqual([
      ['google.com', true],
      ['evil.example', false],
      ['lists.example', false],
    ]);
    expect(await runTool('list', [...call, '--force', 'europol.europa.eu'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'europol.europa.eu is an authority’s, or above one: it cannot be forced.\n',
    });
  });

  it('lists a URL at an IP address where lookup finds it', async () => {
    const out = join(folder, 'addresses');
    const input = write('addresses.txt', 'http://192.0.2.44:37352/bin.sh\nhttp://[2001:db8::1]/x\n');
    await runTool('list', ['import', input, '--format', 'openphish', '--out', out]);
    const found = await lookUp(
      out,
      'http://192.0.2.44/bin.sh',
      'https://[2001:DB8:0::1]/x',
      'http://44.2.0.192/bin.sh',
    );
    expect(found).toMatchObject([{ verdict: 'listed' }, { verdict: 'listed' }, { verdict: 'clear' }]);
  });

  it('reads sources from a file', async () => {
    const out = join(folder, 'described');
    const sources = write(
      'sources.json',
      JSON.stringify({
        sources: [
          {
            id: 'cert',
            name: 'A CERT',
            url: 'https://cert.test/feed',
            kind: 'phishing',
            fraud: true,
            authority_source: true,
            ttl_days: 60,
            inputs: [{ format: 'misp', path: samplePath('misp-event.json') }],
          },
          { inputs: [{ format: 'openphish', path: samplePath('openphish.txt') }] },
        ],
      }),
    );
    const done = await runTool('list', [
      'import',
      '--sources',
      sources,
      '--date',
      '2026-11-22',
      '--out',
      out,
    ]);
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(done.stdout).toContain('1 e-mail address');
    const { cases, claims } = openBuiltList(out, out).cases;
    expect(cases.map(({ id, authority, kind }) => [id, authority, kind])).toEqual([
      ['cert', ['A CERT'], 'phishing'],
      ['openphish', ['OpenPhish'], 'phishing'],
    ]);
    expect(claims[0]).toMatchObject({ kind: 'named-by-authority', source: 'https://cert.test/feed' });
  });

  it('names every fault of such a file', async () => {
    const faulty = write(
      'faulty.json',
      '{"sources":[{"inputs":[{"format":"xls","path":"x"}],"claim":"seized"},{"inputs":[{"format":"csv","path":"x"}],"claim":"seized","ttl_days":0}]}',
    );
    const done = await runTool('list', ['import', '--sources', faulty, '--out', join(folder, 'none')]);
    expect(done.status).toBe(1);
    expect(done.stderr.replaceAll(faulty, '').split('\n')).toEqual([
      expect.stringMatching(/^\/sources\/0\/inputs\/0\/format: must be one of: hosts, /),
      '/sources/1/claim: needs "authority_source": true',
      '/sources/1/ttl_days: must be a whole number from 1 to 3650',
      '',
    ]);
  });

  it.each<[readonly string[], string]>([
    [[], 'Name at least one file to import.'],
    [['x', '--out', 'y'], 'Say what the files hold: --format FORMAT, one of '],
    [['--input', 'x.txt', '--out', 'y'], 'Say what the files hold: --input FORMAT:FILE, one of '],
    [['x', '--format', 'csv'], 'Say where the list goes: --out DIR.'],
    [['x', '--format', 'csv', '--out', 'y', '--kind', 'bad'], '--kind must be one of: '],
    [['x', '--format', 'csv', '--out', 'y', '--claim', 'seized'], '--claim seized needs --authority-source.'],
    [['x', '--format', 'csv', '--out', 'y', '--ttl-days', '0'], '--ttl-days must be a whole number'],
    [['x', '--format', 'csv', '--out', 'y', '--last-seen', 'now'], '--last-seen must be a real date'],
    [
      ['x', '--format', 'csv', '--out', 'y', '--own-domain', '192.0.2.1'],
      '--own-domain 192.0.2.1 is no host name.',
    ],
    [
      ['x', '--format', 'csv', '--out', 'y', '--repository-url', 'x'],
      '--repository-url x is no http(s) address.',
    ],
    [['x', '--format', 'csv', '--out', 'y', '--max-change', 'much'], '--max-change must be a percentage.'],
    [['x', '--format', 'csv', '--sources', 's', '--out', 'y'], 'Name inputs either in the file of --sources'],
  ])('answers %j with one sentence and 2', async (args, sentence) => {
    const done = await runTool('list', ['import', ...args]);
    expect(done).toMatchObject({ status: 2, stdout: '' });
    expect(done.stderr.startsWith(sentence)).toBe(true);
    expect(done.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('list build', () => {
  it('refuses a reviewed host of the organisation itself', async () => {
    const out = join(folder, 'built');
    const built = await runTool('list', ['build', '--own-domain', 'redvds.com', '--out', out]);
    expect(built).toMatchObject({ status: 1, stderr: 'host redvds.com: own-domain\n' });
    expect(existsSync(out)).toBe(false);
  });
});

describe('list diff', () => {
  it('compares two built lists, for a person and for a program', async () => {
    const lists = await Promise.all(
      ['a.example\nb.example\n', 'b.example\nx.sites.google.com\nc.example\n'].map(async (text, index) => {
        const out = join(folder, `release-${index}`);
        await runTool('list', [
          'pack',
          write(`release-${index}.txt`, text),
          '--format',
          'domains',
          '--out',
          out,
        ]);
        return out;
      }),
    );
    const told = await runTool('list', ['diff', ...lists]);
    expect(told).toMatchObject({ status: 0, stderr: '' });
    expect(told.stdout).toContain(
      'Most popular hosts affected:\n  + host x.sites.google.com  (packed: reported-by-company)\n',
    );
    const { stdout } = await runTool('list', ['diff', ...lists, '--json', '--limit', '0']);
    expect(JSON.parse(stdout)).toMatchObject({
      from: { id: 'packed', entries: 2 },
      totals: { added: 2, removed: 1, changed: 0, unchanged: 1 },
      first: { added: [] },
    });
    const top = write('top.csv', '1,c.example\n2,google.com\n');
    const ranked = JSON.parse((await runTool('list', ['diff', ...lists, '--json', '--popular', top])).stdout);
    expect(ranked.popular[0]).toMatchObject({ indicator: { value: 'c.example' } });
  });

  it('says what is missing', async () => {
    expect(await runTool('list', ['diff', 'one'])).toMatchObject({
      status: 2,
      stderr: 'Name two folders: the old list and the new one.\n',
    });
    expect(await runTool('list', ['diff', join(folder, 'no'), folder])).toMatchObject({ status: 1 });
  });
});
