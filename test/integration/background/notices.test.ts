import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FollowedLists } from '../../../src/background/lists/followed-lists.ts';
import { NeverListInUse } from '../../../src/background/lists/never-list-in-use.ts';
import {
  considerNotice,
  dismissNotice,
  forgetNoticesOfTab,
  type NoticeSources,
} from '../../../src/background/notices.ts';
import { claimingPages } from '../../../src/background/page-marks.ts';
import { grantPass } from '../../../src/background/passes.ts';
import { Visits } from '../../../src/background/visits.ts';
import type { NoticeView } from '../../../src/messages/notice.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { state } from '../../support/fake-browser.ts';
import {
  AUTHORITY_HOST,
  NOTED_HOST,
  ORDINARY_HOST,
  RECORDED_SEIZURE_HOST,
  SEIZED_HOST,
} from '../../support/test-hosts.ts';

const CLAIMS = { kind: 'claims', agency: 'fbi' };
const NOTICE_TITLE = 'This Website Has Been Seized';

/** Marks of pages outlive a test: each has a tab of its own. */
let tabId = 100;
let shown: NoticeView[];
let sources: NoticeSources & { readonly readPage: ReturnType<typeof vi.fn>; readonly claimed: number[] };

beforeEach(() => {
  resetExtensionWorld();
  tabId += 10;
  shown = [];
  const lists = new FollowedLists();
  const neverList = new NeverListInUse(() => lists.store());
  const readPage = vi.fn(async (): Promise<unknown> => CLAIMS);
  const claimed: number[] = [];
  sources = {
    visits: new Visits(lists),
    readNeverList: () => neverList.readHosts(),
    scripts: { readPage, showNotice: async (_tabId, view) => void shown.push(view) },
    whenIdle: async () => {},
    onClaim: (tab) => void claimed.push(tab),
    readPage,
    claimed,
  };
});

/** A page in the tab of this test, as far as it has come. */
async function load(host: string, title: string, isLoaded = true, tab = tabId): Promise<void> {
  const url = `https://${host}/`;
  state.tabs.set(tab, { id: tab, url, incognito: false, title });
  await considerNotice(sources, { tabId: tab, url }, isLoaded);
}

describe('pages that get no script (ARCHITECTURE.md: no content script on ordinary pages)', () => {
  it.each([
    ['an ordinary page', ORDINARY_HOST, 'Garden tools'],
    ['an article about a seizure', ORDINARY_HOST, 'Rovers seized victory'],
    ['an authority’s page about a seized site', AUTHORITY_HOST, NOTICE_TITLE],
    ['a page of an authority without a title', 'www.justice.gov', ''],
    ['a popular site', 'www.wikipedia.org', NOTICE_TITLE],
    ['a host that is stopped, and has its warning', SEIZED_HOST, NOTICE_TITLE],
  ])('%s', async (_name, host, title) => {
    await load(host, title, false);
    await load(host, title);
    expect(sources.readPage).not.toHaveBeenCalled();
    expect(shown).toEqual([]);
    expect(sources.claimed).toEqual([]);
  });

  it('a tab that has gone on to another host meanwhile', async () => {
    state.tabs.set(tabId, { id: tabId, url: 'https://other.test/', incognito: false, title: NOTICE_TITLE });
    await considerNotice(sources, { tabId, url: `https://${ORDINARY_HOST}/` }, true);
    expect(sources.readPage).not.toHaveBeenCalled();
  });
});

describe('an address that is listed with the action "note"', () => {
  it('has its notice as soon as the page begins, without the page being read', async () => {
    await load(NOTED_HOST, 'Garden tools', false);
    expect(sources.readPage).not.toHaveBeenCalled();
    expect(shown).toMatchObject([{ kind: 'note', hostname: NOTED_HOST }]);
    // The list's source for it is no authority's page.
    expect(shown[0]).not.toHaveProperty('readMore');
  });

  it('leads to the authority’s own page where the case has one', async () => {
    await load(RECORDED_SEIZURE_HOST, 'Garden tools', false);
    const [view] = shown;
    if (view?.kind !== 'note') throw new Error('a note');
    expect(view.verdict.listings[0].status).toBe('seized');
    expect(new URL(view.readMore ?? '').host).toBe('www.justice.gov');
  });

  it('is "confirmed" where the page says that it was seized and the list says so', async () => {
    await load(RECORDED_SEIZURE_HOST, NOTICE_TITLE);
    expect(shown).toMatchObject([{ kind: 'confirmed', listing: { status: 'seized' } }]);
  });

  it('is a note where the page says so and the list says something else', async () => {
    await load(NOTED_HOST, NOTICE_TITLE);
    expect(sources.readPage).toHaveBeenCalledOnce();
    expect(shown).toMatchObject([{ kind: 'note' }]);
  });
});

