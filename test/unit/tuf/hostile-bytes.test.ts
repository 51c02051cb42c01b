import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TestClient } from '../../support/tuf-client.ts';
import { ROLES, type Role, TufRepository } from '../../support/tuf-repository.ts';

const repository = await TufRepository.create();
for (const role of ROLES) repository.addTarget(role, new Uint8Array([1]));
const old = new TestClient(repository);
await old.succeed();
const trustedRoles = old.store.roles;
await repository.publish(...ROLES);
const PATHS: Readonly<Record<Role, string>> = {
  root: '2.root.json',
  timestamp: 'timestamp.json',
  snapshot: '2.snapshot.json',
  targets: '2.targets.json',
};

/** A client that trusts the first versions and is given these bytes for one role of the second. */
async function refreshWith(role: Role, bytes: Uint8Array<ArrayBuffer>) {
  const client = new TestClient(repository);
  client.store.roles = trustedRoles;
  client.transport.answers.set(PATHS[role], () => ({
    kind: 'body',
    first: 0,
    body: (async function* () {
      yield bytes;
    })(),
  }));
  return { result: await client.refresh(), store: client.store };
}

const anyBytes = fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes));
/** JSON that has the outer form of metadata. */
const anyEnvelope = fc
  .record({ signatures: fc.jsonValue(), signed: fc.jsonValue() })
  .map((value) => new TextEncoder().encode(JSON.stringify(value)));

/** The real file with a few bytes changed, cut out or put in. */
function damage(role: Role): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const whole = repository.file(PATHS[role]);
  const edit = fc.record({
    at: fc.nat(whole.length),
    cut: fc.nat(4),
    put: fc.uint8Array({ maxLength: 4 }),
  });
  return fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) => {
    let bytes = [...whole];
    for (const { at, cut, put } of edits) bytes = [...bytes.slice(0, at), ...put, ...bytes.slice(at + cut)];
    return new Uint8Array(bytes);
  });
}

describe.each(ROLES)('any bytes as %s', (role) => {
  it.each([
    ['bytes', anyBytes],
    ['JSON', anyEnvelope],
    ['damaged files', damage(role)],
  ])('never throw and change nothing that is trusted: %s', async (_, arbitrary) => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async (bytes) => {
        const { result, store } = await refreshWith(role, bytes);
        const stored = { root: store.roles?.roots.at(-1), ...store.roles };
        const offered = repository.file(PATHS[role]);
        const before = role === 'root' ? undefined : trustedRoles?.[role];
        // A change outside of what is signed, a space for one, leaves good metadata; its content is the signed one.
        if (result.ok) expect(signedPart(bytes)).toEqual(signedPart(offered));
        else expect(stored[role] ?? before).toEqual(before);
        if (!result.ok) expect(result.failure.sentence).not.toBe('');
      }),
      { numRuns: 60 },
    );
  });
});

function signedPart(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes)).signed;
}

it('the undamaged files are taken', async () => {
  for (const role of ROLES) {
    const { result } = await refreshWith(role, repository.file(PATHS[role]));
    expect(result.ok, role).toBe(true);
  }
});
