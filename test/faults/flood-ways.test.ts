import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LISTED_PATH } from '../e2e/matrix/hosts.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import {
  type FloodGround,
  floodWithFrames,
  MOST_WARNINGS,
  openFloodGround,
  pushStates,
} from '../support/flood.ts';
import { visit, visitStopped } from '../support/tabs.ts';
import { waitUntil } from '../support/wait-until.ts';

/** More are in a file of their own. */
const FRAMES = 100;
const WINDOWS = 20;
const PUSHES = 10_000;

describe.each(FAMILIES)('%s: a page that floods', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let ground: FloodGround;

    beforeAll(async () => {
      ground = await openFloodGround(family);
    });
    afterAll(() => ground?.close());

    test('with frames to listed hosts has none of them, and another tab has its warning', async () => {
      const { warnings, warningMeanwhile } = await floodWithFrames(ground, FRAMES);
      expect(warningMeanwhile).toContain('Back to safety');
      expect(warnings).toBeGreaterThan(0);
      expect(warnings).toBeLessThanOrEqual(MOST_WARNINGS);
      expect(countListed(ground)).toBe(0);
    });

    test('with windows has a warning in each', async () => {
      const { opened, hosts } = ground;
      const page = await opened.openTab();
      await visit(page, `http://${hosts.shop}/opens`);
      const before = new Set(await opened.listTabs());
      // One at a time: the browser lets a page open one window for each click.
      for (let index = 0; index < WINDOWS; index++) {
        await page.evaluate((to) => void window.open(to), `http://${hosts.listed}/window/${index}`);
      }
      const windows = await waitUntil('every window is there', async () => {
        const tabs = (await opened.listTabs()).filter((tab) => !before.has(tab));
        return tabs.length === WINDOWS ? tabs : null;
      });
      const addresses = await waitUntil('every window shows its warning', async () => {
        const shown = await Promise.all(windows.map((tab) => tab.evaluate(() => location.href)));
        return shown.every((at) => at.startsWith(opened.extensionRoot)) ? shown : null;
      });
      expect(new Set(addresses).size).toBe(WINDOWS);
      expect(countListed(ground)).toBe(0);
      for (const tab of [...windows, page]) await tab.close();
    });

    test('with addresses of its own is taken to the warning, and another tab has its own', async () => {
      const { opened, hosts } = ground;
      const page = await opened.openTab();
      await visit(page, `http://${hosts.shop}/pushes`);
      await pushStates(page, LISTED_PATH, PUSHES);
      const other = await opened.openTab();
      await visitStopped(opened, other, `http://${hosts.listed}/meanwhile`);
      await waitUntil('the page is taken away', async () => {
        const at = await page.evaluate(() => location.href);
        return at.startsWith(`${opened.extensionRoot}src/warning/`) && at.includes(LISTED_PATH);
      });
      expect(countListed(ground)).toBe(0);
      await other.close();
      await page.close();
    });
  });
});

function countListed({ site, hosts }: FloodGround): number {
  return site.countRequests(hosts.listed) + site.countRequests(hosts.sibling);
}
