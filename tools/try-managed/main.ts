import type { Page } from 'puppeteer-core';
import { ensureBuilt, findExtension } from '../../test/support/built-extension.ts';
import { findPolicyObstacle, prepareManagedChromium } from '../../test/support/policy-chromium.ts';
import { type PublishedList, publishList } from '../../test/support/published-list.ts';
import { startSiteServer } from '../../test/support/site-server.ts';
import {
  askBackground,
  continueAnyway,
  openOwnPage,
  visit,
  visitStopped,
  waitForAddress,
} from '../../test/support/tabs.ts';
import { FRAUD_HOST, ORDINARY_HOST, OTHER_HOST, SEIZED_HOST } from '../../test/support/test-hosts.ts';
import { waitUntil } from '../../test/support/wait-until.ts';
import { outliveReader } from '../outlive-reader.ts';
import { type EventSink, startEventSink } from './event-sink.ts';
import { TABLE_HEAD, writeEventLine } from './event-table.ts';
import { serveInvoice, WEBMAIL_HOST } from './invoice-page.ts';

outliveReader();

const WANTED = ['policy.rejected', 'visit.blocked', 'visit.continued', 'mail.danger', 'exposure.found'];
/** Opened before it is listed. */
const MET_HOST = 'supplier-portal.example';
const SECONDS = 60;
const isHeadless = process.argv.includes('--headless') || !hasDisplay();

const obstacle = findPolicyObstacle();
if (obstacle === null) await run();
else {
  console.error(
    `Nothing was started: the try-out puts a browser of its own under a policy, which ${obstacle} (as root on Debian: apt-get install chromium).`,
  );
  process.exitCode = 1;
}

async function run(): Promise<void> {
  ensureBuilt();
  const published = await publishList('ours', [OTHER_HOST]);
  const site = await startSiteServer(serveInvoice(SEIZED_HOST));
  const sink = await startEventSink((event) => console.log(writeEventLine(event)));
  const managed = await prepareManagedChromium(findExtension('chrome'), site.port);
  managed.setExtensionPolicy(writePolicy(published, sink));
  console.log(describeStart(published, sink));
  const browser = await managed.start(isHeadless);
  try {
    await showAll({ ...managed, openTab: () => browser.newPage() }, published);
    await waitUntil('every event has arrived', () => findMissing(sink).length === 0, SECONDS);
    console.log(describeNext(sink));
    if (!isHeadless && browser.connected) {
      console.log('\nThe browser stays open. Close it to end.');
      await new Promise((resolve) => browser.once('disconnected', resolve));
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(`Did not arrive: ${findMissing(sink).join(', ') || 'nothing is missing'}.`);
    process.exitCode = 1;
  } finally {
    await browser.close();
    await managed.close();
    await site.close();
    await published.close();
    sink.close();
  }
}

function writePolicy(published: PublishedList, sink: EventSink): object {
  return {
    lists: [published.following],
    blocklist: [ORDINARY_HOST],
    continueRule: 'reason',
    webmailHosts: [WEBMAIL_HOST],
    ownDomains: ['muster-ag.example'],
    organisationName: 'Muster AG',
    supportName: 'IT service desk',
    reportingEndpoint: sink.url,
    reportingToken: 'try-out',
    // No such language: the key is named, the rest holds.
    language: 'klingon',
  };
}

/**
 * What IT would want to see once: stopped by its list, gone on with a reason, a dangerous mail, and an address that was met before
 * it was listed.
 */
async function showAll(
  opened: { readonly extensionRoot: string; readonly openTab: () => Promise<Page> },
  published: PublishedList,
): Promise<void> {
  const inspect = await openOwnPage(opened, 'src/inspect/index.html');
  await waitUntil(
    'the list of the organisation answers',
    async () => {
      const { answer } = await askBackground(inspect, 'checkAddress', { text: OTHER_HOST });
      return answer?.outcome.kind === 'listed';
    },
    SECONDS,
  );
  await visitStopped(opened, await opened.openTab(), `http://${OTHER_HOST}/`);
  const page = await opened.openTab();
  await visitStopped(opened, page, `http://${FRAUD_HOST}/`);
  await continueAnyway(page);
  await waitForAddress(page, (at) => at.startsWith('http'));
  await visit(await opened.openTab(), `https://${WEBMAIL_HOST}/`);
  const met = await opened.openTab();
  await visit(met, `http://${MET_HOST}/`);
  await met.close();
  await published.repository.release(2, [OTHER_HOST, MET_HOST], 'ours');
  const options = await openOwnPage(opened, 'src/options/index.html');
  await askBackground(options, 'updateLists', {});
  // The person is told first.
  await options.reload();
}

function describeStart(published: PublishedList, sink: EventSink): string {
  return `Cordon as your organisation would have it, on this machine only: every address leads here.

  list      ${published.following}
  policy    installs Cordon, follows that list, asks for a reason to go on; one key has a mistake
  events    ${sink.url}, in OCSF

A person now meets ${OTHER_HOST}, goes on to ${FRAUD_HOST}, opens a message at ${WEBMAIL_HOST},
and opens ${MET_HOST} just before version 2 of the list names it.

${TABLE_HEAD}`;
}

function describeNext({ events }: EventSink): string {
  return `
${events.length} events arrived: all that were to come.

See next
  options page of Cordon    "Set by your organisation" names the rejected key; "What your organisation is told" has every byte sent
  http://${ORDINARY_HOST}/     stopped by the policy's blocklist, with no way on
  docs/deployment.md        the same for your browsers: packages, templates, every key
  docs/events.md            what is told, formats, signature, delivery`;
}

function findMissing({ events }: EventSink): readonly string[] {
  return WANTED.filter((wanted) => !events.some(({ name }) => name === wanted));
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
