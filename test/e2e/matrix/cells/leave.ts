import type { Page } from 'puppeteer-core';
import {
  continueAnyway,
  openOwnPage,
  startVisit,
  waitForAddress,
  waitForWarning,
} from '../../../support/tabs.ts';
import type { Trial } from '../trial.ts';

/** Visits a listed page as a person does who insists: by the warning, with a pass. */
export async function visitWithPass(trial: Trial, page: Page, address: string): Promise<void> {
  startVisit(page, address);
  await waitForWarning(trial.opened, page, address);
  await continueAnyway(page);
  await waitForAddress(page, (at) => at === address);
}

/** Lets every pass end now, as its time does. */
export async function endPasses(trial: Trial): Promise<void> {
  const own = await openOwnPage(trial.opened, 'src/options/index.html');
  await own.evaluate(async () => {
    const { browser, chrome } = globalThis as unknown as {
      readonly browser?: typeof import('webextension-polyfill');
      readonly chrome: typeof import('webextension-polyfill');
    };
    const { storage, declarativeNetRequest: rules } = browser ?? chrome;
    const { passes } = (await storage.session.get('passes')) as { passes?: readonly { ruleId: number }[] };
    await rules?.updateSessionRules({ removeRuleIds: (passes ?? []).map(({ ruleId }) => ruleId) });
    await storage.session.set({ passes: [] });
  });
  await own.close();
}
