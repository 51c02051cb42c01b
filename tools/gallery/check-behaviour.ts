import type { Browser, Page } from 'puppeteer-core';
import { type Scene, WARNING_SCENES } from './scenes.ts';
import { openScene, showScene } from './show-scene.ts';

interface Sent {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

function readSent(page: Page): Promise<readonly Sent[]> {
  return page.evaluate(() => (globalThis as unknown as { readonly sent: readonly Sent[] }).sent);
}

function findScene(name: string): Scene {
  const scene = WARNING_SCENES.find((candidate) => candidate.name === name);
  if (scene === undefined) throw new Error(`no scene ${name}`);
  return scene;
}

/** What a person can do on the warning, with the keyboard alone. Returns what does not hold. */
export async function checkBehaviour(browser: Browser, origin: string): Promise<readonly string[]> {
  const problems: string[] = [];
  const expect = (holds: boolean, what: string): void => {
    if (!holds) problems.push(`behaviour: ${what}`);
  };
  const open = (name: string, changes: Partial<Scene> = {}): Promise<Page> =>
    showScene(browser, origin, { ...findScene(name), ...changes }, { name: 'behaviour' }, (text) =>
      problems.push(text),
    );

  const page = await open('seized-court');
  await page.keyboard.press('Escape');
  expect((await readSent(page)).length === 1, 'Escape sends nothing');
  await page.keyboard.press('Enter');
  expect((await readSent(page)).at(-1)?.name === 'goBack', 'Enter on load goes back');
  const text = await page.evaluate(() => document.body.textContent ?? '');
  expect(!text.includes('fragment.example'), 'nothing of the fragment is shown');
  const button = await page.waitForSelector('input[type=checkbox]', { visible: false });
  const isHidden = await button?.evaluate((box) => !box.checkVisibility());
  expect(isHidden === true, 'continue is behind a disclosure');
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('details')) element.open = true;
  });
  const go = await page.$('.acknowledge + .actions button');
  expect(
    (await go?.evaluate((element) => element.matches(':disabled'))) === true,
    'continue waits for the tick',
  );
  await button?.focus();
  await page.keyboard.press('Space');
  await page.waitForSelector('.acknowledge + .actions button:enabled');
  await go?.click();
  const last = (await readSent(page)).at(-1);
  expect(last?.name === 'continueVisit' && last.input['token'] === 'token-1', 'continue spends the token');
  await page.waitForFunction(
    () => document.querySelector('.acknowledge + .actions [role=status]')?.textContent !== '',
  );
  await page.close();

  const framed = await open('framed');
  const frame = framed.frames().find((candidate) => candidate.url().includes('/warning/'));
  const controls = await frame?.$$eval('button, a, input, summary', (elements) => elements.length);
  expect(controls === 1, 'a framed warning has one control');
  await framed.close();

  const unanswered = { ...findScene('seized-court'), answers: { describeWarning: 'silent' } };
  const silent = await openScene(browser, origin, unanswered, { name: 'behaviour' }, (text) =>
    problems.push(text),
  );
  await silent.waitForFunction(() => document.readyState === 'complete' && 'sent' in globalThis);
  const shown = await silent.evaluate(
    () => `${document.querySelector('#root')?.textContent}${document.title}`,
  );
  expect(shown === 'Cordon', 'nothing is shown before the background has answered');
  await silent.close();
  return problems;
}
