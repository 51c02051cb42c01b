import { describe, expect, it } from 'vitest';
import { type DownloadResult, PIECE_BYTES, type PieceStore } from '../../../src/core/tuf/download-target.ts';
import { isTargetName, writeTargetPath } from '../../../src/core/tuf/target-name.ts';
import { TestClient } from '../../support/tuf-client.ts';
import { answerWith, describeBytes, encode, TufRepository } from '../../support/tuf-repository.ts';

const SMALL = encode('target file contents');
/** Two and a half pieces. */
const LARGE = new Uint8Array(2.5 * PIECE_BYTES).map((_, at) => (at * 7919) >> 3);

async function createClient(name: string, content = SMALL, algorithms = ['sha256']): Promise<TestClient> {
  const repository = await TufRepository.create();
  repository.addTarget(name, content, algorithms);
  await repository.publish('targets', 'snapshot', 'timestamp');
  return new TestClient(repository);
}

function pathOf(name: string, content: Uint8Array): string {
  return writeTargetPath(name, describeBytes(content).hashes.sha256);
}

/** Compared at once: an assertion on each byte takes seconds. */
function expectLarge(result: DownloadResult): void {
  expect(result.ok && Buffer.from(result.bytes).equals(LARGE)).toBe(true);
}

class MemoryPieces implements PieceStore {
  readonly saved = new Map<string, Uint8Array[]>();

  async load(key: string): Promise<readonly Uint8Array[]> {
    return this.saved.get(key) ?? [];
  }

  async save(key: string, index: number, piece: Uint8Array): Promise<void> {
    const pieces = this.saved.get(key) ?? [];
    expect(index).toBe(pieces.length);
    this.saved.set(key, [...pieces, piece.slice()]);
  }

  async clear(key: string): Promise<void> {
    this.saved.delete(key);
  }
}

describe('a target (specification 5.7)', () => {
  it.each([[['sha256']], [['sha512']], [['sha512', 'sha256']]])(
    'with hashes %j is asked for once',
    async (algorithms) => {
      const client = await createClient('file.txt', SMALL, algorithms);
      expect(await client.download('file.txt')).toMatchObject({ ok: true, bytes: SMALL });
      const requests = client.transport.requests.filter(({ base }) => base === 'targets');
      expect(requests).toHaveLength(1);
      expect(requests[0]?.path).toMatch(/^[0-9a-f]+\.file\.txt$/);
    },
  );

  it('in a folder has the hash before its file name', async () => {
    const client = await createClient('path/to/a/file.txt');
    expect(await client.download('path/to/a/file.txt')).toMatchObject({ ok: true, bytes: SMALL });
    expect(client.transport.paths.at(-1)).toBe(`path/to/a/${describeBytes(SMALL).hashes.sha256}.file.txt`);
  });

  it('of no bytes needs no request', async () => {
    const client = await createClient('empty', new Uint8Array());
    expect(await client.download('empty')).toMatchObject({ ok: true, bytes: new Uint8Array() });
  });

  it('comes with what the publisher says of it', async () => {
    const client = await createClient('a');
    Object.assign(client.repository.targets.targets['a'] ?? {}, { custom: { entries: 7 } });
    await client.repository.publish('targets', 'snapshot', 'timestamp');
    const result = await client.download('a');
    expect(result.ok && result.target.custom).toEqual(new Map([['entries', 7]]));
  });

  it.each([
    [
      'other bytes of the same length',
      encode('target file CONTENTS'),
      { code: 'wrong-hash', algorithm: 'sha256' },
    ],
    ['one byte less', SMALL.subarray(1), { code: 'wrong-length', expected: SMALL.length }],
    ['one byte more', new Uint8Array([...SMALL, 0]), { code: 'wrong-length', expected: SMALL.length }],
    ['nothing', new Uint8Array(), { code: 'wrong-length', expected: SMALL.length }],
  ])('is refused: %s', async (_, bytes, reason) => {
    const client = await createClient('file.txt');
    client.repository.targetFiles.set(pathOf('file.txt', SMALL), bytes);
    expect(await client.download('file.txt')).toMatchObject({
      ok: false,
      failure: { part: 'target', ...reason },
    });
  });

  it('is refused where one of its two hashes is wrong', async () => {
    const client = await createClient('file.txt', SMALL, ['sha256', 'sha512']);
    const { hashes } = client.repository.targets.targets['file.txt'] as { hashes: Record<string, string> };
    hashes['sha512'] = '00'.repeat(64);
    await client.repository.publish('targets', 'snapshot', 'timestamp');
    const result = await client.download('file.txt');
    expect(result).toMatchObject({ ok: false, failure: { code: 'wrong-hash', algorithm: 'sha512' } });
  });

  it.each([{ 'unknown-hash': '00' }, { sha256: '../../x' }, { sha256: '' }])(
    'is not asked for with the hashes %j only',
    async (hashes) => {
      const client = await createClient('file.txt');
      Object.assign(client.repository.targets.targets['file.txt'] ?? {}, { hashes });
      await client.repository.publish('targets', 'snapshot', 'timestamp');
      expect(await client.download('file.txt')).toMatchObject({
        ok: false,
        failure: { code: 'no-known-hash' },
      });
      expect(client.transport.requests.filter(({ base }) => base === 'targets')).toEqual([]);
    },
  );

  it('that is not listed is told from one that a delegation might list', async () => {
    const client = await createClient('file.txt');
    expect(await client.download('other.txt')).toMatchObject({
      ok: false,
      failure: { code: 'unknown-target' },
    });
    client.repository.targets['delegations'] = { keys: {}, roles: [{ name: 'a', keyids: [], threshold: 1 }] };
    await client.repository.publish('targets', 'snapshot', 'timestamp');
    const result = await client.download('other.txt');
    expect(result).toMatchObject({ ok: false, failure: { code: 'delegated-target', actor: 'publisher' } });
  });

  it('is refused beyond 256 MB', async () => {
    const client = await createClient('file.txt');
    Object.assign(client.repository.targets.targets['file.txt'] ?? {}, { length: 256_000_001 });
    await client.repository.publish('targets', 'snapshot', 'timestamp');
    expect(await client.download('file.txt')).toMatchObject({ ok: false, failure: { code: 'too-large' } });
  });
});

