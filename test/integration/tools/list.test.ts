import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { URL } from 'whatwg-url';
import { readNeverList } from '../../../src/core/list/never-list.ts';
import { openTable } from '../../../src/core/table/open-table.ts';
import { readImportHost } from '../../../src/core/url/import-address.ts';
import { assembleList, ListError } from '../../../tools/list/assemble-list.ts';
import { readDomainLine } from '../../../tools/list/read-domain-line.ts';
import { readLines } from '../../../tools/list/read-lines.ts';
import { ROOT, runTool } from './run-tool.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-list-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function valuesIn(list: string): readonly string[] {
  const opened = openTable(readFileSync(join(list, 'table.bin')));
  if (!opened.ok) throw new Error(opened.error.problem);
  return Array.from(opened.table.entries(), ({ indicator }) => indicator.value);
}

/** The number of the case set that each indicator has. */
function readSetNumbers(list: string): ReadonlyMap<string, number> {
  const opened = openTable(readFileSync(join(list, 'table.bin')));
  if (!opened.ok) throw new Error(opened.error.problem);
  return new Map(Array.from(opened.table.keys(), ({ key, setId }) => [key, setId]));
}

/** The indicators that both lists have, and how many of them are in a set of another number. */
function countMoved(before: string, after: string): { readonly common: number; readonly moved: number } {
  const older = readSetNumbers(before);
  const common = [...readSetNumbers(after)].filter(([key]) => older.has(key));
  return { common: common.length, moved: common.filter(([key, set]) => older.get(key) !== set).length };
}

function copySource(to: string): void {
  mkdirSync(to);
  const source = join(ROOT, 'lists/cordon');
  for (const name of readdirSync(source))
    if (name.endsWith('.json')) copyFileSync(join(source, name), join(to, name));
}

