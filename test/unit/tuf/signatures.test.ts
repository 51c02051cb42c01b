import { describe, expect, it } from 'vitest';
import { TestClient } from '../../support/tuf-client.ts';
import { makeEcdsaKey, makeRsaKey, type TestKey, takeKey } from '../../support/tuf-keys.ts';
import { encode, type Json, type Role, TufRepository } from '../../support/tuf-repository.ts';

/** Publishes a timestamp that these keys must sign, all of them, and that they do sign. */
async function publishSignedBy(keys: readonly TestKey[], threshold = keys.length): Promise<TestClient> {
  const repository = await TufRepository.create((each) => {
    each.root.roles['timestamp'] = { keyids: [], threshold };
    each.signers.timestamp = [];
    for (const key of keys) each.addKey('timestamp', key);
  });
  return new TestClient(repository);
}

/** Gives the timestamp other signatures than those of its signers. */
async function resign(
  { repository }: TestClient,
  change: (signatures: { keyid: string; sig: string }[]) => void,
): Promise<void> {
  repository.place('timestamp', repository.timestamp.version, await repository.sign('timestamp', change));
}

describe('kinds of keys', () => {
  it.each([
    ['ecdsa', 'pem'],
    ['ecdsa-sha2-nistp256', 'pem'],
    ['ecdsa-sha2-nistp256', 'point'],
  ] as const)('verifies %s, written as %s', async (keytype, form) => {
    const client = await publishSignedBy([await makeEcdsaKey(keytype, form), takeKey()]);
    await client.succeed();
    await client.repository.publish('timestamp');
    await resign(client, ([first]) => {
      // A signature of this kind and length, of another message.
      if (first !== undefined) first.sig = `30440220${'11'.repeat(32)}0220${'22'.repeat(32)}`;
    });
    expect(await client.failToRefresh()).toMatchObject({ code: 'too-few-signatures', valid: 1, needed: 2 });
  });

  it('declines RSA by name where it is needed for the threshold', async () => {
    const client = await publishSignedBy([await makeRsaKey(), takeKey()]);
    const failure = await client.failToRefresh();
    expect(failure).toMatchObject({
      part: 'timestamp',
      code: 'unsupported-keys',
      kinds: ['rsa, rsassa-pss-sha256'],
      actor: 'publisher',
    });
    expect(failure.sentence).toContain('Use Ed25519 or ECDSA P-256 keys.');
  });

  it('leaves RSA out of the count where the others are enough', async () => {
    await (await publishSignedBy([await makeRsaKey(), takeKey()], 1)).succeed();
  });

  it.each([
    [
      'an Ed25519 key of 31 bytes',
      { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: '00'.repeat(31) } },
    ],
    [
      'Ed25519 under another scheme',
      { keytype: 'ed25519', scheme: 'ed25519ph', keyval: { public: '00'.repeat(32) } },
    ],
    [
      'a point that is not on the curve',
      { keytype: 'ecdsa', scheme: 'ecdsa-sha2-nistp256', keyval: { public: `04${'01'.repeat(64)}` } },
    ],
    [
      'a point that begins with another byte',
      {
        keytype: 'ecdsa',
        scheme: 'ecdsa-sha2-nistp256',
        keyval: { public: `05${'01'.repeat(64)}` },
      },
    ],
    [
      'a compressed point',
      { keytype: 'ecdsa', scheme: 'ecdsa-sha2-nistp256', keyval: { public: `02${'01'.repeat(32)}` } },
    ],
    [
      'a PEM of something else',
      {
        keytype: 'ecdsa',
        scheme: 'ecdsa-sha2-nistp256',
        keyval: { public: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n' },
      },
    ],
    ['P-384', { keytype: 'ecdsa', scheme: 'ecdsa-sha2-nistp384', keyval: { public: 'x' } }],
  ])('%s counts for nothing and does no harm', async (name, json) => {
    // It has the form of a key, and has signed nothing.
    const isPoint = name === 'a point that is not on the curve';
    const strange: TestKey = { keyid: 'strange', json, sign: async () => '30060201010201ff' };
    await (await publishSignedBy([strange, takeKey()], 1)).succeed();
    const result = await (await publishSignedBy([strange, takeKey()], 2)).refresh();
    const code = isPoint ? 'too-few-signatures' : 'unsupported-keys';
    expect(result).toMatchObject({ ok: false, failure: { part: 'timestamp', code } });
  });

  it.each([
    [7],
    [{}],
    [{ keytype: 'ed25519', scheme: 'ed25519' }],
    [{ keytype: 'ed25519', scheme: 'ed25519', keyval: { public: 7 } }],
  ])('a root with the key %j is malformed', async (json: Json) => {
    const client = new TestClient(await TufRepository.create());
    client.repository.root.keys['odd'] = json;
    await client.repository.publish('root');
    expect(await client.failToRefresh()).toMatchObject({
      part: 'root',
      code: 'malformed',
      where: 'keys/odd',
    });
  });
});

