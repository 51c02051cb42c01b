export type BrowserFamily = 'chromium' | 'firefox';

export interface FoundBrowser {
  /** "Chromium", "Chrome", "Edge", "Firefox": for messages. */
  readonly name: string;
  readonly path: string;
}

export interface FoundBrowsers {
  readonly chromium: FoundBrowser | null;
  readonly firefox: FoundBrowser | null;
}

/** Looks in `CHROME_PATH` / `FIREFOX_PATH`, on PATH, then in the places where each system installs browsers. */
export function findBrowsers(): FoundBrowsers;

/** True where `node_modules` is missing or older than the lock file. */
export function needsPackages(root: string): boolean;

/**
 * Installs packages where they are needed, and browsers where the system lets it.
 * @param wanted `any`: one browser is enough (the tour); `chromium`: that family (the try-out for IT); `all`: both (the tests).
 * @returns the browsers, and one sentence on what a person must install, or null.
 */
export function setUp(wanted: 'any' | 'chromium' | 'all'): {
  readonly browsers: FoundBrowsers;
  readonly advice: string | null;
};
