import { expect, test } from 'vitest';
import { openChromium } from '../support/chromium.ts';
import { IS_INSTALLED } from '../support/families.ts';
import { startSiteServer } from '../support/site-server.ts';
import { readStoredVersion } from '../support/stored-version.ts';
import { askBackground, openOwnPage, waitForList } from '../support/tabs.ts';
import { hostOfVersion, VersionedList } from '../support/versioned-list.ts';
import { waitUntil } from '../support/wait-until.ts';

// TESTING.md: "storage full"
test.runIf(IS_INSTALLED.Chromium)(
  'Chromium: without room the version in use stays, the person is told, and nothing is left of what did not fit',
  async () => {
    const list = await VersionedList.publish();
    const site = await startSiteServer();
    const opened = await openChromium({ port: site.port });
    try {
      await waitForList(opened);
      const options = await openOwnPage(opened, 'src/options/index.html');
      const inspect = await openOwnPage(opened, 'src/inspect/index.html');
      const key = list.published.fingerprint;
      const sync = async () => {
        const { answer } = await askBackground(options, 'updateLists', {});
        const shown = answer?.lists.find((each) => each.key === key);
        return { version: shown?.info.version, problem: shown?.updates?.problemCode };
      };
      const isListed = async (host: string): Promise<boolean> => {
        const { answer } = await askBackground(inspect, 'checkAddress', { text: host });
        return answer?.outcome.kind === 'listed';
      };
      await askBackground(options, 'followList', { address: list.published.following });
      const session = await options.createCDPSession();
      const origin = opened.extensionRoot.slice(0, -1);
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
      // For half a minute the browser still goes by the room that it found before.
      const inUse = await waitUntil(
        'the browser finds its storage full',
        async () => {
          const before = list.version;
          await list.release();
          return (await sync()).problem === 'not-stored' ? before : null;
        },
        120,
      );
      expect(await sync()).toEqual({ version: inUse, problem: 'not-stored' });
      expect(await isListed(hostOfVersion(inUse))).toBe(true);
      expect(await isListed(hostOfVersion(list.version))).toBe(false);
      const stored = await readStoredVersion(options, key);
      expect(stored).toMatchObject({ version: inUse, cases: [String(inUse)], strays: [] });
      await session.send('Storage.overrideQuotaForOrigin', { origin });
      await waitUntil('there is room again', async () => (await sync()).problem === null, 120);
      expect(await sync()).toEqual({ version: list.version, problem: null });
      expect(await isListed(hostOfVersion(list.version))).toBe(true);
    } finally {
      await opened.close();
      await site.close();
      await list.published.close();
    }
  },
);
