import { beforeEach, describe, expect, it } from 'vitest';
import { FollowedLists } from '../../../src/background/lists/followed-lists.ts';
import { readStoredTable } from '../../../src/background/lists/stored-list.ts';
import { type ListInUse, updateList } from '../../../src/background/sync/update-list.ts';
import { ListStore } from '../../../src/platform/list-store.ts';
import { followRepository } from '../../../tools/simulate/follow-repository.ts';
import { readMeasuredSizes, SizeEstimate } from '../../../tools/simulate/measured-sizes.ts';
import { DAY_MS, DEFAULT_SCENARIO, HOUR_MS, type Scenario } from '../../../tools/simulate/scenario.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { ListRepository } from '../../support/list-repository.ts';
import { NOW, RepositoryTransport } from '../../support/tuf-repository.ts';

/* What docs/scale.md counts is what the browser asks for. */

const SCENARIO: Scenario = { ...DEFAULT_SCENARIO, entries: 10_000, checkMinutes: 60 };
const answer = followRepository(SCENARIO, new SizeEstimate(readMeasuredSizes(), SCENARIO.entries), true);

/** Files that the model lets a client ask for that checks at one time after another, by kind. */
function listModelled(before: number, time: number): readonly string[] {
  return answer({ before, time, isFirst: false })
    .map(({ file }) => file.replace(/ [\d-]+.*$/, '').replace('next root', 'root'))
    .sort();
}

let repository: ListRepository;
let transport: RepositoryTransport;
let store: ListStore;
beforeEach(async () => {
  resetExtensionWorld();
  repository = await ListRepository.create();
  transport = new RepositoryTransport(repository.tuf);
  store = await ListStore.open(() => {});
});

async function inUse(): Promise<ListInUse | null> {
  const [active] = await store.readActive();
  const [state] = active === undefined ? [] : await new FollowedLists().describe();
  if (active === undefined || state === undefined) return null;
  return { info: state.info, table: await readStoredTable(store, active), stamp: active.stamp };
}

/** Kinds of the files that a browser asks for at one check. */
async function listAsked(): Promise<readonly string[]> {
  transport.requests.length = 0;
  const { initialRoot } = repository.tuf;
  const source = { listId: 'cordon', followedBy: 'package', transport, initialRoot } as const;
  const { refresh } = await updateList(source, store, await inUse(), NOW);
  expect(refresh.ok).toBe(true);
  return transport.paths.map((path) => path.replace(/\/.*$|^\d+\.|\.json$/g, '')).sort();
}

describe('a real check', () => {
  const RELEASE = 5 * HOUR_MS;

  it('that finds nothing new asks for what the model counts', async () => {
    await repository.release(1, ['one.example']);
    await listAsked();
    expect(await listAsked()).toEqual(listModelled(RELEASE + HOUR_MS, RELEASE + HOUR_MS + 1));
    expect(await listAsked()).toEqual(['root', 'timestamp']);
  });

  it('that finds a signature made anew asks for no more', async () => {
    await repository.release(1, ['one.example']);
    await listAsked();
    await repository.tuf.publish('timestamp');
    expect(await listAsked()).toEqual(listModelled(RELEASE, RELEASE + 2 * HOUR_MS));
  });

  it('that comes by delta, and one that fetches a whole table, ask for what the model counts', async () => {
    await repository.release(1, ['one.example']);
    await listAsked();
    await repository.release(2, ['two.example']);
    const byDelta = await listAsked();
    expect(byDelta).toContain('delta');
    expect(byDelta).toEqual(listModelled(RELEASE, RELEASE + DAY_MS));
    await repository.release(3, ['three.example']);
    await repository.release(4, ['four.example']);
    const byTable = await listAsked();
    expect(byTable).toContain('table');
    expect(byTable).toEqual(listModelled(RELEASE, RELEASE + 5 * DAY_MS));
  });
});
