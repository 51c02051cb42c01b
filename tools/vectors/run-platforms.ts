import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import { build, type Rolldown } from 'vite';
import { URL as PinnedUrl } from 'whatwg-url';
import { findBrowsers } from '../setup.mjs';
import { evaluateVectors, type Outcome, toAsciiJson } from './evaluate-vectors.ts';

export type PlatformName = 'whatwg-url' | 'Chromium' | 'Firefox';

export interface Platform {
  readonly name: PlatformName;
  /** Version as the platform itself names it. */
  readonly version: string;
  readonly outcomes: readonly Outcome[];
}

const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Evaluates inputs in Node with the parser that tools use. */
export function runInNode(inputs: readonly string[], version: string): Platform {
  return { name: 'whatwg-url', version, outcomes: evaluateVectors(inputs, PinnedUrl) };
}

/**
 * Evaluates inputs in a headless browser with the browser's own parser. Throws where the browser is not
 * installed.
 */
export async function runInBrowser(
  name: 'Chromium' | 'Firefox',
  inputs: readonly string[],
): Promise<Platform> {
  const script = await bundleEvaluation();
  const browser = await launchBrowser(name);
  try {
    const page = await browser.newPage();
    const answer = await page.evaluate(
      `(() => { ${script}; return urlVectors.evaluateInPage(${JSON.stringify(toAsciiJson(inputs))}); })()`,
    );
    return {
      name,
      version: await browser.version(),
      outcomes: JSON.parse(String(answer)) as Outcome[],
    };
  } finally {
    await browser.close();
  }
}

async function launchBrowser(name: 'Chromium' | 'Firefox'): Promise<Browser> {
  const found = findBrowsers()[name === 'Chromium' ? 'chromium' : 'firefox'];
  if (found === null) throw new Error(`${name} is not installed`);
  return name === 'Chromium'
    ? launch({ executablePath: found.path, headless: true, args: CHROMIUM_ARGS })
    : launch({ browser: 'firefox', executablePath: found.path, headless: true });
}

/** The module that Node runs, as one script that sets `urlVectors`. */
async function bundleEvaluation(): Promise<string> {
  const entry = fileURLToPath(new URL('evaluate-vectors.ts', import.meta.url));
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: { lib: { entry, formats: ['iife'], name: 'urlVectors' }, write: false, minify: false },
  })) as Rolldown.RolldownOutput[];
  const chunk = built[0]?.output[0];
  if (chunk === undefined) throw new Error('the evaluation was built to nothing');
  return chunk.code;
}
