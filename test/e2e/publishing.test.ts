import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT, runTool } from '../integration/tools/run-tool.ts';
import type { ExtensionBrowser, Family } from '../support/extension-browser.ts';
import { FAMILIES, IS_INSTALLED } from '../support/families.ts';
import { openExtensionBrowser } from '../support/open-extension-browser.ts';
import { type SiteServer, startSiteServer } from '../support/site-server.ts';
import { askBackground, openOwnPage, visit, visitStopped, waitForWarning } from '../support/tabs.ts';
import { ORDINARY_HOST, OTHER_HOST } from '../support/test-hosts.ts';
import { waitUntil } from '../support/wait-until.ts';

/* docs/publishing.md, "The walk": from an empty folder to browsers that hold version 2, by the commands themselves. */

const DELISTED = OTHER_HOST;
const ADDED = ORDINARY_HOST;
/** So many that one host more and one less is not a change that a person must accept. */
const STAYING = Array.from({ length: 20 }, (_, index) => `host-${index}.example`);

const work = mkdtempSync(join(tmpdir(), 'cordon-publishing-'));
const repository = join(work, 'repository');
const passphrase = join(work, 'passphrase');
let served: Served;

beforeAll(async () => {
  writeFileSync(passphrase, 'four words of a passphrase\n');
  await list('init', repository, '--url', 'https://lists.example.org/ours', '--passphrase-file', passphrase);
  await buildVersion(1, [DELISTED, ...STAYING]);
  await release(1);
  cpSync(join(repository, 'public'), join(work, 'public-1'), { recursive: true });
  served = await serve();
  buildExtensions(served.url);
}, 180_000);
afterAll(async () => {
  await served?.close();
  rmSync(work, { recursive: true, force: true });
});

describe.each(FAMILIES)('%s: a list published with the commands of the walk', (family) => {
  describe.runIf(IS_INSTALLED[family])('with the browser', () => {
    let site: SiteServer;
    let opened: ExtensionBrowser;
    beforeAll(async () => {
      goBackToVersion1();
      served.log.length = 0;
      site = await startSiteServer();
      const extension = findExtension(family);
      opened = await openExtensionBrowser(family, { port: site.port, extension });
    });
    afterAll(async () => {
      await opened?.close();
      await site?.close();
    });

    test('version 1 stops its host; version 2 comes by delta, stops the new one in an open tab and opens the other', async () => {
      const options = await openOwnPage(opened, 'src/options/index.html');
      const page = await opened.openTab();
      await visitStopped(opened, page, `http://${DELISTED}/`);
      expect(site.countRequests(DELISTED)).toBe(0);
      await visit(page, `http://${ADDED}/open`);

      await buildVersion(2, [ADDED, ...STAYING]);
      await release(2);
      await askBackground(options, 'updateLists', {});
      await waitForWarning(opened, page, `http://${ADDED}/open`);
      const { answer } = await askBackground(options, 'describeProtection', {});
      expect(answer?.lists.map(({ info }) => info.version)).toEqual([2]);

      await visit(page, `http://${DELISTED}/again`);
      // Fetched after the table or what gives it, so that nothing of it is still on its way here.
      await waitUntil('the cases are in the log', () => served.log.some(isOf('cases/2.bin')));
      expect(served.log.filter(isOf('delta/1-2.bin'))).toHaveLength(1);
      expect(served.log.filter((line) => line.includes('/targets/table/'))).toEqual([]);
    });
  });
});

/** Runs a command of the publisher as it is typed. Rejects with what it said where it failed. */
async function list(...args: readonly string[]): Promise<void> {
  const { status, stdout, stderr } = await runTool('list', args);
  if (status !== 0) throw new Error(`list ${args.join(' ')}: ${stdout}${stderr}`);
}

/** The list has the id of the packaged one, because the extension is built to follow this repository for it. */
async function buildVersion(version: number, hosts: readonly string[]): Promise<void> {
  const feed = join(work, `feed-${version}.txt`);
  rmSync(feed, { force: true });
  for (const host of hosts) appendFileSync(feed, `${host}\n`);
  const previous = version === 1 ? [] : ['--previous', builtFolder(version - 1)];
  const what = ['--id', 'cordon', '--name', 'Our list', '--fraud', '--list-version', String(version)];
  const out = ['--out', builtFolder(version)];
  await list('import', feed, '--format', 'domains', ...what, ...previous, ...out);
}

function builtFolder(version: number): string {
  return join(work, `built-${version}`);
}

function release(version: number): Promise<void> {
  return list('release', repository, '--list', builtFolder(version), '--passphrase-file', passphrase);
}

/** What is hosted becomes what it was after the first release, for the next browser. */
function goBackToVersion1(): void {
  rmSync(join(repository, 'public'), { recursive: true });
  cpSync(join(work, 'public-1'), join(repository, 'public'), { recursive: true });
}

interface Served {
  readonly url: string;
  /** Answers so far: `200 /metadata/timestamp.json`. */
  readonly log: string[];
  close(): Promise<void>;
}

async function serve(): Promise<Served> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tools/list/main.ts', 'serve', repository, '--port', '0'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const log = readLines(child);
  const [address = ''] = await waitUntil('the server has said its address', () =>
    log.length > 0 ? log : null,
  );
  return {
    url: address.replace(/#.*$/, ''),
    log,
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

function readLines(child: ChildProcess): string[] {
  const lines: string[] = [];
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const [...read] = (rest + text).split('\n');
    rest = read.pop() ?? '';
    lines.push(...read);
  });
  return lines;
}

/** A target's file has its hash before its name. */
function isOf(target: string): (line: string) => boolean {
  const [folder, name = ''] = target.split('/');
  return (line) => line.startsWith(`200 /targets/${folder}/`) && line.endsWith(`.${name}`);
}

/** Both extensions with this repository as their source and its version 1 in the package. */
function buildExtensions(url: string): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'tools/build/main.ts', '--out', work],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        CORDON_REPOSITORY_URL: url,
        CORDON_REPOSITORY_ROOT: join(repository, 'public/metadata/1.root.json'),
      },
    },
  );
  if (status !== 0) throw new Error(stderr);
  for (const family of FAMILIES) {
    for (const name of ['table.bin', 'cases.json', 'never-list.json']) {
      writeFileSync(join(findExtension(family), 'list', name), readFileSync(join(builtFolder(1), name)));
    }
  }
}

function findExtension(family: Family): string {
  return join(work, family === 'Chromium' ? 'chrome' : 'firefox');
}
