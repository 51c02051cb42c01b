import { findBrowsers } from '../../tools/setup.mjs';
import type { Family } from './extension-browser.ts';

const found = findBrowsers();

/** Whether a family's browser is on this machine; where it is not, its tests count as "not run". */
export const IS_INSTALLED: Readonly<Record<Family, boolean>> = {
  Chromium: found.chromium !== null,
  Firefox: found.firefox !== null,
};

export const FAMILIES: readonly Family[] = ['Chromium', 'Firefox'];
