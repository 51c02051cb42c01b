import { beforeEach, describe, expect, it } from 'vitest';
import { FollowedLists } from '../../../src/background/lists/followed-lists.ts';
import { claimingPages } from '../../../src/background/page-marks.ts';
import { claimsSeizure, outcomeOf } from '../../../src/background/tab-view.ts';
import { Toolbar } from '../../../src/background/toolbar.ts';
import { Visits } from '../../../src/background/visits.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';
import { NOTED_HOST, ORDINARY_HOST, RECORDED_SEIZURE_HOST, SEIZED_HOST } from '../../support/test-hosts.ts';

beforeEach(resetExtensionWorld);

const makeToolbar = (): Toolbar => new Toolbar(new Visits(new FollowedLists()));

async function iconOf(tabId: number, url: string): Promise<string | undefined> {
  state.tabs.set(tabId, { id: tabId, url, incognito: false });
  await makeToolbar().mark(tabId);
  return state.icons.get(tabId);
}

/** As the browser does it: the new document takes the tab's own icon away, then its arrival is told. */
async function openPage(toolbar: Toolbar, tabId: number, url: string): Promise<string | undefined> {
  state.icons.delete(tabId);
  toolbar.noteDocument(tabId);
  await toolbar.mark(tabId, url);
  return state.icons.get(tabId);
}

describe('the icon of a tab, which a page cannot take away (GUARD.md: badge as second channel)', () => {
  it.each([
    ['an ordinary page', `https://${ORDINARY_HOST}/`, '/icons/clear-16.png'],
    ['a noted host', `https://${NOTED_HOST}/`, '/icons/caution-16.png'],
    [
      'a host that was seized, listed for the record',
      `https://${RECORDED_SEIZURE_HOST}/`,
      '/icons/caution-16.png',
    ],
    ['a host that is stopped', `https://${SEIZED_HOST}/`, '/icons/listed-16.png'],
    ['a page of the browser', 'about:blank', '/icons/clear-16.png'],
  ])('%s', async (_name, url, icon) => {
    expect(await iconOf(1, url)).toBe(icon);
  });

  it('says the same as the popup, which names the claim and that no list confirms it', async () => {
    await claimingPages.put(7, ORDINARY_HOST, true);
    const visits = new Visits(new FollowedLists());
    const show = async (tabId: number, url: string) =>
      claimsSeizure(outcomeOf(await visits.judge(url, tabId)), tabId, url);
    expect(await show(7, `https://${ORDINARY_HOST}/any`)).toBe(true);
    expect(await show(8, `https://${ORDINARY_HOST}/any`)).toBe(false);
    expect(await show(7, 'https://other.test/')).toBe(false);
    // What a list says goes before what a page says.
    await claimingPages.put(7, NOTED_HOST, true);
    expect(await show(7, `https://${NOTED_HOST}/`)).toBe(false);
  });

  it('is for caution where the page says that it was seized, in that tab and for that host', async () => {
    await claimingPages.put(7, ORDINARY_HOST, true);
    expect(await iconOf(7, `https://${ORDINARY_HOST}/any?page#at-all`)).toBe('/icons/caution-16.png');
    expect(await iconOf(7, 'https://other.test/')).toBe('/icons/clear-16.png');
    expect(await iconOf(8, `https://${ORDINARY_HOST}/`)).toBe('/icons/clear-16.png');
    await claimingPages.put(7, ORDINARY_HOST, false);
    expect(await iconOf(7, `https://${ORDINARY_HOST}/`)).toBe('/icons/clear-16.png');
  });

  it('is not set for ordinary pages: theirs is the ordinary one by itself', async () => {
    const toolbar = makeToolbar();
    expect(await openPage(toolbar, 1, `https://${ORDINARY_HOST}/`)).toBeUndefined();
    expect(await openPage(toolbar, 1, `https://${SEIZED_HOST}/`)).toBe('/icons/listed-16.png');
    expect(await openPage(toolbar, 1, `https://${ORDINARY_HOST}/`)).toBeUndefined();
  });

  it('is set once for a page, and back when the page changes its address without a new document', async () => {
    const toolbar = makeToolbar();
    expect(await openPage(toolbar, 1, `https://${NOTED_HOST}/`)).toBe('/icons/caution-16.png');
    state.icons.delete(1);
    await toolbar.mark(1, `https://${NOTED_HOST}/other`);
    expect(state.icons.get(1)).toBeUndefined();
    await toolbar.mark(1, `https://${ORDINARY_HOST}/`);
    expect(state.icons.get(1)).toBe('/icons/clear-16.png');
  });

  it('is set where the document is older than the worker: what it shows is not known', async () => {
    const toolbar = makeToolbar();
    await toolbar.mark(1, `https://${ORDINARY_HOST}/`);
    expect(state.icons.get(1)).toBe('/icons/clear-16.png');
  });
});
