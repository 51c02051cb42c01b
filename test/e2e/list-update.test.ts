import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { ListRepository } from '../support/list-repository.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, clickOn, openOwnPage, visit, visitStopped, waitForWarning } from '../support/tabs.ts';
import { ORDINARY_HOST, OTHER_HOST, SEIZED_HOST } from '../support/test-hosts.ts';
import { startTufServer, type TufServer } from '../support/tuf-server.ts';
import { waitUntil } from '../support/wait-until.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe.each(FAMILIES)('%s: a list that is published anew', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let repository: ListRepository;
    let published: TufServer;
    let site: SiteServer;
    let opened: ExtensionBrowser;
    let folder: string;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'cordon-update-'));
      repository = await ListRepository.create(Math.floor(Date.now() / 1000));
      // Version 1 is in the package.
      await repository.release(2, [SEIZED_HOST, OTHER_HOST]);
      published = await startTufServer(repository.tuf);
      site = await startSiteServer();
      const extension = buildFor(published, repository, folder, family);
      opened = await openExtensionBrowser(family, { port: site.port, extension });
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
      await published?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test('the first start fetches the newest version, and stops what it names', async () => {
      const options = await openOwnPage(opened, 'src/options/index.html');
      await waitUntil('version 2 answers', async () => (await readVersion(options)) === 2);
      // Waits for its turn behind the update that is under way, which ends with the browser's rules.
      await askBackground(options, 'updateLists', {});
      await options.close();
      const page = await opened.openTab();
      await visitStopped(opened, page, `http://${OTHER_HOST}/`);
      expect(site.countRequests(OTHER_HOST)).toBe(0);
      await visit(page, `http://${ORDINARY_HOST}/`);
      await page.close();
    });

    test('the next version comes by delta: an open page is stopped, a delisted host opens, without a restart', async () => {
      const page = await opened.openTab();
      await visit(page, `http://${ORDINARY_HOST}/open`);
      await repository.release(3, [SEIZED_HOST, ORDINARY_HOST]);
      published.requests.length = 0;
      const options = await openOwnPage(opened, 'src/options/index.html');
      await clickOn(options, 'Look for a new version now');
      await waitForWarning(opened, page, `http://${ORDINARY_HOST}/open`);
      expect(published.requests.filter((path) => path.startsWith('targets/delta/'))).toHaveLength(1);
      expect(published.requests.filter((path) => path.startsWith('targets/table/'))).toHaveLength(0);
      await visit(page, `http://${OTHER_HOST}/`);
      expect(await readVersion(options)).toBe(3);
      await options.close();
      await page.close();
    });

    test('a host that a new never-list protects opens after one sync, without a restart', async () => {
      const page = await opened.openTab();
      await visitStopped(opened, page, `http://${ORDINARY_HOST}/listed`);
      repository.neverList = { authorities: [], popular: [ORDINARY_HOST] };
      await repository.release(4, [SEIZED_HOST, ORDINARY_HOST]);
      const options = await openOwnPage(opened, 'src/options/index.html');
      // Answers when the update is through.
      const { answer } = await askBackground(options, 'updateLists', {});
      expect(answer?.lists[0]).toMatchObject({ info: { version: 4 }, ignoredEntries: 1 });
      await options.close();
      await visit(page, `http://${ORDINARY_HOST}/protected`);
      await visitStopped(opened, page, `http://${SEIZED_HOST}/`);
      await page.close();
    });

    test('a repository that goes back is refused, with the reason, and the list in use goes on', async () => {
      const options = await openOwnPage(opened, 'src/options/index.html');
      published.answers.set('metadata/timestamp.json', (_, response) => {
        response.end(repository.tuf.file('1.timestamp.json'));
      });
      await clickOn(options, 'Look for a new version now');
      await waitUntil('the reason is shown', async () =>
        (await options.evaluate(() => document.body.innerText)).includes('The last update was not taken.'),
      );
      expect(await readVersion(options)).toBe(4);
      await options.close();
      const page = await opened.openTab();
      await visitStopped(opened, page, `http://${SEIZED_HOST}/again`);
      await page.close();
    });
  });
});

/** The extension with this repository as its source, as whoever publishes Cordon would build it. */
function buildFor(
  { metadataUrl }: TufServer,
  { tuf }: ListRepository,
  folder: string,
  family: 'Chromium' | 'Firefox',
): string {
  const root = join(folder, 'root.json');
  writeFileSync(root, tuf.initialRoot);
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'tools/build/main.ts', '--out', folder],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        CORDON_REPOSITORY_URL: new URL('..', metadataUrl).href,
        CORDON_REPOSITORY_ROOT: root,
      },
    },
  );
  if (status !== 0) throw new Error(stderr);
  return join(folder, family === 'Chromium' ? 'chrome' : 'firefox');
}

async function readVersion(own: Parameters<typeof askBackground>[0]): Promise<number | undefined> {
  const { answer } = await askBackground(own, 'describeProtection', {});
  return answer?.lists[0]?.info.version;
}
