import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';
import { outliveReader } from '../outlive-reader.ts';
import { findBrowsers } from '../setup.mjs';
import { drawIcon, ICON_SIZES, ICON_STATES } from './draw-icon.ts';

outliveReader();

/** Renders `public/icons/<state>-<size>.png` with Chromium, on a transparent ground. */
async function renderIcons(): Promise<void> {
  const target = fileURLToPath(new URL('../../public/icons/', import.meta.url));
  mkdirSync(target, { recursive: true });
  const found = findBrowsers().chromium;
  if (found === null) throw new Error('no Chromium, Chrome or Edge was found');
  const browser = await launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    for (const state of ICON_STATES) {
      for (const size of ICON_SIZES) {
        await page.setViewport({ width: size, height: size });
        await page.setContent(`<style>*{margin:0}svg{display:block}</style>${drawIcon(state, size)}`);
        const png = await page.screenshot({ omitBackground: true });
        writeFileSync(`${target}${state}-${size}.png`, png);
      }
    }
  } finally {
    await browser.close();
  }
  console.log(`${ICON_STATES.length * ICON_SIZES.length} icons in public/icons`);
}

await renderIcons();
