import { GECKO_ID } from '../build/firefox-manifest.ts';

/** A browser of Chromium's family, as policy knows it. */
export interface ChromiumBrowser {
  readonly name: 'chrome' | 'edge';
  /** Below `HKEY_LOCAL_MACHINE`, without a backslash at its end. */
  readonly registryKey: string;
  /** What macOS keeps its preferences under. */
  readonly macDomain: string;
}

export const CHROMIUM_BROWSERS: readonly ChromiumBrowser[] = [
  { name: 'chrome', registryKey: 'Software\\Policies\\Google\\Chrome', macDomain: 'com.google.Chrome' },
  { name: 'edge', registryKey: 'Software\\Policies\\Microsoft\\Edge', macDomain: 'com.microsoft.Edge' },
];

/** Where a browser gets the extension from, and by which id it knows it. */
export interface Installation {
  readonly extensionId: string;
  /** Of the store, or of an organisation's own `updates.xml`. For Firefox: of the signed `.xpi`. */
  readonly url: string;
}

/** What templates are made for: stores and an organisation's own server give different ids. */
export interface Deployment {
  readonly chrome: Installation;
  readonly edge: Installation;
  readonly firefox: Installation;
}

/** What stands in the committed templates where an id or an address belongs that is not known before publication. */
export const PLACEHOLDERS = {
  chrome: 'CHROME_EXTENSION_ID',
  edge: 'EDGE_EXTENSION_ID',
  firefoxUrl: 'https://FIREFOX_INSTALL_URL.invalid/cordon.xpi',
} as const;

const STORE_URLS = {
  chrome: 'https://clients2.google.com/service/update2/crx',
  edge: 'https://edge.microsoft.com/extensionwebstorebase/v1/crx',
} as const;

type Options = { readonly [name: string]: string | undefined };

/** Reads what was given on the command line. Throws, in words for the person who typed it, where it cannot be meant. */
export function readDeployment(options: Options): Deployment {
  const chromium = (name: 'chrome' | 'edge'): Installation => ({
    extensionId: readId(options[`${name}-id`] ?? PLACEHOLDERS[name], `--${name}-id`, PLACEHOLDERS[name]),
    url: readUrl(options[`${name}-update-url`] ?? STORE_URLS[name], `--${name}-update-url`),
  });
  return {
    chrome: chromium('chrome'),
    edge: chromium('edge'),
    firefox: {
      extensionId: GECKO_ID,
      url: readUrl(options['firefox-install-url'] ?? PLACEHOLDERS.firefoxUrl, '--firefox-install-url'),
    },
  };
}

function readId(text: string, option: string, placeholder: string): string {
  if (text === placeholder || /^[a-p]{32}$/.test(text)) return text;
  throw new Error(`${option} must be 32 letters from a to p; it is "${text}".`);
}

function readUrl(text: string, option: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'https:' || url?.hostname === '127.0.0.1' || url?.protocol === 'file:') return text;
  throw new Error(`${option} must begin with https://; it is "${text}".`);
}
