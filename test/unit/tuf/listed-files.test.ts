import { describe, expect, it } from 'vitest';
import { TestClient } from '../../support/tuf-client.ts';
import { answerWith, describeBytes, TufRepository } from '../../support/tuf-repository.ts';

const LISTED_IN = { snapshot: 'timestamp', targets: 'snapshot' } as const;

describe.each(['snapshot', 'targets'] as const)(
  '%s, as it is listed (specification 5.5.2, 5.6.2)',
  (role) => {
    async function createClient(change: object): Promise<TestClient> {
      const repository = await TufRepository.create();
      await repository.publish('targets', 'snapshot');
      const bytes = repository.file(`2.${role}.json`);
      const lister = repository[LISTED_IN[role]];
      // What is undefined in a change is left out.
      lister.meta[`${role}.json`] = JSON.parse(
        JSON.stringify({ version: 2, ...describeBytes(bytes), ...change }),
      );
      if (role === 'targets') await repository.publish('snapshot');
      await repository.publish('timestamp');
      return new TestClient(repository);
    }

    it('is taken with the right length and hash', async () => {
      await (await createClient({})).succeed();
    });

    it('is taken with a hash that is written in capitals, and with one of a kind that is not known', async () => {
      const { hashes } = describeBytes(new Uint8Array());
      const client = await createClient({});
      const lister = client.repository[LISTED_IN[role]];
      const listed = lister.meta[`${role}.json`] as unknown as { hashes: Record<string, string> };
      listed.hashes = { sha256: listed.hashes['sha256']?.toUpperCase() ?? '', blake3: hashes.sha256 };
      await client.repository.publish(
        ...(role === 'targets' ? (['snapshot', 'timestamp'] as const) : (['timestamp'] as const)),
      );
      await client.succeed();
    });

    it.each([
      ['hash', { hashes: { sha256: '46'.repeat(32) } }, { code: 'wrong-hash', algorithm: 'sha256' }],
      ['second hash', { hashes: { sha512: '46'.repeat(64) } }, { code: 'wrong-hash', algorithm: 'sha512' }],
      ['length, one too long', { length: 100_000 }, { code: 'wrong-length', expected: 100_000 }],
      ['length, one too short', { length: 10 }, { code: 'wrong-length', expected: 10 }],
      ['kind of hash', { hashes: { md5: 'aa' } }, { code: 'no-known-hash' }],
      ['version', { version: 3 }, { code: 'not-found' }],
    ])('is refused with the wrong %s', async (_, change, reason) => {
      const client = await createClient(change);
      expect(await client.failToRefresh()).toMatchObject({ part: role, ...reason });
      expect(client.store.versions[role]).toBe(0);
    });

    it('is refused under the name of another version', async () => {
      const client = await createClient({ version: 7, length: undefined, hashes: undefined });
      client.repository.metadata.set(`7.${role}.json`, client.repository.file(`2.${role}.json`));
      expect(await client.failToRefresh()).toMatchObject({
        part: role,
        code: 'wrong-version',
        expected: 7,
        found: 2,
      });
    });

    it('is fetched again where the stored file is not the listed one (mix and match)', async () => {
      const client = await createClient({});
      await client.succeed();
      const stored = client.store.roles;
      if (stored === null) throw new Error('nothing was stored');
      client.store.roles = { ...stored, [role]: client.repository.file(`1.${role}.json`) };
      client.transport.requests.length = 0;
      await client.succeed();
      expect(client.transport.paths).toContain(`2.${role}.json`);
      expect(client.store.versions[role]).toBe(2);
    });

    it.each([
      ['length', { length: 10 }, 'wrong-length'],
      ['hash', { hashes: { sha256: '46'.repeat(32) } }, 'wrong-hash'],
    ])('is not taken from the store where its version fits and its %s does not', async (_, change, code) => {
      const client = new TestClient(await TufRepository.create());
      await client.succeed();
      const listed = { version: 1, ...change };
      client.repository[LISTED_IN[role]].meta[`${role}.json`] = listed;
      if (role === 'targets') await client.repository.publish('snapshot');
      await client.repository.publish('timestamp');
      expect(await client.failToRefresh()).toMatchObject({ part: role, code });
    });

    it('is read no further than to its listed length', async () => {
      const client = await createClient({ length: 1_000 });
      let read = 0;
      client.transport.answers.set(`2.${role}.json`, () => ({
        kind: 'body',
        first: 0,
        body: sendEndlessly(() => read++),
      }));
      expect(await client.failToRefresh()).toMatchObject({
        part: role,
        code: 'wrong-length',
        expected: 1_000,
      });
      expect(read).toBeLessThanOrEqual(11);
    });
  },
);

