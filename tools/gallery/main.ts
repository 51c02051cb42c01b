import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { outliveReader } from '../outlive-reader.ts';
import { findBrowsers } from '../setup.mjs';
import { buildPages } from './build-pages.ts';
import { checkBehaviour } from './check-behaviour.ts';
import { INSPECT_SCENES } from './inspect-scenes.ts';
import { OPTIONS_SCENES } from './options-scenes.ts';
import { POPUP_SCENES } from './popup-scenes.ts';
import { type Scene, WARNING_SCENES } from './scenes.ts';
import { servePages } from './serve-pages.ts';
import { type Look, showScene } from './show-scene.ts';

outliveReader();

/** Every scene in both themes; the telling ones also in the looks that break layouts. */
const THEMES: readonly Look[] = [{ name: 'light' }, { name: 'dark', isDark: true }];
const HARD_LOOKS: readonly Look[] = [
  { name: '320', width: 320 },
  { name: 'de', language: 'de' },
  { name: 'it', language: 'it' },
  { name: 'fr-320', language: 'fr', width: 320 },
  { name: 'es', language: 'es' },
  { name: 'rtl', isRightToLeft: true },
  { name: 'zoom', width: 640, scale: 2 },
  { name: 'forced', isForced: true, isDark: true },
];
const TELLING = new Set([
  'seized-court-open',
  'fraud-linked',
  'organisation',
  'reason',
  'not-listed',
  'options',
  'options-lists',
  'options-follow',
  'options-policy',
  'options-unfollow',
  'inspect',
  'inspect-danger',
  'inspect-several',
]);
const POPUP_LOOKS: readonly Look[] = [
  { name: 'de', language: 'de' },
  { name: 'rtl', isRightToLeft: true },
  { name: 'forced', isForced: true, isDark: true },
];
const TELLING_POPUPS = new Set([
  'popup-checked',
  'popup-listed',
  'popup-claims',
  'popup-mail',
  'popup-stale',
  'popup-off',
  'popup-lists',
  'popup-rejected',
  'popup-clock-behind',
]);

const ALL_SCENES = [...WARNING_SCENES, ...POPUP_SCENES, ...OPTIONS_SCENES, ...INSPECT_SCENES];

function looksOf(scene: Scene): readonly Look[] {
  if (TELLING.has(scene.name)) return [...THEMES, ...HARD_LOOKS];
  if (TELLING_POPUPS.has(scene.name)) return [...THEMES, ...POPUP_LOOKS];
  return THEMES;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Runs axe in every frame of a page: its violations, one line each. */
async function findViolations(page: Page): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const frame of page.frames()) {
    await frame.evaluate(AXE);
    const violations = (await frame.evaluate(
      'axe.run().then(({ violations }) => violations)',
    )) as readonly AxeViolation[];
    for (const { id, nodes } of violations) {
      for (const { html, failureSummary } of nodes) lines.push(`${id}: ${html} ${failureSummary ?? ''}`);
    }
  }
  return lines;
}

/** What is wider than the window scrolls sideways, which no page here may do. */
async function findOverflow(page: Page): Promise<readonly string[]> {
  const [inner, outer] = await page.evaluate(
    () => [document.documentElement.scrollWidth, innerWidth] as const,
  );
  return inner > outer ? [`scrolls sideways: ${inner} px in ${outer} px`] : [];
}

async function shoot(
  browser: Browser,
  origin: string,
  scene: Scene,
  look: Look,
  out: string,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const page = await showScene(browser, origin, scene, look, (text) => problems.push(text));
  await page.screenshot({ path: `${out}${scene.name}.${look.name}.png`, fullPage: true });
  problems.push(...(await findOverflow(page)), ...(await findViolations(page)));
  await page.close();
  return problems.map((problem) => `${scene.name}.${look.name}: ${problem}`);
}

interface Findings {
  readonly problems: readonly string[];
  readonly pictures: number;
}

async function shootAll(
  browser: Browser,
  origin: string,
  scenes: readonly Scene[],
  looks: (scene: Scene) => readonly Look[],
  out: string,
): Promise<Findings> {
  const problems: string[] = [];
  let pictures = 0;
  for (const scene of scenes) {
    for (const look of looks(scene)) {
      problems.push(...(await shoot(browser, origin, scene, look, out)));
      pictures += 1;
    }
  }
  return { problems, pictures };
}

/** Every scene in Chromium, in all its looks; what a person can do there where nothing was chosen. */
async function shootChromium(origin: string, scenes: readonly Scene[], out: string): Promise<Findings> {
  const found = findBrowsers().chromium;
  if (found === null) throw new Error('no Chromium, Chrome or Edge was found');
  const browser = await launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const findings = await shootAll(browser, origin, scenes, looksOf, out);
    if (scenes.length < ALL_SCENES.length) return findings;
    return { ...findings, problems: [...findings.problems, ...(await checkBehaviour(browser, origin))] };
  } finally {
    await browser.close();
  }
}

/** Every scene in Firefox, in the looks that its driver can bring about: a theme is a browser's own setting there. */
async function shootFirefox(origin: string, scenes: readonly Scene[], out: string): Promise<Findings> {
  const found = findBrowsers().firefox;
  if (found === null) throw new Error('no Firefox was found');
  const problems: string[] = [];
  let pictures = 0;
  for (const theme of THEMES) {
    const browser = await launch({
      browser: 'firefox',
      executablePath: found.path,
      extraPrefsFirefox: {
        'layout.css.prefers-color-scheme.content-override': theme.isDark === true ? 0 : 1,
      },
    });
    const looksOfTheme = (scene: Scene) =>
      looksOf(scene)
        .filter((look) => look.isForced !== true && look.scale === undefined)
        .filter((look) => (look.isDark ?? false) === (theme.isDark ?? false))
        .map((look) => ({ ...look, name: `firefox-${look.name}`, isThemed: true }));
    try {
      const findings = await shootAll(browser, origin, scenes, looksOfTheme, out);
      problems.push(...findings.problems);
      pictures += findings.pictures;
    } finally {
      await browser.close();
    }
  }
  return { problems, pictures };
}

/**
 * Pictures of every state in `out/gallery/`; exit 1 where axe, the policy, the layout or a behaviour fails.
 * `[chromium|firefox] [START]`: the browser, and how the names of the scenes to look at begin.
 */
async function run(): Promise<void> {
  const out = fileURLToPath(new URL('../../out/gallery/', import.meta.url));
  mkdirSync(out, { recursive: true });
  const [family = 'chromium', start = ''] = process.argv.slice(2);
  const scenes = ALL_SCENES.filter(({ name }) => name.startsWith(start));
  await buildPages(`${out}site`);
  const { server, origin } = await servePages(`${out}site`);
  const shootFamily = family === 'firefox' ? shootFirefox : shootChromium;
  const { problems, pictures } = await shootFamily(origin, scenes, out).finally(() => server.close());
  for (const problem of problems) console.log(problem);
  console.log(`${pictures} pictures in out/gallery, ${problems.length} problems`);
  if (problems.length > 0) process.exitCode = 1;
}

await run();
