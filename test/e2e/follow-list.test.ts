import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type PublishedList, publishList } from '../support/published-list.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, openOwnPage, visit, visitStopped, waitForWarning } from '../support/tabs.ts';
import { ORDINARY_HOST, OTHER_HOST, SEIZED_HOST } from '../support/test-hosts.ts';

describe.each(FAMILIES)('%s: a list that a person follows', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let published: PublishedList;
    let site: SiteServer;
    let opened: ExtensionBrowser;

    beforeAll(async () => {
      published = await publishList('mine', [ORDINARY_HOST]);
      site = await startSiteServer();
      opened = await openExtensionBrowser(family, { port: site.port });
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
      await published?.close();
    });

    test('its hosts are stopped from then on, open pages among them, and open again when it is let go', async () => {
      const { address, fingerprint, following } = published;
      const options = await openOwnPage(opened, 'src/options/index.html');
      const page = await opened.openTab();
      await visit(page, `http://${ORDINARY_HOST}/open`);

      const previewed = await askBackground(options, 'previewList', { address });
      expect(previewed.answer).toMatchObject({ kind: 'found', preview: { fingerprint, following } });
      const followed = await askBackground(options, 'followList', { address: following });
      expect(followed.answer).toMatchObject({
        kind: 'followed',
        view: {
          lists: [
            { key: 'cordon', followedBy: 'package' },
            { key: fingerprint, followedBy: 'person', address, fingerprint, origin: 'storage' },
          ],
          pending: [],
        },
      });
      await waitForWarning(opened, page, `http://${ORDINARY_HOST}/open`);
      const requests = site.countRequests(ORDINARY_HOST);
      const text = await visitStopped(opened, page, `http://${ORDINARY_HOST}/again`);
      expect(text).toContain('Fresh');
      await visitStopped(opened, page, `http://${SEIZED_HOST}/`);
      expect(site.countRequests(ORDINARY_HOST)).toBe(requests);
      await visit(page, `http://${OTHER_HOST}/`);

      const left = await askBackground(options, 'unfollowList', { key: fingerprint });
      expect(left.answer?.lists).toMatchObject([{ key: 'cordon' }]);
      await visit(page, `http://${ORDINARY_HOST}/again`);
      await visitStopped(opened, page, `http://${SEIZED_HOST}/again`);
      await page.close();
      await options.close();
    });

    test('another root than the fingerprint says is refused, and no other page of ours may follow', async () => {
      const options = await openOwnPage(opened, 'src/options/index.html');
      const wrong = `${published.address}#sha256=${'0'.repeat(64)}`;
      const { answer } = await askBackground(options, 'followList', { address: wrong });
      expect(answer).toMatchObject({ kind: 'refused', because: 'wrong-fingerprint' });
      await options.close();
      const popup = await openOwnPage(opened, 'src/popup/index.html');
      const refused = await askBackground(popup, 'followList', { address: published.following });
      expect(refused).toMatchObject({ ok: false, error: 'wrong-sender' });
      await popup.close();
    });
  });
});