describe('files of unknown length stop at their bound', () => {
  it.each([
    ['root', '2.root.json', 512_000],
    ['timestamp', 'timestamp.json', 16_384],
    ['snapshot', '1.snapshot.json', 2_000_000],
    ['targets', '1.targets.json', 5_000_000],
  ])('%s', async (role, path, limit) => {
    const client = new TestClient(await TufRepository.create());
    let read = 0;
    client.transport.answers.set(path, () => ({ kind: 'body', first: 0, body: sendEndlessly(() => read++) }));
    expect(await client.failToRefresh()).toMatchObject({ part: role, code: 'too-large', limit });
    expect(read).toBe(Math.floor(limit / 100) + 1);
  });

  it('ends the transfer there', async () => {
    const client = new TestClient(await TufRepository.create());
    let isEnded = false;
    client.transport.answers.set('timestamp.json', () => {
      const body = (async function* () {
        try {
          for (;;) yield new Uint8Array(1_000);
        } finally {
          isEnded = true;
        }
      })();
      return { kind: 'body', first: 0, body };
    });
    await client.failToRefresh();
    expect(isEnded).toBe(true);
  });

  it('a listed length beyond the bound does not raise it', async () => {
    const repository = await TufRepository.create((each) => {
      each.timestamp.meta['snapshot.json'] = { version: 1, length: 3_000_000_000 };
    });
    repository.timestamp.meta['snapshot.json'] = { version: 1, length: 3_000_000_000 };
    await repository.publish('timestamp');
    const client = new TestClient(repository);
    client.transport.answers.set('1.snapshot.json', () => ({
      kind: 'body',
      first: 0,
      body: sendEndlessly(() => {}),
    }));
    expect(await client.failToRefresh()).toMatchObject({
      part: 'snapshot',
      code: 'too-large',
      limit: 2_000_000,
    });
  });

  it('other bounds can be given', async () => {
    const client = new TestClient(await TufRepository.create());
    client.bounds = { timestamp: 100 };
    expect(await client.failToRefresh()).toMatchObject({ code: 'too-large', limit: 100 });
  });
});

describe('a transfer that breaks', () => {
  it('is told with the reason', async () => {
    const client = new TestClient(await TufRepository.create());
    const whole = client.repository.file('1.snapshot.json');
    client.transport.answers.set('1.snapshot.json', () => {
      const body = (async function* () {
        yield whole.subarray(0, 20);
        throw new Error('connection reset');
      })();
      return { kind: 'body', first: 0, body };
    });
    expect(await client.failToRefresh()).toMatchObject({
      part: 'snapshot',
      code: 'unreachable',
      detail: 'connection reset',
      sentence: 'snapshot.json could not be fetched: connection reset.',
    });
  });

  it('too early without a word gives no file', async () => {
    const client = new TestClient(await TufRepository.create());
    const whole = client.repository.file('1.snapshot.json');
    client.transport.answers.set('1.snapshot.json', () => answerWith(whole.subarray(0, whole.length - 5)));
    expect(await client.failToRefresh()).toMatchObject({ part: 'snapshot', code: 'not-json' });
  });

  it('a transport that throws is a server that cannot be reached', async () => {
    const client = new TestClient(await TufRepository.create());
    client.transport.answers.set('timestamp.json', () => {
      throw new Error('no such host');
    });
    expect(await client.failToRefresh()).toMatchObject({ code: 'unreachable', detail: 'no such host' });
  });
});

/** 100 bytes at a time, without end. */
async function* sendEndlessly(count: () => void): AsyncGenerator<Uint8Array> {
  for (;;) {
    count();
    yield new Uint8Array(100).fill(0x20);
  }
}
