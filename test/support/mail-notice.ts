import type { CDPSession, Frame, Page } from 'puppeteer-core';
import type { ExtensionBrowser } from './extension-browser.ts';
import { waitUntil } from './wait-until.ts';

type InBrowser = Pick<ExtensionBrowser, 'family'>;

/**
 * Calls a function with the inside of everything that Cordon has put into a page and its frames: bars, marks, the card. A
 * page's own script cannot get there, so the driver does, with what each browser has for it.
 * @param source text of a function of the inside's root element; what it returns is JSON
 * @returns what it returned, in the order of the page; null left out
 */
export async function runInRooms<T>(
  { family }: InBrowser,
  page: Page,
  source: string,
): Promise<readonly T[]> {
  const found =
    family === 'Chromium' ? await runInChromium<T>(page, source) : await runInFirefox<T>(page, source);
  return found.filter((value) => value !== null) as T[];
}

/** The texts of the bars above messages. */
export function readBars(opened: InBrowser, page: Page): Promise<readonly string[]> {
  return runInRooms(opened, page, "(room) => room.querySelector('.bar')?.innerText ?? null");
}

/** The names that a screen reader has for the marks behind links. */
export function readMarks(opened: InBrowser, page: Page): Promise<readonly string[]> {
  return runInRooms(opened, page, "(room) => room.matches('.mark') ? room.ariaLabel : null");
}

/** Waits for a bar that says something. @returns all that it says */
export function waitForBar(opened: InBrowser, page: Page, words: string): Promise<string> {
  return waitUntil(`a bar with "${words}"`, async () => {
    const bars = await readBars(opened, page);
    return bars.find((text) => text.includes(words)) ?? null;
  });
}

/** Waits for marks. @returns their names, in the order of the page */
export function waitForMarks(opened: InBrowser, page: Page): Promise<readonly string[]> {
  return waitUntil('a mark', async () => {
    const marks = await readMarks(opened, page);
    return marks.length > 0 ? marks : null;
  });
}

/** How many things of Cordon are in a page and its frames. */
export async function listHosts(opened: InBrowser, page: Page): Promise<number> {
  return (await runInRooms(opened, page, '() => 1')).length;
}

/** Clicks into what Cordon has put into a page with the mouse, as a person does: the first that fits. */
export async function clickInRoom(opened: InBrowser, page: Page, selector: string): Promise<void> {
  const [x, y] = await waitUntil(`${selector} of Cordon's`, async () => {
    const wanted = JSON.stringify(selector);
    const [first] = await runInRooms<readonly [number, number]>(
      opened,
      page,
      `(room) => { const found = room.matches(${wanted}) ? room : room.querySelector(${wanted}); if (found === null) return null;
        found.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y, width, height } = found.getBoundingClientRect(); return [x + width / 2, y + height / 2]; }`,
    );
    return first ?? null;
  });
  // Firefox gives a tab in the background no mouse.
  await page.bringToFront();
  await page.mouse.click(x, y);
}

interface CdpNode {
  readonly nodeId: number;
  readonly children?: readonly CdpNode[];
  readonly shadowRoots?: readonly (CdpNode & { readonly shadowRootType?: string })[];
  readonly contentDocument?: CdpNode;
}

async function runInChromium<T>(page: Page, source: string): Promise<readonly (T | null)[]> {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const results: (T | null)[] = [];
    for (const nodeId of listRooms(root as CdpNode)) results.push(await callOn<T>(session, nodeId, source));
    return results;
  } finally {
    await session.detach();
  }
}

function* listRooms(node: CdpNode): Generator<number> {
  for (const { shadowRootType, children } of node.shadowRoots ?? []) {
    const room = children?.at(-1);
    if (shadowRootType === 'closed' && room !== undefined) yield room.nodeId;
  }
  for (const child of node.children ?? []) yield* listRooms(child);
  if (node.contentDocument !== undefined) yield* listRooms(node.contentDocument);
}

async function callOn<T>(session: CDPSession, nodeId: number, source: string): Promise<T | null> {
  const { object } = await session.send('DOM.resolveNode', { nodeId });
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId as string,
    functionDeclaration: `function () { return (${source})(this); }`,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
  return (result.value as T | undefined) ?? null;
}

/** A node as WebDriver BiDi describes it. */
interface BidiNode {
  readonly sharedId?: string;
  readonly value?: { readonly shadowRoot?: BidiNode | null; readonly children?: readonly BidiNode[] };
}
interface BidiResult {
  readonly type: string;
  readonly result?: unknown;
  readonly exceptionDetails?: { readonly text: string };
}

/** What Cordon puts into a page bears no attribute but the card's, and has nothing inside that a page could see. */
const HOSTS = "[...document.querySelectorAll('span')].filter((host) => host.childNodes.length === 0)";

async function runInFirefox<T>(page: Page, source: string): Promise<readonly (T | null)[]> {
  const results: (T | null)[] = [];
  for (const frame of page.frames()) results.push(...(await runInFrame<T>(page, frame, source)));
  return results;
}

async function runInFrame<T>(page: Page, frame: Frame, source: string): Promise<readonly (T | null)[]> {
  const { connection } = page.browser() as unknown as {
    readonly connection: { send(method: string, params: object): Promise<{ readonly result: BidiResult }> };
  };
  const target = { context: (frame as unknown as { readonly _id: string })._id };
  const found = await connection.send('script.evaluate', {
    expression: HOSTS,
    target,
    awaitPromise: false,
    serializationOptions: { maxDomDepth: 3, includeShadowTree: 'all' },
  });
  const hosts = (found.result.result as { readonly value?: readonly BidiNode[] }).value ?? [];
  const results: (T | null)[] = [];
  for (const host of hosts) {
    const room = host.value?.shadowRoot?.value?.children?.at(-1);
    if (room?.sharedId === undefined) continue;
    const called = await connection.send('script.callFunction', {
      functionDeclaration: `(room) => JSON.stringify((${source})(room))`,
      arguments: [{ sharedId: room.sharedId }],
      target,
      awaitPromise: false,
    });
    const { type, result, exceptionDetails } = called.result;
    if (type !== 'success') throw new Error(exceptionDetails?.text ?? type);
    const text = (result as { readonly value?: string }).value;
    results.push(text === undefined ? null : (JSON.parse(text) as T));
  }
  return results;
}