describe('a page that says that it was seized', () => {
  it.each(['', ORDINARY_HOST, NOTICE_TITLE])(
    '"%s" as title: it is read, and its claim is told',
    async (title) => {
      await load(ORDINARY_HOST, title);
      expect(shown).toEqual([{ kind: 'claims', hostname: ORDINARY_HOST, agency: 'fbi' }]);
    },
  );

  it('keeps its mark in the toolbar until the page says so no more', async () => {
    await load(ORDINARY_HOST, NOTICE_TITLE);
    expect(await claimingPages.has(tabId, ORDINARY_HOST)).toBe(true);
    expect(await claimingPages.has(tabId + 1, ORDINARY_HOST)).toBe(false);
    await load(ORDINARY_HOST, NOTICE_TITLE);
    expect(sources.claimed).toEqual([tabId]);
    await load(ORDINARY_HOST, 'Garden tools');
    expect(await claimingPages.has(tabId, ORDINARY_HOST)).toBe(false);
    expect(sources.claimed).toEqual([tabId, tabId]);
  });

  it('is confirmed by the listing behind a pass', async () => {
    await grantPass({ host: SEIZED_HOST, tabId, address: `https://${SEIZED_HOST}/` });
    await load(SEIZED_HOST, NOTICE_TITLE);
    expect(shown).toMatchObject([{ kind: 'confirmed', listing: { case: { id: 'redvds' } } }]);
  });

  it.each<unknown>([
    null,
    undefined,
    7,
    'claims',
    { kind: 'confirmed' },
    { kind: 'none', agency: 'fbi' },
    [],
  ])('answers %j: nothing is shown', async (answer) => {
    sources.readPage.mockResolvedValue(answer);
    await load(ORDINARY_HOST, NOTICE_TITLE);
    expect(shown).toEqual([]);
  });

  it('names no agency that is not known here', async () => {
    sources.readPage.mockResolvedValue({ kind: 'claims', agency: '<img src=x>' });
    await load(ORDINARY_HOST, NOTICE_TITLE);
    expect(shown).toEqual([{ kind: 'claims', hostname: ORDINARY_HOST }]);
  });

  it('that takes no script is left alone', async () => {
    sources.readPage.mockRejectedValue(new Error('Cannot access contents of the page'));
    await expect(load(ORDINARY_HOST, NOTICE_TITLE)).rejects.toThrow('Cannot access');
    expect(shown).toEqual([]);
  });
});

describe('a notice that the person has closed', () => {
  const close = (hostname: string | undefined) =>
    dismissNotice({
      page: 'notice',
      tabId,
      isTopFrame: true,
      isPrivate: false,
      ...(hostname === undefined ? {} : { hostname }),
    });

  it('does not come back for that host in that tab, and does elsewhere', async () => {
    await close(NOTED_HOST);
    await load(NOTED_HOST, 'Garden tools', false);
    expect(shown).toEqual([]);
    await load(RECORDED_SEIZURE_HOST, 'Garden tools', false);
    await load(NOTED_HOST, 'Garden tools', false, tabId + 1);
    expect(shown.map(({ hostname }) => hostname)).toEqual([RECORDED_SEIZURE_HOST, NOTED_HOST]);
  });

  it('may come back in a tab that has the number of a closed one', async () => {
    await close(NOTED_HOST);
    await load(ORDINARY_HOST, NOTICE_TITLE);
    await forgetNoticesOfTab(tabId);
    shown.length = 0;
    await load(NOTED_HOST, 'Garden tools', false);
    expect(shown).toHaveLength(1);
    expect(await claimingPages.has(tabId, ORDINARY_HOST)).toBe(false);
  });

  it('leaves its mark in the toolbar', async () => {
    await load(ORDINARY_HOST, NOTICE_TITLE);
    await close(ORDINARY_HOST);
    await load(ORDINARY_HOST, NOTICE_TITLE);
    expect(shown).toHaveLength(1);
    expect(await claimingPages.has(tabId, ORDINARY_HOST)).toBe(true);
  });
});