describe('a large target', () => {
  it('is fetched in pieces of 1 MB', async () => {
    const client = await createClient('table/7.bin', LARGE);
    expect(await client.download('table/7.bin')).toMatchObject({ ok: true });
    const ranges = client.transport.requests.flatMap(({ range }) => range ?? []);
    expect(ranges).toEqual([
      { first: 0, last: 999_999 },
      { first: 1_000_000, last: 1_999_999 },
      { first: 2_000_000, last: 2_499_999 },
    ]);
  });

  it('is as good from a server that does not know ranges', async () => {
    const client = await createClient('table/7.bin', LARGE);
    client.transport.knowsRanges = false;
    const result = await client.download('table/7.bin');
    expectLarge(result);
    expect(client.transport.requests.filter(({ base }) => base === 'targets')).toHaveLength(1);
  });

  it('goes on after an interruption with the pieces that are there', async () => {
    const client = await createClient('table/7.bin', LARGE);
    const pieces = new MemoryPieces();
    const path = pathOf('table/7.bin', LARGE);
    client.transport.answers.set(path, ({ range }) =>
      range?.first === 0
        ? answerWith(LARGE.subarray(0, PIECE_BYTES))
        : { kind: 'unreachable', detail: 'offline' },
    );
    expect(await client.download('table/7.bin', pieces)).toMatchObject({
      ok: false,
      failure: { code: 'unreachable' },
    });
    expect([...pieces.saved.values()].map((each) => each.length)).toEqual([1]);
    client.transport.answers.clear();
    client.transport.requests.length = 0;
    const result = await client.download('table/7.bin', pieces);
    expectLarge(result);
    expect(client.transport.requests.flatMap(({ range }) => range?.first ?? [])).toEqual([
      1_000_000, 2_000_000,
    ]);
    expect(pieces.saved.size).toBe(0);
  });

  it('goes on with a whole answer where it asked for the rest', async () => {
    const client = await createClient('table/7.bin', LARGE);
    const pieces = new MemoryPieces();
    await pieces.save(describeBytes(LARGE).hashes.sha256, 0, LARGE.subarray(0, PIECE_BYTES));
    client.transport.knowsRanges = false;
    const result = await client.download('table/7.bin', pieces);
    expectLarge(result);
  });

  it('begins again, once, where pieces that were kept are damaged', async () => {
    const client = await createClient('table/7.bin', LARGE);
    const pieces = new MemoryPieces();
    const key = describeBytes(LARGE).hashes.sha256;
    await pieces.save(key, 0, new Uint8Array(PIECE_BYTES));
    const result = await client.download('table/7.bin', pieces);
    expectLarge(result);
    expect(client.transport.requests.flatMap(({ range }) => range?.first ?? [])).toEqual([
      1_000_000, 2_000_000, 0, 1_000_000, 2_000_000,
    ]);
    // The server's bytes are wrong as well: no third time.
    await pieces.save(key, 0, new Uint8Array(PIECE_BYTES));
    client.repository.targetFiles.set(pathOf('table/7.bin', LARGE), new Uint8Array(LARGE.length));
    client.transport.requests.length = 0;
    expect(await client.download('table/7.bin', pieces)).toMatchObject({
      ok: false,
      failure: { code: 'wrong-hash' },
    });
    expect(client.transport.requests.filter(({ base }) => base === 'targets')).toHaveLength(5);
    expect(pieces.saved.size).toBe(0);
  });

  it.each([
    ['of another length', [new Uint8Array(5)]],
    ['more than the target has', [LARGE, LARGE, LARGE].map((each) => each.subarray(0, PIECE_BYTES))],
  ])('leaves pieces aside that are %s', async (_, kept) => {
    const client = await createClient('table/7.bin', LARGE);
    const pieces = new MemoryPieces();
    pieces.saved.set(describeBytes(LARGE).hashes.sha256, kept);
    pieces.save = async () => {};
    expect(await client.download('table/7.bin', pieces)).toMatchObject({ ok: true });
    expect(client.transport.requests.flatMap(({ range }) => range?.first ?? [])[0]).toBe(0);
  });

  it('needs no piece store that works', async () => {
    const client = await createClient('table/7.bin', LARGE);
    const broken = async (): Promise<never> => {
      throw new Error('quota exceeded');
    };
    expect(await client.download('table/7.bin', { load: broken, save: broken, clear: broken })).toMatchObject(
      { ok: true },
    );
  });

  it.each([
    ['a piece that is too short', (first: number) => answerWith(LARGE.subarray(first, first + 10), first)],
    [
      'a piece that is too long',
      (first: number) => answerWith(LARGE.subarray(first, first + PIECE_BYTES + 1), first),
    ],
    ['another piece', () => answerWith(LARGE.subarray(500, 500 + PIECE_BYTES), 500)],
    ['a whole that is too short', () => answerWith(LARGE.subarray(0, LARGE.length - 1))],
    ['a whole that is too long', () => answerWith(new Uint8Array([...LARGE, 0]))],
  ])('is refused at once: %s', async (_, answer) => {
    const client = await createClient('table/7.bin', LARGE);
    client.transport.answers.set(pathOf('table/7.bin', LARGE), ({ range }) => answer(range?.first ?? 0));
    expect(await client.download('table/7.bin')).toMatchObject({
      ok: false,
      failure: { part: 'target', code: 'wrong-length', expected: LARGE.length },
    });
    expect(client.transport.requests.filter(({ base }) => base === 'targets')).toHaveLength(1);
  });
});

