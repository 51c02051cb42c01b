import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMAT_NAMES, type FormatName } from '../../../tools/list/import/formats.ts';
import type { ImportSource } from '../../../tools/list/import/import-source.ts';
import { importSources, openGuards, samplePath, sourceOf } from './import-lists.ts';

let folder = '';
let files = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-import-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(content: string | Uint8Array, extension = 'txt'): string {
  const path = join(folder, `input-${++files}.${extension}`);
  writeFileSync(path, content);
  return path;
}

function domains(text: string | Uint8Array, changes: Partial<ImportSource> = {}): ImportSource {
  return sourceOf('domains', write(text), changes);
}

/** The problem of an import that must fail. */
async function problemOf(source: ImportSource): Promise<string> {
  const { result } = await importSources([source], openGuards());
  if (result.ok) return 'it was imported';
  return result.problem
    .replace(/^input-\d+\.\w+/, 'FILE')
    .replace(folder, 'FOLDER')
    .replace(basename(folder), 'FOLDER');
}

describe('several sources', () => {
  it('make a case each, and one entry of an indicator that they share', async () => {
    const { result, indicators } = await importSources([
      domains('both.example\nfirst.example\nboth.example\n', { id: 'first', name: 'First' }),
      domains('both.example\n', { id: 'second', name: 'Second', isFraud: true }),
    ]);
    expect(indicators).toEqual(['host both.example', 'host first.example']);
    if (!result.ok) throw new Error(result.problem);
    const { table, assembled, files: read, shared } = result.list;
    expect(shared).toBe(1);
    expect(read).toMatchObject([
      { units: 3, taken: 2, repeated: 1 },
      { units: 1, taken: 1, repeated: 0 },
    ]);
    const { cases, claims, sets } = assembled.cases;
    expect(cases.map(({ id, number, fraud }) => [id, number, fraud])).toEqual([
      ['first', 0, false],
      ['second', 1, true],
    ]);
    const said = Array.from(table.keys(), ({ setId }) =>
      (sets[setId] ?? []).map((claim) => claims[claim]?.case),
    );
    expect(said).toEqual([[0, 1], [0]]);
  });

  it('may not share an id', async () => {
    const { result } = await importSources([domains('a.example'), domains('b.example')]);
    expect(result).toEqual({ ok: false, problem: 'two sources have the id domains' });
  });
});

describe('expiry', () => {
  const csv = (lines: string, changes: Partial<ImportSource> = {}): ImportSource =>
    sourceOf('csv', write(lines), { ttlDays: 30, ...changes });

  it('keeps what was seen within the time to live, to the day', async () => {
    const { indicators, rejects } = await importSources([
      csv('host,in.example,2026-10-23\nhost,out.example,2026-10-22\nhost,undated.example,\n'),
    ]);
    expect(indicators).toEqual(['host in.example', 'host undated.example']);
    expect(rejects).toEqual([expect.stringMatching(/^expired .*:2$/)]);
  });

  it('goes by the day that the call gives where a record has none', async () => {
    const { rejects } = await importSources([
      csv('host,in.example,2026-11-22\nhost,undated.example,\n', { lastSeen: '2026-01-01' }),
    ]);
    expect(rejects).toEqual([expect.stringMatching(/^expired .*:2$/)]);
  });

  it('lets no source see the future', async () => {
    const authority = { isAuthority: true, claim: 'named-by-authority' } as const;
    const { result } = await importSources([csv('email,a@b.example,2099-01-01\n', authority)]);
    if (!result.ok) throw new Error(result.problem);
    expect(result.list.assembled.cases.claims).toMatchObject([{ reviewBy: '2027-11-01' }]);
  });

  it('ends personal data after twelve months, whatever the time to live', async () => {
    const authority = { isAuthority: true, claim: 'named-by-authority', ttlDays: 3650 } as const;
    const { indicators, rejects } = await importSources([
      csv(
        'email,a@old.example,2025-10-31\nemail,a@new.example,2025-12-01\nhost,x.example,2020-01-01\n',
        authority,
      ),
    ]);
    expect(indicators).toEqual([expect.stringMatching(/^email /), 'host x.example']);
    expect(rejects).toEqual([expect.stringMatching(/^expired .*:1$/)]);
  });
});

