import { beforeEach, describe, expect, it } from 'vitest';
import { readAuditedVisits, recordVisit } from '../../../src/background/audit-record.ts';
import { considerNotice } from '../../../src/background/notices.ts';
import { ExtensionWorker, PACKAGED_HOST, ruledHosts } from '../../support/extension-worker.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';

const OWN = 'games.example';
const LISTED = `https://${PACKAGED_HOST}/panel?who=me`;

let worker: ExtensionWorker;

beforeEach(async () => {
  resetExtensionWorld();
  state.tabs.set(1, { id: 1, url: LISTED, incognito: false });
  worker = new ExtensionWorker();
  await worker.start();
});

describe('enforcement: audit (MANAGED.md: a safe roll-out in rings)', () => {
  it('stops nothing, in verdicts and rules, and all of it again when it is over', async () => {
    const before = ruledHosts();
    expect(before).toContain(PACKAGED_HOST);
    await worker.followPolicy({ enforcement: 'audit', blocklist: [OWN] });
    expect(ruledHosts()).toEqual([]);
    expect((await worker.visits.judge(LISTED, 1)).verdict).toMatchObject({
      action: 'note',
      withheld: 'warn',
    });
    expect((await worker.visits.judge(`https://${OWN}/`, 1)).verdict).toMatchObject({
      by: 'organisation',
      action: 'note',
      withheld: 'block',
    });
    expect((await worker.describe()).protection.isAuditOnly).toBe(true);

    await worker.followPolicy({});
    expect([...ruledHosts()].sort()).toEqual([...before].sort());
    expect((await worker.describe()).protection.isAuditOnly).toBe(false);
  });

  it('writes down the entry, never the address, and nothing of what opens anyway', async () => {
    await worker.followPolicy({ enforcement: 'audit', blocklist: [OWN], actions: ['ddos-for-hire=note'] });
    for (const address of [
      LISTED,
      `https://a.${OWN}/x`,
      'https://ipstressor.com/',
      'https://free.example/',
    ]) {
      await recordVisit(worker.visits, 1, address);
    }
    const visits = await readAuditedVisits();
    expect(visits).toMatchObject([
      { entry: PACKAGED_HOST, action: 'warn', list: 'cordon', case: expect.any(String) },
      { entry: OWN, action: 'block', list: null, case: null },
    ]);
    expect(JSON.stringify(visits)).not.toContain('panel');
  });

  it('writes nothing down in private windows, nor where things are stopped', async () => {
    await recordVisit(worker.visits, 1, LISTED);
    await worker.followPolicy({ enforcement: 'audit' });
    state.tabs.set(1, { id: 1, url: LISTED, incognito: true });
    await recordVisit(worker.visits, 1, LISTED);
    expect(await readAuditedVisits()).toEqual([]);
  });

  it('shows no notice', async () => {
    const shown: string[] = [];
    const sources = {
      visits: worker.visits,
      readNeverList: async () => ({ authorities: [], popular: [] }),
      scripts: {
        readPage: async () => null,
        showNotice: async (_: number, { kind }: { readonly kind: string }) => {
          shown.push(kind);
        },
      },
      whenIdle: async () => {},
      onClaim: () => {},
    };
    await worker.followPolicy({ actions: ['any=note'] });
    await considerNotice(sources, { tabId: 1, url: LISTED }, false);
    expect(shown).toEqual(['note']);
    await worker.followPolicy({ actions: ['any=note'], enforcement: 'audit' });
    await considerNotice(sources, { tabId: 1, url: LISTED }, false);
    expect(shown).toEqual(['note']);
  });
});

describe('enforcement: warn', () => {
  it('leaves a way on from what IT blocks', async () => {
    await worker.followPolicy({ enforcement: 'warn', blocklist: [OWN], actions: ['any=block'] });
    expect(ruledHosts()).toContain(OWN);
    for (const address of [LISTED, `https://${OWN}/`]) {
      expect((await worker.visits.judge(address, 1)).verdict).toMatchObject({
        action: 'warn',
        withheld: 'block',
      });
    }
  });
});