describe('thresholds', () => {
  it('three keys of three must sign', async () => {
    const client = await publishSignedBy([takeKey(), takeKey(), takeKey()]);
    await client.succeed();
    client.repository.signers.timestamp.pop();
    await client.repository.publish('timestamp');
    expect(await client.failToRefresh()).toMatchObject({ code: 'too-few-signatures', valid: 2, needed: 3 });
  });

  it('more than there are keys can never be reached', async () => {
    const client = await publishSignedBy([takeKey(), takeKey()], 3);
    expect(await client.failToRefresh()).toMatchObject({ code: 'too-few-signatures', valid: 2, needed: 3 });
  });

  it.each([0, -1, 1.5, '1', null])('of %j is malformed', async (threshold) => {
    const client = new TestClient(await TufRepository.create());
    Object.assign(client.repository.root.roles['targets'] ?? {}, { threshold });
    await client.repository.publish('root');
    const { code } = await client.failToRefresh();
    expect(code).toBe(threshold === 1.5 ? 'not-canonical' : 'malformed');
  });

  it.each(['timestamp', 'snapshot', 'targets'] as const)(
    'a root without %s is malformed',
    async (role: Role) => {
      const client = new TestClient(await TufRepository.create());
      delete client.repository.root.roles[role];
      await client.repository.publish('root');
      expect(await client.failToRefresh()).toMatchObject({ code: 'malformed', where: `roles/${role}` });
    },
  );

  it('a key id without a key counts for nothing', async () => {
    const client = await publishSignedBy([takeKey()], 2);
    client.repository.root.roles['timestamp']?.keyids.push('00'.repeat(32));
    await client.repository.publish('root');
    expect(await client.failToRefresh()).toMatchObject({ code: 'too-few-signatures', valid: 1 });
  });

  it('a key of another role counts for nothing', async () => {
    const client = new TestClient(await TufRepository.create());
    client.repository.signers.timestamp = client.repository.signers.snapshot;
    await client.repository.publish('timestamp');
    expect(await client.failToRefresh()).toMatchObject({ code: 'too-few-signatures', valid: 0 });
  });
});

describe('one key counts once', () => {
  it('although a role names it several times', async () => {
    const key = takeKey();
    const client = await publishSignedBy([key], 2);
    client.repository.root.roles['timestamp']?.keyids.push(key.keyid, key.keyid);
    await client.repository.publish('root');
    expect(await client.failToRefresh()).toMatchObject({ code: 'too-few-signatures', valid: 1, needed: 2 });
  });

  it.each([
    ['Ed25519', async () => takeKey()],
    ['ECDSA', () => makeEcdsaKey()],
  ])('although it stands under two key ids, as %s', async (_, make) => {
    const key = await make();
    const client = await publishSignedBy([key, { ...key, keyid: 'the same again' }]);
    expect(await client.failToRefresh()).toMatchObject({ code: 'too-few-signatures', valid: 1, needed: 2 });
  });

  it('although it is written in two ways', async () => {
    const key = takeKey();
    const { public: text = '' } = key.json['keyval'] as { public?: string };
    const capitals: TestKey = {
      ...key,
      keyid: 'in capitals',
      json: { ...key.json, keyval: { public: text.toUpperCase() } },
    };
    const client = await publishSignedBy([key, capitals]);
    expect(await client.failToRefresh()).toMatchObject({ valid: 1, needed: 2 });
  });

  it('and two signatures for one key id make a file invalid (specification 4.2)', async () => {
    const client = await publishSignedBy([takeKey()]);
    await resign(client, (signatures) => signatures.push(...signatures));
    expect(await client.failToRefresh()).toMatchObject({ part: 'timestamp', code: 'duplicate-signature' });
  });
});

describe('signatures that do not count', () => {
  it.each(['', '00', 'not hex', '00'.repeat(64), 'zz'.repeat(64)])('%j beside a valid one', async (sig) => {
    const client = await publishSignedBy([takeKey(), takeKey()], 1);
    await resign(client, ([first]) => {
      if (first !== undefined) first.sig = sig;
    });
    await client.succeed();
  });

  it.each([[null], [7], [[]], [{ keyid: 'a' }], [{ keyid: 7, sig: '' }]])(
    'a list with %j is malformed',
    async (item) => {
      const client = await publishSignedBy([takeKey()]);
      const { timestamp } = client.repository;
      const bytes = encode(JSON.stringify({ signatures: [item], signed: timestamp }));
      client.repository.metadata.set('timestamp.json', bytes);
      expect(await client.failToRefresh()).toMatchObject({ code: 'malformed', where: 'signatures' });
    },
  );

  it('of content that was changed after it was signed', async () => {
    const client = await publishSignedBy([takeKey()]);
    const text = new TextDecoder().decode(client.repository.file('timestamp.json'));
    client.repository.metadata.set('timestamp.json', encode(text.replace('"version": 1', '"version": 2')));
    expect(await client.failToRefresh()).toMatchObject({ code: 'too-few-signatures', valid: 0 });
  });

  it('of content that differs in what this client does not read', async () => {
    const client = await publishSignedBy([takeKey()]);
    const text = new TextDecoder().decode(client.repository.file('timestamp.json'));
    client.repository.metadata.set(
      'timestamp.json',
      encode(text.replace('"signed": {', '"signed": {"x":1,')),
    );
    expect(await client.failToRefresh()).toMatchObject({ code: 'too-few-signatures', valid: 0 });
  });
});