describe('exceptions of a filter list', () => {
  it('take away the host, those below it and those above it, of the same source only', async () => {
    const rules =
      '||a.example^\n||b.a.example^\n||c.b.a.example^\n||x.a.example^\n@@||b.a.example^\n||z.example^\n';
    const { indicators, rejects, result } = await importSources([
      domains('a.example\n', { id: 'other' }),
      sourceOf('adblock', write(rules), { id: 'filters' }),
    ]);
    expect(indicators).toEqual(['host a.example', 'host x.a.example', 'host z.example']);
    const said = result.ok ? result.list.assembled.cases : null;
    expect(said?.sets.map((set) => set.map((claim) => said.claims[claim]?.case))).toEqual([[0], [1]]);
    expect(rejects.filter((reject) => reject.startsWith('exempted'))).toHaveLength(3);
  });
});

describe('files', () => {
  it('may have a byte order mark, any line ends, and be gzip under any name', async () => {
    const text = '\ufeffa.example\r\nb.example\nc.example';
    const { indicators } = await importSources([domains(gzipSync(text))]);
    expect(indicators).toEqual(['host a.example', 'host b.example', 'host c.example']);
    const json = gzipSync('\ufeff[{"url":"https://a.example/x","verified":"yes","online":"yes"}]');
    const tank = await importSources([sourceOf('phishtank', write(json, 'json'))]);
    expect(tank.indicators).toEqual(['url https://a.example/x']);
  });

  it('name lines behind zero bytes, bad UTF-8 and endless lines by their number', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a.example\nb\0.example\n'),
      Buffer.from([0x63, 0xff, 0x2e, 0x64, 0x0a]),
      Buffer.from(`${'x'.repeat(10_000_000)}.example\n`),
      Buffer.from('z.example\n'),
    ]);
    const { indicators, rejects } = await importSources([domains(bytes)]);
    expect(indicators).toEqual(['host a.example', 'host z.example']);
    expect(rejects.map((reject) => reject.replace(/ .*:/, ':'))).toEqual([
      'refused-host:2',
      'refused-host:3',
      'too-long:4',
    ]);
  });

  it.each<[string, () => ImportSource, string]>([
    [
      'are UTF-16',
      () => domains(Buffer.from('\ufeffa.example', 'utf16le')),
      'FILE is text in UTF-16: save it as UTF-8.',
    ],
    [
      'are UTF-16 from the other end',
      () => domains(Uint8Array.of(0xfe, 0xff, 0, 97)),
      'FILE is text in UTF-16: save it as UTF-8.',
    ],
    [
      'are UTF-16 without a mark',
      () => domains(Buffer.from('a.example', 'utf16le')),
      'FILE begins with a zero byte: it is no text in UTF-8.',
    ],
    [
      'are UTF-16 inside gzip',
      () => domains(gzipSync(Buffer.from('\ufeffa.example', 'utf16le'))),
      'FILE is text in UTF-16: save it as UTF-8.',
    ],
    ['are zip', () => domains(Buffer.from('PK\x03\x04rest')), 'FILE is a zip archive: unpack it first.'],
    ['are missing', () => sourceOf('domains', join(folder, 'missing')), 'missing cannot be read.'],
    ['are folders', () => sourceOf('domains', folder), 'FOLDER cannot be read.'],
    [
      'break off',
      () => domains(gzipSync('a.example\n'.repeat(10_000)).subarray(0, -20)),
      'FILE is damaged gzip, or breaks off.',
    ],
    [
      'unpack without end',
      () => domains(gzipSync(Buffer.alloc(80_000_000, 'x'))),
      'FILE unpacks to over 67,108,864 bytes: no feed does.',
    ],
    ['name nothing', () => domains('# nothing\n'), 'no line names a host that can be listed'],
    [
      'break off as JSON',
      () => sourceOf('phishtank', write('[{"url":"https://a.example/x","verified":"yes","online":"yes"}')),
      'FILE breaks off after record 1.',
    ],
    [
      'are no manifest',
      () => sourceOf('misp', writeNamed('manifest.json', '{"../x":{}}')),
      'FOLDER/manifest.json is no manifest of a MISP feed.',
    ],
  ])('that %s give no list, and a sentence', async (_, source, sentence) => {
    expect(await problemOf(source())).toBe(sentence);
  });

  it('of a MISP feed that the manifest names must be there', async () => {
    const manifest = writeNamed('manifest.json', '{"7d2e5a38-63fa-4d4b-9e9e-0d6d1a3a0100":{}}');
    const { result } = await importSources([sourceOf('misp', manifest)]);
    expect(result).toMatchObject({
      ok: false,
      problem: expect.stringContaining('7d2e5a38-63fa-4d4b-9e9e-0d6d1a3a0100, which is missing'),
    });
  });
});