describe('list build', () => {
  it('gives the committed files', async () => {
    expect(await runTool('list', ['build', '--check'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('ends with 1 and says so where a file differs', async () => {
    const out = join(folder, 'differs');
    expect((await runTool('list', ['build', '--out', out])).status).toBe(0);
    appendFileSync(join(out, 'cases.json'), ' ');
    const checked = await runTool('list', ['build', '--check', '--out', out]);
    expect(checked.status).toBe(1);
    expect(checked.stderr).toContain('(cases.json)');
  });

  it('holds every indicator of the source once, the founding case among them', () => {
    const values = valuesIn(join(ROOT, 'public/list'));
    expect(values).toEqual(expect.arrayContaining(['redvds.com', 'redvds.pro', 'WIN-BUNS25TD77J']));
    expect(new Set(values).size).toBe(values.length);
  });

  it('refuses a source with a fault and names the place', async () => {
    const source = join(folder, 'faulty');
    copySource(source);
    writeFileSync(join(source, 'phishing.json'), '{"kind":"phishing","cases":[{"id":"x"}]}');
    const built = await runTool('list', ['build', '--source', source, '--out', join(folder, 'none')]);
    expect(built.status).toBe(1);
    expect(built.stderr).toContain('phishing.json/cases/0: needs "number"');
  });

  it('refuses a URL that is not written in its canonical form', async () => {
    const source = join(folder, 'uncanonical');
    copySource(source);
    const path = join(source, 'virtual-desktop-rental.json');
    const changed = readFileSync(path, 'utf8').replace(
      '"type": "host", "value": "redvds.com"',
      '"type": "url", "value": "https://redvds.com/a/../b"',
    );
    expect(changed).toContain('/a/../b');
    writeFileSync(path, changed);
    const built = await runTool('list', ['build', '--source', source, '--out', join(folder, 'none')]);
    expect(built.status).toBe(1);
    expect(built.stderr).toContain('write https://redvds.com/b');
  });
});

describe('list build, a second time', () => {
  /** The packaged list's source under another name, without its first file: its sets would move up. */
  function shrinkSource(name: string, id: string): string {
    const source = join(folder, name);
    copySource(source);
    rmSync(join(source, 'account-fraud.json'));
    renameList(source, id);
    return source;
  }
  function renameList(source: string, id: string): void {
    const path = join(source, 'list.json');
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), id }));
  }
  let whole = '';
  let shrunk = '';
  const first = (): string => join(folder, 'first-build');
  beforeAll(async () => {
    whole = join(folder, 'whole-source');
    copySource(whole);
    renameList(whole, 'our-list');
    shrunk = shrinkSource('shrunk-source', 'our-list');
    await runTool('list', ['build', '--source', whole, '--out', first()]);
  });

  it('keeps the numbers of case sets that --previous has', async () => {
    const out = join(folder, 'second-build');
    const args = ['build', '--source', shrunk, '--out', out, '--previous', first(), '--accept-change'];
    expect(await runTool('list', args)).toMatchObject({ status: 0, stderr: '' });
    const { common, moved } = countMoved(first(), out);
    expect(common).toBeGreaterThan(100);
    expect(moved).toBe(0);
  });

  it('keeps those of the list that it writes over', async () => {
    const out = join(folder, 'over');
    await runTool('list', ['build', '--source', whole, '--out', out]);
    expect(await runTool('list', ['build', '--source', shrunk, '--out', out])).toMatchObject({ status: 0 });
    expect(countMoved(first(), out).moved).toBe(0);
    const again = await runTool('list', ['build', '--check', '--source', shrunk, '--out', out]);
    expect(again).toMatchObject({ status: 0, stderr: '' });
  });

  it('numbers a list anew that has no earlier build', async () => {
    const out = join(folder, 'anew');
    await runTool('list', ['build', '--source', shrunk, '--out', out]);
    expect(countMoved(first(), out).moved).toBeGreaterThan(0);
  });

  it('keeps those of the packaged list where it is built elsewhere', async () => {
    const out = join(folder, 'elsewhere');
    const source = shrinkSource('shrunk-packaged', 'cordon');
    await runTool('list', ['build', '--source', source, '--out', out]);
    expect(countMoved(join(ROOT, 'public/list'), out).moved).toBe(0);
  });

  it('refuses a release of another list, and an earlier build that it cannot read', async () => {
    const out = join(folder, 'refused');
    const args = ['build', '--source', shrunk, '--out', out];
    const other = await runTool('list', [...args, '--previous', join(ROOT, 'public/list')]);
    expect(other.status).toBe(1);
    expect(other.stderr).toContain('holds the list "cordon", not "our-list"');
    mkdirSync(out);
    writeFileSync(join(out, 'cases.json'), 'no json');
    const damaged = await runTool('list', args);
    expect(damaged.status).toBe(1);
    expect(damaged.stderr).toContain('or name the last release with --previous.');
    expect(readdirSync(out)).toEqual(['cases.json']);
  });
});

describe('list pack', () => {
  const lines = [
    '# a comment',
    'evil.example',
    'EVIL.example.',
    '  "quoted.example",',
    '[',
    '],',
    '',
    'b\u00fccher.example # M\u00fcller',
    '*.wild.example',
    'https://evil.example/x',
    'two words',
    '192.0.2.1',
    'localhost',
    'co.uk',
    'github.io',
    'google.com',
    'noticeofpleadings.com',
    'a"b.example',
  ];

  it('packs what is clearly a domain and reports every other line', async () => {
    const input = join(folder, 'input.txt');
    writeFileSync(input, lines.join('\r\n'));
    const out = join(folder, 'packed');
    const packed = await runTool('list', ['pack', input, '--format', 'domains', '--out', out]);
    expect(packed).toMatchObject({ status: 0, stderr: '' });
    expect(valuesIn(out)).toEqual(['evil.example', 'quoted.example', 'xn--bcher-kva.example']);
    expect(packed.stdout).toContain('3 hosts');
    expect(packed.stdout).toContain('(1 more were repeated)');
    expect(packed.stdout).toContain('10 lines left out');
    for (const [reason, line] of [
      ['wildcard', 9],
      ['not-a-host', 10],
      ['address', 12],
      ['single-label', 13],
      ['public-suffix', 14],
      ['never-listed', 16],
      ['refused-host', 18],
    ]) {
      expect(packed.stdout).toMatch(new RegExp(`${reason}: [^\\n]*input\\.txt:${line}\\b`));
    }
  });

  it('makes a list that lookup reads', async () => {
    const input = join(folder, 'feed.txt');
    writeFileSync(input, 'evil.example\nother.example\n');
    const out = join(folder, 'feed');
    await runTool('list', [
      'pack',
      input,
      '--format',
      'domains',
      '--out',
      out,
      '--name',
      'Our feed',
      '--fraud',
    ]);
    const { stdout } = await runTool('lookup', ['--list', out, '--json', 'www.evil.example', 'good.example']);
    const [listed, clear] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(listed).toMatchObject({
      verdict: 'listed',
      status: 'fraud-linked',
      indicator: { value: 'evil.example' },
      case: { name: 'Our feed' },
    });
    expect(clear).toMatchObject({ verdict: 'clear', because: 'not-listed' });
  });

  it('ends with 1 where no line can be listed or a file is missing', async () => {
    const input = join(folder, 'empty.txt');
    writeFileSync(input, '# nothing\n');
    const out = ['--format', 'domains', '--out', join(folder, 'none')];
    expect(await runTool('list', ['pack', input, ...out])).toMatchObject({
      status: 1,
      stderr: 'no line names a host that can be listed\n',
    });
    expect((await runTool('list', ['pack', join(folder, 'missing.txt'), ...out])).status).toBe(1);
  });

  it.each([
    [[], expect.stringMatching(/^Say what to do: build, pack, .* \(--help tells more\)\.\n$/)],
    [['unpack'], expect.stringMatching(/^There is no command "unpack": use build, .*\.\n$/)],
    [
      ['pack', 'x'],
      expect.stringMatching(/^Say what the files hold: --format FORMAT, one of .*domains.*\.\n$/),
    ],
    [['pack', '--format', 'domains', '--out', 'x'], 'Name at least one file to pack.'],
    [['pack', 'x', '--format', 'domains'], 'Say where the list goes: --out DIR.'],
    [
      ['pack', 'x', '--format', 'domains', '--out', 'x', '--date', 'today'],
      '--date must be a real date: YYYY-MM-DD.',
    ],
    [['build', '--bogus'], "Unknown option '--bogus'."],
  ])('answers %j with one sentence and 2', async (args, sentence) => {
    expect(await runTool('list', args)).toEqual({
      status: 2,
      stdout: '',
      stderr: typeof sentence === 'string' ? `${sentence}\n` : sentence,
    });
  });
});

describe('readDomainLine', () => {
  const never = readNeverList({ authorities: [], popular: [] });

  it('reads a plain name as the URL parser does', () => {
    const name = fc.stringMatching(/^[a-z0-9_.-]{1,30}\.(com|test|x0|0x1|1|xn--p1ai)$/);
    fc.assert(
      fc.property(name, (text) => {
        if (!never.ok) throw new Error('the never-list is wrong');
        const line = readDomainLine(text, never.list);
        const read = readImportHost(text, URL);
        if (line.kind === 'host') expect(read).toMatchObject({ ok: true, host: line.host });
        else expect(line).not.toEqual({ kind: 'nothing' });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('readLines', () => {
  it('cuts text into the same lines wherever it was cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.stringMatching(/^[ab\r\n]{0,6}$/), { maxLength: 20 }), async (pieces) => {
        async function* chunks(): AsyncGenerator<string> {
          yield* pieces;
        }
        const lines: string[] = [];
        for await (const { number, text } of readLines(chunks())) {
          lines.push(text);
          expect(number).toBe(lines.length);
        }
        const expected = pieces
          .join('')
          .split('\n')
          .map((line) => line.replace(/\r$/, ''));
        if (pieces.join('').endsWith('\n') || pieces.join('') === '') expected.pop();
        expect(lines).toEqual(expected);
      }),
    );
  });

  it('keeps no more than a line may have', async () => {
    async function* endless(): AsyncGenerator<string> {
      for (let piece = 0; piece < 1000; piece++) yield 'x'.repeat(1000);
    }
    for await (const { text } of readLines(endless())) expect(text.length).toBeLessThanOrEqual(65_536);
  });
});

describe('assembleList', () => {
  const info = { id: 'a', name: 'A', version: 1, date: '2026-11-22', publisher: { legalName: 'A' } };
  const one = {
    id: 'c',
    number: 0,
    kind: 'phishing',
    name: 'C',
    authority: ['A'],
    date: '2026',
    summary: { en: 'C' },
    fraud: true,
    sources: ['https://a.test/'],
  } as const;
  const claim = {
    case: 0,
    kind: 'charged',
    source: 'https://a.test/',
    locator: '1',
    lastChecked: '2026-11-01',
    reviewBy: '2027-11-01',
  } as const;
  const assemble = (...indicators: Parameters<typeof assembleList>[0]['indicators']) =>
    assembleList({ info, cases: [one], indicators });

  it('keeps no personal data in the open', () => {
    const secrets = [
      { type: 'email', value: 'ceo@evil.example' },
      { type: 'bank-account', value: 'DE89370400440532013000' },
      { type: 'phone', value: '+390612345678' },
      { type: 'wallet', value: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' },
    ] as const;
    const { table, cases } = assemble(...secrets.map((indicator) => ({ indicator, claim })));
    const all = new TextDecoder('latin1').decode(table) + JSON.stringify(cases);
    for (const { value } of secrets) expect(all).not.toContain(value.slice(1, 12));
    expect(cases.info.entries).toBe(4);
  });

  it('makes one entry of an indicator that two claims name, and ranks it by the graver', () => {
    const indicator = { type: 'host', value: 'evil.example' } as const;
    const { table, cases } = assemble(
      { indicator, claim: { ...claim, atMost: 'note' } },
      { indicator, claim },
    );
    expect(cases).toMatchObject({ sets: [[0, 1]], info: { entries: 1 } });
    const opened = openTable(table);
    expect(opened.ok && Array.from(opened.table.keys(), ({ rank }) => rank)).toEqual([3]);
  });

  it('refuses what no key can stand for', () => {
    expect(() => assemble({ indicator: { type: 'host', value: 'a b' }, claim })).toThrow(ListError);
  });
});
