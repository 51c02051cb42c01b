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
  /** Ends the browser as a power cut ends it, as far as a program can: it gets no chance to write anything. */
  kill(): Promise<void>;
}

export interface OpenOptions {
  /** Port of the site server, where every host is found. */
  readonly port: number;
  readonly isHeadless?: boolean;
  /** Folder of a profile that outlives the browser; a fresh one is made, and removed, where it is left out. */
  readonly profile?: string;
  /** Unpacked extension; the built one where it is left out. */
  readonly extension?: string;
}
