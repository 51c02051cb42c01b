import type { Configuration } from './ground.ts';
import type { Seen } from './trial.ts';

/** Where cells are not held, why, and on whose word. */
export interface Limit {
  readonly configuration: Configuration;
  /** Names of cells. */
  readonly cells: readonly string[];
  /** What the person ends up with. */
  readonly sees: Seen;
  /** Most requests that reach the listed host in one trial, the page's icon among them. */
  readonly mostRequests: number;
  readonly why: string;
  /** The browsers' own bugs and documents. */
  readonly sources: readonly string[];
}

const NO_PRIVATE_ACCESS = 'https://github.com/w3c/webextensions/issues/658';

/** Every cell that is not held. Whatever else happens fails a test. */
export const LIMITS: readonly Limit[] = [
  {
    configuration: 'Chromium, unpacked',
    cells: ['starthttp', 'starthttps'],
    sees: 'warning',
    mostRequests: 2,
    why: 'Chromium sends the requests of its first tabs before an extension’s rules are in force; the tab is taken back when the worker has started.',
    sources: [
      'https://github.com/gorhill/uBlock/issues/1913',
      'https://github.com/gorhill/uBlock/issues/1327',
    ],
  },
  {
    configuration: 'Chromium, unpacked',
    cells: ['alone'],
    sees: 'the page',
    mostRequests: 2,
    why: 'An extension is in private windows only where the person lets it in, on the browser’s page of extensions; it can neither ask for that nor say there that it is missing.',
    sources: [NO_PRIVATE_ACCESS],
  },
  {
    configuration: 'Firefox',
    cells: ['alone'],
    sees: 'the page',
    mostRequests: 2,
    why: 'As in Chromium. IT can let it in: `"private_browsing": true` in the policy `ExtensionSettings`.',
    sources: [NO_PRIVATE_ACCESS, 'https://bugzilla.mozilla.org/show_bug.cgi?id=1640931'],
  },
];

/** The limit of a cell, null where the guard is to hold. */
export function findLimit(configuration: Configuration, cell: string): Limit | null {
  return LIMITS.find((limit) => limit.configuration === configuration && limit.cells.includes(cell)) ?? null;
}
