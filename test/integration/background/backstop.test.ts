import { beforeEach, describe, expect, it } from 'vitest';
import { registerBackstop } from '../../../src/background/guard/backstop.ts';
import { StoppedFrames } from '../../../src/background/guard/stopped-frames.ts';
import { FollowedLists } from '../../../src/background/lists/followed-lists.ts';
import { Visits } from '../../../src/background/visits.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';
import { ORDINARY_HOST, SEIZED_HOST } from '../../support/test-hosts.ts';
import { waitUntil } from '../../support/wait-until.ts';

const TAB = 1;
const PUSHES = 10_000;

class CountingVisits extends Visits {
  judged = 0;

  override judge(address: string, tabId: number | null): ReturnType<Visits['judge']> {
    this.judged += 1;
    return super.judge(address, tabId);
  }
}

let visits: CountingVisits;
let arrived: string[];

beforeEach(async () => {
  await resetExtensionWorld();
  const lists = new FollowedLists();
  visits = new CountingVisits(lists);
  await lists.whenReady();
  await visits.readPolicy();
  arrived = [];
  registerBackstop(visits, new StoppedFrames(), (_, address) => arrived.push(address));
  state.tabs.set(TAB, { id: TAB, url: `https://${ORDINARY_HOST}/`, incognito: false });
});

function push(path: string, host = SEIZED_HOST): void {
  state.tellNavigation('onHistoryStateUpdated', { tabId: TAB, frameId: 0, url: `https://${host}/${path}` });
}

describe('addresses that a script names in a row (GUARD.md: hostile pages)', () => {
  it('cost a few verdicts, not one each, and the tab is taken to the warning', async () => {
    for (let index = 0; index < PUSHES; index++) push(`${index}`);
    await waitUntil('the last one is judged', () => arrived.at(-1)?.endsWith(`/${PUSHES - 1}`) ?? false);
    expect(visits.judged).toBeLessThan(10);
    expect(state.tabUpdates.at(-1)).toContain(`${SEIZED_HOST}/${PUSHES - 1}`);
    expect(state.tabUpdates.length).toBeLessThan(10);
  });

  it('are judged although those after them are ordinary', async () => {
    push('first');
    push('listed');
    for (let index = 0; index < PUSHES; index++) push(`${index}`, ORDINARY_HOST);
    await waitUntil('both are judged', () => arrived.filter((at) => at.includes(SEIZED_HOST)).length === 2);
    expect(state.tabUpdates.at(-1)).toContain(`${SEIZED_HOST}/listed`);
    expect(visits.judged).toBe(2);
  });
});

describe('a document that has come', () => {
  it('is judged each time: the browser opens no two at once', async () => {
    for (const path of ['one', 'two']) {
      state.tellNavigation('onCommitted', { tabId: TAB, frameId: 0, url: `https://${SEIZED_HOST}/${path}` });
    }
    await waitUntil('both are judged', () => arrived.length === 2);
    expect(visits.judged).toBe(2);
  });
});
