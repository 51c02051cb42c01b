import { afterEach, beforeEach, expect, it } from 'vitest';
import { VendorsOfLists } from '../../../src/background/memory/vendors-of-lists.ts';
import { takeUpPolicy } from '../../../src/background/sync/managed-policy.ts';
import { writeVendors } from '../../../tools/list/vendors-command.ts';
import { state } from '../../support/fake-browser.ts';
import { SyncWorld } from '../../support/sync-world.ts';

// docs/list-format.md, "Vendors": from lists that IT's policy names, and from no other.

const ACCOUNT = 'DE12500105170648489890';
const HOSTS = ['one.example'];
let world: SyncWorld;
let vendors: VendorsOfLists;

beforeEach(async () => {
  world = await SyncWorld.prepare();
  world.published.repository.vendors = write('Acme GmbH');
  vendors = new VendorsOfLists(world.lists);
});
afterEach(() => world.published.server.close());

function write(name: string): Uint8Array<ArrayBuffer> {
  const acme = { name, domains: ['acme.example'], vatNumbers: ['DE123456789'], accounts: [ACCOUNT] };
  return new Uint8Array(writeVendors([acme], new Uint8Array(16).fill(7)));
}

async function namedByPolicy(isNamed: boolean): Promise<void> {
  const { address, fingerprint } = world.published;
  state.readManaged = () => (isNamed ? { lists: [`${address}#sha256=${fingerprint}`] } : {});
  await takeUpPolicy(true);
}

async function syncAndDescribe(named: readonly string[]) {
  await world.sync();
  vendors.forget();
  const known = await vendors.read();
  return (await Promise.all(known.map((list) => list.describe(named)))).flat();
}

it('suppliers of a list that IT named come with it, give way to newer ones, and go with it', async () => {
  await namedByPolicy(true);
  await world.release(2, HOSTS);
  expect(await syncAndDescribe([ACCOUNT])).toMatchObject([
    { name: 'Acme GmbH', domains: ['acme.example'], accounts: [{ account: ACCOUNT, shown: 'DE12 … 9890' }] },
  ]);
  expect(await syncAndDescribe(['DE89370400440532013000'])).toMatchObject([
    { accounts: [{ account: null }] },
  ]);
  world.published.repository.vendors = write('Acme AG');
  await world.release(3, HOSTS);
  expect(await syncAndDescribe([])).toMatchObject([{ name: 'Acme AG' }]);
  world.published.repository.vendors = null;
  await world.release(4, HOSTS);
  expect(await syncAndDescribe([])).toEqual([]);
});

it('a file that this version cannot read leaves those before in use, and the list comes all the same', async () => {
  await namedByPolicy(true);
  await world.release(2, HOSTS);
  await world.sync();
  world.published.repository.vendors = new TextEncoder().encode('{"format":2}');
  await world.release(3, ['three.example']);
  expect(await syncAndDescribe([])).toMatchObject([{ name: 'Acme GmbH' }]);
  expect(await world.show()).toMatchObject({ info: { version: 3 } });
});

it('suppliers of a list that the person chose are not known', async () => {
  await world.release(2, HOSTS);
  expect(await syncAndDescribe([ACCOUNT])).toEqual([]);
  expect(await world.show()).toMatchObject({ info: { version: 2 } });
});
