import { parseArgs } from 'node:util';
import { IS_INSTALLED } from '../test/support/families.ts';
import { findPolicyObstacle } from '../test/support/policy-chromium.ts';
import { startSiteServer } from '../test/support/site-server.ts';
import { openFirefoxes, openManagedChromiums } from './guard-browsers.ts';
import { measureFlood } from './guard-flood.ts';
import { measureLatency } from './guard-latency.ts';
import { measureMemory } from './guard-memory.ts';
import { measureRefresh } from './guard-refresh.ts';

// What the guard costs: the layer that holds requests, a refresh of the browser's rules, the worker's memory over many
// navigations, a page's flood of frames, in real browsers after `npm run build`: `npx tsx bench/guard.ts [--runs 25] [--navigations 1000]
// [--hosts 300000] [--releases 3] [--frames 600] [--only latency,refresh,memory,flood]`. In Chromium latency and memory need a
// browser under policy.

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '25' },
    navigations: { type: 'string', default: '1000' },
    hosts: { type: 'string', default: '300000' },
    releases: { type: 'string', default: '3' },
    frames: { type: 'string', default: '600' },
    only: { type: 'string', default: 'latency,refresh,memory,flood' },
  },
});
const parts = new Set(values.only.split(','));
const runs = Number(values.runs);

const site = await startSiteServer();
try {
  if (parts.has('latency') || parts.has('memory')) await measureManaged();
  if (parts.has('latency') && IS_INSTALLED.Firefox) await measureFirefox();
  if (parts.has('refresh')) await measureRefresh(site, Number(values.hosts), Number(values.releases));
  if (parts.has('flood')) await measureFlood(site, Number(values.frames));
} finally {
  await site.close();
}

async function measureManaged(): Promise<void> {
  const obstacle = findPolicyObstacle();
  if (obstacle !== null) {
    console.log(`Chromium, installed by policy: not measured, ${obstacle}`);
    return;
  }
  const browsers = await openManagedChromiums(site.port);
  try {
    if (parts.has('latency')) await measureLatency(browsers, runs);
    if (parts.has('memory')) {
      await measureMemory(browsers.guarded.opened, site, Number(values.navigations));
    }
  } finally {
    await browsers.close();
  }
}

async function measureFirefox(): Promise<void> {
  const browsers = await openFirefoxes(site.port);
  try {
    await measureLatency(browsers, runs);
  } finally {
    await browsers.close();
  }
}
