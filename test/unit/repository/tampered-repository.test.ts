import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pruneRepository } from '../../../tools/list/repository/prune-repository.ts';
import { DAY, Follower, PASSPHRASE, TestPublisher } from './test-publisher.ts';

let publisher: TestPublisher;
let sound = '';
beforeAll(async () => {
  publisher = await TestPublisher.create();
  sound = publisher.folder;
  await publisher.release(1, ['one.example', 'two.example']);
  const adapters = publisher.path('adapters.json');
  writeFileSync(adapters, '{"format":1,"adapters":[]}');
  await publisher.release(2, ['one.example', 'two.example', 'three.example'], { adapters });
});
afterAll(() => publisher.remove());

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
}

function flipByte(path: string, place?: number): void {
  const bytes = readFileSync(path);
  const at = place ?? Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** What a browser that begins or comes from the version before is led to. */
const NEEDED =
  /^metadata\/(?:timestamp|1\.root|2\.snapshot|2\.targets|1\.snapshot|1\.targets)\.json$|^targets\//;
/** What only shows the way from the release before: without it, that way is not tried. */
const EARLIER = /^metadata\/1\.(?:snapshot|targets)\.json$|^targets\/(?:cases|never-list)\/.*\.1\.bin$/;

describe('verify', { timeout: 30_000 }, () => {
  it('finds one changed bit in any file that a browser needs', async () => {
    const files = listFiles(join(sound, 'public')).filter((name) => NEEDED.test(name) && !EARLIER.test(name));
    expect(files).toHaveLength(10);
    for (const name of files) {
      publisher.workInCopyOf(sound);
      flipByte(join(publisher.folder, 'public', name));
      const { problems } = await publisher.verify();
      expect(problems, name).not.toEqual([]);
      rmSync(publisher.folder, { recursive: true });
    }
  });

  it('finds any file that is missing or longer', async () => {
    const files = listFiles(join(sound, 'public/targets')).filter(
      (name) => !/(?:cases|never-list).*\.1\.bin/.test(name),
    );
    expect(files).toHaveLength(6);
    for (const name of files) {
      for (const spoil of [rmSync, (path: string) => appendFileSync(path, 'x')]) {
        publisher.workInCopyOf(sound);
        spoil(join(publisher.folder, 'public/targets', name));
        const { problems } = await publisher.verify();
        expect(problems, name).not.toEqual([]);
        rmSync(publisher.folder, { recursive: true });
      }
    }
  });

  it('finds a repository that went back to an older release', async () => {
    publisher.workInCopyOf(sound);
    const follower = new Follower(publisher);
    expect(await follower.version()).toBe(2);
    const metadata = join(publisher.folder, 'public/metadata');
    cpSync(join(metadata, '1.timestamp.json'), join(metadata, 'timestamp.json'));
    expect(await follower.version()).toBe('timestamp, rollback');
  });

  it('tells what expired', async () => {
    publisher.workInCopyOf(sound);
    publisher.now += 8 * DAY;
    const { problems } = await publisher.verify();
    publisher.now -= 8 * DAY;
    expect(problems).toEqual([expect.stringContaining('timestamp.json expired at')]);
  });
});

describe('commands that sign', { timeout: 30_000 }, () => {
  it.each(['timestamp.json', '2.snapshot.json', '2.targets.json', '1.root.json'])(
    'build nothing upon a changed %s',
    async (name) => {
      publisher.workInCopyOf(sound);
      flipByte(join(publisher.folder, 'public/metadata', name));
      await expect(publisher.renew()).rejects.toThrow();
      await expect(publisher.release(3, ['one.example'])).rejects.toThrow();
      await expect(pruneRepository(publisher.repository)).rejects.toThrow();
      expect(listFiles(join(publisher.folder, 'public/metadata'))).toHaveLength(8);
    },
  );

  it('build no delta upon a changed table, and say where to get it back', async () => {
    publisher.workInCopyOf(sound);
    const [table = ''] = readdirSync(join(publisher.folder, 'public/targets/table')).filter((name) =>
      name.endsWith('.2.bin'),
    );
    // A bit of the time in the gzip header (RFC 1952): what it holds unpacks as before.
    flipByte(join(publisher.folder, 'public/targets/table', table), 4);
    await expect(publisher.release(3, ['one.example'])).rejects.toThrow(
      'The table of version 2 in public/targets is missing or was changed. Bring it back',
    );
    await expect(publisher.release(3, ['one.example'], { acceptsChange: false })).rejects.toThrow(
      'The last release cannot be compared with this one',
    );
  });
});

describe('what lies on disk', () => {
  it('holds neither passphrase nor private key in the clear', async () => {
    const secrets = [PASSPHRASE, 'PRIVATE KEY'];
    // A PKCS #8 Ed25519 key begins with these bytes (RFC 8410), and so would its Base64 and its hex.
    const prefix = Buffer.from('302e020100300506032b6570', 'hex');
    secrets.push(prefix.toString('latin1'), prefix.toString('hex'), prefix.toString('base64').slice(0, 15));
    const files = listFiles(sound);
    expect(files.filter((name) => name.endsWith('.key'))).toHaveLength(6);
    for (const name of files) {
      const text = readFileSync(join(sound, name)).toString('latin1');
      for (const secret of secrets) expect(text.includes(secret), name).toBe(false);
    }
  });

  it('lets nobody else read the keys', () => {
    for (const name of readdirSync(join(sound, 'keys'))) {
      expect(statSync(join(sound, 'keys', name)).mode & 0o077, name).toBe(0);
    }
    expect(statSync(join(sound, 'keys')).mode & 0o077).toBe(0);
  });
});
