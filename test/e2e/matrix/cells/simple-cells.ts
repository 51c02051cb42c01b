import { openFreshTab, openPrivateTab, startVisit } from '../../../support/tabs.ts';
import type { Cell } from '../cell.ts';
import type { Trial } from '../trial.ts';

const STATUSES = [301, 302, 307] as const;

/** Ways that need one click or one address. */
export const SIMPLE_CELLS: readonly Cell[] = [
  {
    name: 'typed',
    title: 'typed address',
    sees: 'warning',
    run: async (trial) => trial.see(await trial.startInTab(trial.listed()), trial.listed()),
  },
  {
    name: 'path',
    title: 'typed address, listed by its path',
    sees: 'warning',
    run: async (trial) => trial.see(await trial.startInTab(trial.listedPath()), trial.listedPath()),
  },
  {
    name: 'link',
    title: 'link',
    sees: 'warning',
    run: async (trial) => {
      const page = await trial.openOrdinary('/link', trial.listed());
      await trial.click(page, '#link');
      return trial.see(page, trial.listed());
    },
  },
  {
    name: 'linkpath',
    title: 'link, listed by its path',
    sees: 'warning',
    run: async (trial) => {
      const page = await trial.openOrdinary('/link', trial.listedPath());
      await trial.click(page, '#link');
      return trial.see(page, trial.listedPath());
    },
  },
  {
    name: 'blank',
    title: 'link with `target=_blank`',
    sees: 'warning',
    run: async (trial) => {
      const page = await trial.openOrdinary('/link', trial.listed());
      return trial.see(await trial.waitForTab(() => trial.click(page, '#blank')), trial.listed());
    },
  },
  {
    name: 'opener',
    title: '`window.open`',
    sees: 'warning',
    run: async (trial) => {
      const page = await trial.openOrdinary();
      const open = () => page.evaluate((to) => void window.open(to), trial.listed());
      return trial.see(await trial.waitForTab(open), trial.listed());
    },
  },
  ...STATUSES.map(
    (status): Cell => ({
      name: `redirect${status}`,
      title: `redirect chain, ${status}`,
      sees: 'warning',
      run: async (trial) => {
        const second = trial.ordinary(`/redirect/${status}`, trial.listed());
        const page = await trial.startInTab(trial.ordinary(`/redirect/${status}`, second));
        return trial.see(page, trial.listed());
      },
    }),
  ),
  leadingOn('meta', 'redirect by `<meta http-equiv=refresh>`'),
  leadingOn('location', 'redirect by `location=`'),
  {
    name: 'form',
    title: 'form sent by POST',
    sees: 'warning',
    run: async (trial) => {
      const page = await trial.openOrdinary('/form', trial.listed());
      await trial.click(page, '#send');
      return trial.see(page, trial.listed());
    },
  },
  framing('frame', 'iframe'),
  framing('nested', 'iframe in an iframe'),
  framing('object', '`<object>`', { Firefox: 'browser’s refusal' }),
  framing('embed', '`<embed>`', { Firefox: 'browser’s refusal' }),
  {
    name: 'framepath',
    title: 'iframe, listed by its path',
    sees: 'framed warning',
    run: async (trial) => trial.seeInside(await trial.openOrdinary('/frame', trial.listedPath())),
  },
  {
    name: 'download',
    title: 'link to a download',
    sees: 'warning',
    run: async (trial) => {
      const target = trial.listed('/file.zip');
      const page = await trial.openOrdinary('/link', target);
      await trial.click(page, '#link');
      return trial.see(page, target);
    },
  },
  {
    name: 'attribute',
    title: 'link with `download`',
    sees: 'warning',
    run: async (trial) => {
      const target = trial.listed('/file.zip');
      const page = await trial.openOrdinary('/download', target);
      await trial.click(page, '#link');
      return trial.see(page, target);
    },
  },
  {
    name: 'source',
    title: '`view-source:`',
    sees: 'the warning’s source',
    run: async (trial) => {
      const page = await trial.openTab();
      startVisit(page, `view-source:${trial.listed()}`);
      return trial.seeSource(page, trial.listed());
    },
  },
  {
    name: 'fresh',
    title: 'new tab, from another program or the browser’s own menus',
    sees: 'warning',
    run: async (trial) =>
      trial.see(trial.adopt(await openFreshTab(trial.opened, trial.listed())), trial.listed()),
  },
  {
    name: 'window',
    title: 'new window',
    sees: 'warning',
    run: async (trial) => {
      const page = await trial.openOrdinary();
      const open = () =>
        page.evaluate((to) => void window.open(to, '', 'popup,width=500,height=400'), trial.listed());
      return trial.see(await trial.waitForTab(open), trial.listed());
    },
  },
  {
    name: 'private',
    title: 'private window that Cordon is let into',
    sees: 'warning',
    notOn: { 'Chromium, installed by policy': 'a policy cannot let an extension into private windows' },
    run: async (trial) =>
      trial.see(trial.adopt(await openPrivateTab(trial.opened, trial.listed())), trial.listed()),
  },
];

/** A page that goes on by itself, once to another page that does, then to what is listed. */
function leadingOn(name: string, title: string): Cell {
  return {
    name,
    title,
    sees: 'warning',
    run: async (trial) => {
      const second = trial.ordinary(`/${name}`, trial.listed());
      return trial.see(await trial.startInTab(trial.ordinary(`/${name}`, second)), trial.listed());
    },
  };
}

function framing(name: string, title: string, seesOn: Cell['seesOn'] = {}): Cell {
  return {
    name,
    title,
    sees: 'framed warning',
    seesOn,
    run: async (trial: Trial) =>
      trial.seeInside(await trial.openOrdinary(`/${name}`, trial.listed('/framed'))),
  };
}