function writeNamed(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe('any bytes as any format', () => {
  const samples: ReadonlyMap<FormatName, string> = new Map([
    ['threatfox', '{"1":[{"ioc_value":"a.example","ioc_type":"domain"},'],
    ['phishtank', '[{"url":"https://a.example/","verified":"yes","online":"yes"},'],
    ['stix', '{"objects":[{"type":"indicator","pattern":"[url:value = \'https://a.example/\']"},'],
    ['misp', '{"Attribute":[{"type":"domain","value":"a.example","to_ids":true},'],
  ]);
  const format = fc.constantFrom(...FORMAT_NAMES);
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 100 }).map((raw) => gzipSync(raw)),
    fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)),
  );

  it('give a list or a problem, and never an error', async () => {
    await fc.assert(
      fc.asyncProperty(format, bytes, fc.boolean(), async (name, content, isBehindSample) => {
        const before = isBehindSample ? Buffer.from(samples.get(name) ?? '') : Buffer.alloc(0);
        const path = join(folder, 'fuzz');
        writeFileSync(path, Buffer.concat([before, content]));
        const { result, rejects } = await importSources([sourceOf(name, path)], openGuards());
        if (!result.ok) expect(result.problem).toMatch(/\S/);
        for (const reject of rejects) expect(reject).toMatch(/^[a-z0-9-]+ fuzz:\d+$/);
      }),
      { numRuns: 600 },
    );
  });

  it('count every line of text: taken, repeated, left out, or nothing but a comment', async () => {
    const line = fc.oneof(
      fc.stringMatching(/^[a-z.]{1,12}$/),
      fc.string({ maxLength: 12 }).filter((text) => !/[\n\r]/.test(text)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 20 }), async (lines) => {
        const path = join(folder, 'lines');
        writeFileSync(path, ['https://sure.example/', ...lines, ''].join('\n'));
        const { result, rejects } = await importSources([sourceOf('openphish', path)], openGuards());
        if (!result.ok) throw new Error(result.problem);
        const [read] = result.list.files;
        const silent = lines.filter((text) => text.trim() === '' || text.trim().startsWith('#')).length;
        expect(read).toMatchObject({ units: lines.length + 1, rejected: rejects.length });
        expect((read?.taken ?? 0) + (read?.repeated ?? 0) + rejects.length + silent).toBe(lines.length + 1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the samples', () => {
  it('together make one list, and the same bytes each time', async () => {
    const sources = [
      sourceOf('hosts', samplePath('hosts.txt')),
      sourceOf('urlhaus', samplePath('urlhaus.csv')),
      sourceOf('stix', samplePath('stix.json')),
    ];
    const [first, second] = [await importSources(sources), await importSources(sources)];
    if (!first.result.ok || !second.result.ok) throw new Error('the samples give no list');
    expect(first.result.list.assembled).toEqual(second.result.list.assembled);
    expect(first.indicators).toHaveLength(17);
  });
});
