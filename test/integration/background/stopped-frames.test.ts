import { beforeEach, describe, expect, it } from 'vitest';
import { CROWDED_RULE } from '../../../src/background/guard/rule-numbers.ts';
import { StoppedFrames } from '../../../src/background/guard/stopped-frames.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';

const SHARE = 20;

beforeEach(() => resetExtensionWorld());

/** The browser's rule for frames, once it has been handed over. */
async function readRule() {
  await new Promise((resolve) => setImmediate(resolve));
  return state.sessionRules.get(CROWDED_RULE);
}

function noteMany(frames: StoppedFrames, tabId: number, host: string, count: number): void {
  for (let index = 0; index < count; index++) frames.note(tabId, host);
}

describe('frames of a page that are stopped', () => {
  it('get a warning for a few of them, of each page and tab anew', () => {
    const frames = new StoppedFrames();
    const asked = (tabId: number) => Array.from({ length: 50 }, () => frames.mayWarn(tabId)).filter(Boolean);
    expect(asked(1)).toHaveLength(SHARE);
    expect(asked(2)).toHaveLength(SHARE);
    expect(asked(1)).toHaveLength(0);
    frames.forget(1);
    expect(asked(1)).toHaveLength(SHARE);
    expect(Array.from({ length: 50 }, () => frames.mayRedirect(2)).filter(Boolean)).toHaveLength(SHARE);
  });

  it('are empty by the browser’s own rule once there are more, in that tab and for that host only', async () => {
    const frames = new StoppedFrames();
    noteMany(frames, 1, 'bad.test', SHARE);
    expect(await readRule()).toBeUndefined();
    noteMany(frames, 1, 'bad.test', 500);
    expect(await readRule()).toMatchObject({
      action: { type: 'redirect', redirect: { url: 'data:text/html,' } },
      condition: { tabIds: [1], requestDomains: ['bad.test'], resourceTypes: ['sub_frame', 'object'] },
    });
    noteMany(frames, 2, 'worse.test', SHARE + 1);
    expect((await readRule())?.condition).toMatchObject({
      tabIds: [1, 2],
      requestDomains: ['bad.test', 'worse.test'],
    });
    frames.forget(1);
    expect((await readRule())?.condition).toMatchObject({ tabIds: [2] });
    frames.forget(2);
    expect(await readRule()).toBeUndefined();
  });

  it('are judged anew when lists change, and by a worker that starts', async () => {
    const frames = new StoppedFrames();
    noteMany(frames, 1, 'bad.test', SHARE + 1);
    expect(await readRule()).toBeDefined();
    await new StoppedFrames().forgetAll();
    expect(await readRule()).toBeUndefined();
  });

  it('of a thousand hosts and more have warnings again rather than a rule without end', async () => {
    const frames = new StoppedFrames();
    for (let index = 0; index < 3000; index++) frames.note(1, `host${index}.test`);
    const domains = (await readRule())?.condition.requestDomains ?? [];
    expect(domains).toHaveLength(1000);
  });
});
