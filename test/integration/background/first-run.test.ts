import { beforeEach, describe, expect, it } from 'vitest';
import { openFirstRunPage } from '../../../src/background/first-run.ts';
import { readPolicy } from '../../../src/core/policy/read-policy.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';

const WELCOME = 'chrome-extension://cordonfake/src/options/index.html#welcome';

beforeEach(resetExtensionWorld);

async function install(installType: string, values: unknown = {}): Promise<readonly string[]> {
  state.installType = installType;
  await openFirstRunPage(async () => readPolicy(values).policy, 0);
  return state.openedTabs.map(({ url }) => url);
}

describe('the page after the installation', () => {
  beforeEach(() => {
    state.openedTabs.length = 0;
  });

  it.each(['normal', 'sideload', 'admin'])('opens: %s', async (installType) => {
    expect(await install(installType)).toEqual([WELCOME]);
  });

  it.each(['normal', 'admin'])('does not open where policy wants none: %s', async (installType) => {
    expect(await install(installType, { firstRunPage: false })).toEqual([]);
  });

  it('does not open for an extension that is loaded out of a folder', async () => {
    expect(await install('development')).toEqual([]);
  });

  it('is not opened by the worker of private windows', async () => {
    state.isPrivateWorker = true;
    expect(await install('normal')).toEqual([]);
  });

  it('waits for a policy that comes late, where IT installed it', async () => {
    state.installType = 'admin';
    let values = {};
    setTimeout(() => {
      values = { firstRunPage: false };
    }, 0);
    await openFirstRunPage(async () => readPolicy(values).policy, 5);
    expect(state.openedTabs).toEqual([]);
  });
});
