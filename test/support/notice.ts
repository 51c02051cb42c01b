import type { CDPSession, Page } from 'puppeteer-core';
import type { ExtensionBrowser } from './extension-browser.ts';
import { waitUntil } from './wait-until.ts';

type InBrowser = Pick<ExtensionBrowser, 'family'>;

/**
 * Calls a function with the inside of the notice in a page. A page's own script cannot get there, so the driver does, with
 * what each browser has for it.
 * @param source text of a function of the notice's root element; what it returns is JSON
 * @returns null where the page has no notice
 */
export function runInNotice<T>({ family }: InBrowser, page: Page, source: string): Promise<T | null> {
  return family === 'Chromium' ? runInChromium<T>(page, source) : runInFirefox<T>(page, source);
}

/** The notice's text as it is shown, null where there is no notice. */
export function readNotice(opened: InBrowser, page: Page): Promise<string | null> {
  return runInNotice<string>(opened, page, '(room) => room.innerText');
}

/** Waits until a page's notice says something. @returns all that it says */
export function waitForNotice(opened: InBrowser, page: Page, words: string): Promise<string> {
  return waitUntil(`a notice with "${words}"`, async () => {
    const text = await readNotice(opened, page);
    return text?.includes(words) === true ? text : null;
  });
}

/** Waits until a page has no notice. */
export async function waitForNoNotice(opened: InBrowser, page: Page): Promise<void> {
  await waitUntil('the notice is gone', async () => (await readNotice(opened, page)) === null);
}

/** Clicks into the notice with the mouse, as a person does. @param selector of a button or a summary */
export async function clickInNotice(opened: InBrowser, page: Page, selector: string): Promise<void> {
  const [x, y] = await waitUntil(`${selector} in the notice`, () =>
    runInNotice<[number, number]>(
      opened,
      page,
      `(room) => { const { x, y, width, height } = room.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
        return [x + width / 2, y + height / 2]; }`,
    ),
  );
  await page.mouse.click(x, y);
}

interface CdpNode {
  readonly nodeId: number;
  readonly nodeName: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly CdpNode[];
  readonly shadowRoots?: readonly CdpNode[];
}

async function runInChromium<T>(page: Page, source: string): Promise<T | null> {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const html = (root as CdpNode).children?.find(({ nodeName }) => nodeName === 'HTML');
    const host = html?.children?.find(({ attributes }) => attributes?.includes('popover'));
    const room = host?.shadowRoots?.[0]?.children?.at(-1);
    if (room === undefined) return null;
    return await callOn<T>(session, room.nodeId, source);
  } finally {
    await session.detach();
  }
}

async function callOn<T>(session: CDPSession, nodeId: number, source: string): Promise<T> {
  const { object } = await session.send('DOM.resolveNode', { nodeId });
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId as string,
    functionDeclaration: `function () { return (${source})(this); }`,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
  return result.value as T;
}

/** A node as WebDriver BiDi describes it. */
interface BidiNode {
  readonly sharedId?: string;
  readonly value?: { readonly shadowRoot?: BidiNode | null; readonly children?: readonly BidiNode[] };
}

async function runInFirefox<T>(page: Page, source: string): Promise<T | null> {
  const { connection } = page.browser() as unknown as {
    readonly connection: { send(method: string, params: object): Promise<{ readonly result: BidiResult }> };
  };
  const target = { context: (page.mainFrame() as unknown as { readonly _id: string })._id };
  const found = await connection.send('script.evaluate', {
    expression: "document.querySelector('html > [popover]')",
    target,
    awaitPromise: false,
    serializationOptions: { maxDomDepth: 4, includeShadowTree: 'all' },
  });
  const host = found.result.result as BidiNode;
  const room = host.value?.shadowRoot?.value?.children?.at(-1);
  if (room?.sharedId === undefined) return null;
  const called = await connection.send('script.callFunction', {
    functionDeclaration: `(room) => JSON.stringify((${source})(room))`,
    arguments: [{ sharedId: room.sharedId }],
    target,
    awaitPromise: false,
  });
  const { type, result, exceptionDetails } = called.result;
  if (type !== 'success') throw new Error(exceptionDetails?.text ?? type);
  return JSON.parse((result as { readonly value: string }).value) as T;
}

interface BidiResult {
  readonly type: string;
  readonly result?: unknown;
  readonly exceptionDetails?: { readonly text: string };
}