describe('names of targets', () => {
  it.each(['a', 'table/7.bin', 'a b', '..a', 'a..', 'ä', '?', '#', 'a:b', '%2e%2e'])('%j is one', (name) => {
    expect(isTargetName(name)).toBe(true);
  });

  it.each([
    '',
    '/',
    '/a',
    'a/',
    'a//b',
    '.',
    '..',
    '../a',
    'a/../b',
    'a/.',
    'a\\b',
    'a\0',
    'a\n',
    '\ud800',
    'a'.repeat(1025),
  ])('%j is none, and is not asked for', async (name) => {
    expect(isTargetName(name)).toBe(false);
    const client = await createClient('file.txt');
    client.repository.targets.targets['../a'] = client.repository.targets.targets['file.txt'] ?? null;
    await client.repository.publish('targets', 'snapshot', 'timestamp');
    const result = await client.download(name);
    expect(result).toMatchObject({ ok: false, failure: { code: 'bad-target-name' } });
    expect(client.transport.requests.filter(({ base }) => base === 'targets')).toEqual([]);
  });

  it('are percent-encoded segment by segment', () => {
    expect(writeTargetPath('a b/?#%ä', 'ff')).toBe('a%20b/ff.%3F%23%25%C3%A4');
    expect(writeTargetPath('%2e%2e/a', null)).toBe('%252e%252e/a');
  });
});
