import { beforeEach, describe, expect, it } from 'vitest';
import { readMailContacts } from '../../../src/background/exposure/mail-contacts.ts';
import { MemoryAccess } from '../../../src/background/memory/memory-access.ts';
import { setMemoryWanted } from '../../../src/background/memory/memory-setting.ts';
import { readPolicy } from '../../../src/core/policy/read-policy.ts';
import { localDay } from '../../../src/platform/clock.ts';
import { state } from '../../support/fake-browser.ts';
import { MemoryWorld, traitsOf } from '../memory/memory-world.ts';

const ACCOUNT = 'DE12500105170648489890';

let world: MemoryWorld;
beforeEach(() => {
  world = MemoryWorld.open();
});

function read(values: unknown = {}) {
  return readMailContacts(new MemoryAccess(() => world.now), readPolicy(values).policy);
}

describe('contacts out of the memory of mail', () => {
  it('are senders and the accounts that they named, each with the day of the last message', async () => {
    await world.open({ accounts: [ACCOUNT] });
    world.passDays(3);
    await world.open({ accounts: [ACCOUNT] });
    const day = localDay(world.now);
    expect(await read()).toEqual([
      { type: 'email', value: traitsOf().sender, day },
      { type: 'bank-account', value: ACCOUNT, day },
    ]);
  });

  it('leave out what was judged dangerous each time: the person was told then', async () => {
    await world.open({ accounts: [ACCOUNT] }, 'danger');
    expect(await read()).toEqual([]);
  });

  it.each([
    ['the person has switched memory off', () => setMemoryWanted(false), {}],
    ['policy has', async () => {}, { memory: false }],
  ])('are none where %s', async (_, change, values) => {
    await world.open();
    await change();
    expect(await read(values)).toEqual([]);
  });

  it('are none in a private window', async () => {
    await world.open();
    state.isPrivateWorker = true;
    expect(await read()).toEqual([]);
  });
});
