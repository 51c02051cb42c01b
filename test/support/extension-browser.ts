import type { Page } from 'puppeteer-core';

export type Family = 'Chromium' | 'Firefox';

/** A real browser with Cordon in it, as far as both families are driven alike. */
export interface ExtensionBrowser {
  readonly family: Family;
  /** `chrome-extension://<id>/` or `moz-extension://<uuid>/` */
  readonly extensionRoot: string;
  /** Opens a tab in the ordinary window. */
  openTab(): Promise<Page>;
  /** Every tab of every window. */
  listTabs(): Promise<readonly Page[]>;
  /** Settles when the browser is gone, whoever closed it. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Port of the site server, where every host is found. */
  readonly port: number;
  readonly isHeadless?: boolean;
  /** Unpacked extension; the built one where it is left out. */
  readonly extension?: string;
}
