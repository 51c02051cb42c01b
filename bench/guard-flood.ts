import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostsFor } from '../test/e2e/matrix/hosts.ts';
import { copyWithMatrixList } from '../test/e2e/matrix/listed-extension.ts';
import { findExtension } from '../test/support/built-extension.ts';
import { openChromium } from '../test/support/chromium.ts';
import type { SiteServer } from '../test/support/site-server.ts';
import { visit, waitForList } from '../test/support/tabs.ts';
import { waitUntil } from '../test/support/wait-until.ts';

const HOSTS = hostsFor('flood');
const LISTED = [HOSTS.listed, HOSTS.sibling];

/**
 * Prints how long Chromium takes until a page's frames, all of them to listed hosts, are settled: with Cordon, and with
 * extensions whose one rule redirects them to an empty page, or blocks them. Those are what the browser itself takes.
 */
export async function measureFlood(site: SiteServer, count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-flood-'));
  const [redirecting, blocking, cordon] = ['redirecting', 'blocking', 'cordon'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeExtension(redirecting, { type: 'redirect', redirect: { extensionPath: '/empty.html' } });
  writeExtension(blocking, { type: 'block' });
  copyWithMatrixList(findExtension('chrome'), cordon);
  try {
    const times = {
      'an extension that redirects them to an empty page': await flood(site, redirecting, count, false),
      'an extension that blocks them': await flood(site, blocking, count, false),
      Cordon: await flood(site, cordon, count, true),
    };
    console.log(`Chromium, ${count} frames to listed hosts in one page, until all are settled:`);
    for (const [name, seconds] of Object.entries(times)) console.log(`  ${name}: ${seconds.toFixed(1)} s`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns seconds */
async function flood(site: SiteServer, extension: string, count: number, hasList: boolean): Promise<number> {
  const opened = await openChromium({ port: site.port, extension, leavesFramesAlone: true });
  try {
    if (hasList) await waitForList(opened);
    const page = await opened.openTab();
    await visit(page, `http://${HOSTS.shop}/floods`);
    const start = performance.now();
    await page.evaluate(
      (hosts, frames) => {
        const state = Object.assign(globalThis, { settled: 0 });
        for (let index = 0; index < frames; index++) {
          const frame = document.createElement('iframe');
          frame.addEventListener('load', () => {
            state.settled += 1;
          });
          frame.src = `http://${hosts[index % hosts.length]}/flood/${index}`;
          document.body.append(frame);
        }
      },
      LISTED,
      count,
    );
    await waitUntil(
      'every frame is settled',
      () =>
        page.evaluate(
          (frames) => (globalThis as unknown as { readonly settled: number }).settled >= frames,
          count,
        ),
      0.3 * count,
    );
    return (performance.now() - start) / 1000;
  } finally {
    await opened.close();
  }
}

function writeExtension(folder: string, action: object): void {
  mkdirSync(folder);
  const manifest = {
    manifest_version: 3,
    name: 'Floor',
    version: '1',
    permissions: ['declarativeNetRequest'],
    host_permissions: ['<all_urls>'],
    web_accessible_resources: [{ resources: ['empty.html'], matches: ['<all_urls>'] }],
    declarative_net_request: { rule_resources: [{ id: 'one', enabled: true, path: 'rules.json' }] },
  };
  const condition = { requestDomains: LISTED, resourceTypes: ['main_frame', 'sub_frame'] };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'rules.json'), JSON.stringify([{ id: 1, action, condition }]));
  writeFileSync(join(folder, 'empty.html'), '<!doctype html><title>Empty</title>');
}
