import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run-program.ts';

/** The parts of an extension's manifest that are compared with what was agreed on. */
export interface ManifestView {
  readonly background?: { readonly type?: string; readonly scripts?: readonly string[] };
  readonly permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
  readonly content_scripts?: readonly { readonly matches?: readonly string[] }[];
  readonly web_accessible_resources?: readonly {
    readonly resources?: readonly string[];
    readonly matches?: readonly string[];
    readonly use_dynamic_url?: boolean;
  }[];
}

export type BrowserName = 'chrome' | 'firefox';

/** Hosts on which a script may run without being asked for: webmail only, each named. */
const SCRIPTED_HOSTS: ReadonlySet<string> = new Set();

/**
 * What a page of the web may load from the extension, with the hash of a built file's name as `*`.
 * Only the warning page: the rule engine redirects to it. The build opens the scripts that are put into pages too,
 * though nothing needs it: to a host that cannot exist.
 */
const WEB_ACCESSIBLE: ReadonlyMap<BrowserName, readonly string[]> = new Map([
  [
    'chrome',
    [
      'src/warning/index.html <all_urls> dynamic',
      'src/content/notice.iife.js https://cordon.invalid/* dynamic',
      'src/content/page-reader.iife.js https://cordon.invalid/* dynamic',
      'src/content/webmail.iife.js https://cordon.invalid/* dynamic',
    ],
  ],
  [
    'firefox',
    [
      'src/warning/index.html <all_urls>',
      'src/content/notice.iife.js https://cordon.invalid/*',
      'src/content/page-reader.iife.js https://cordon.invalid/*',
      'src/content/webmail.iife.js https://cordon.invalid/*',
    ],
  ],
]);

/**
 * Compares a built manifest with the permissions that `docs/permissions.md` gives a reason for, with the two
 * fixed lists above, and with what a start of the worker costs (docs/performance.md).
 * @param permissionsDoc the text of `docs/permissions.md`
 */
export function checkManifest(
  manifest: ManifestView,
  browser: BrowserName,
  permissionsDoc: string,
): readonly string[] {
  const asked = [
    ...(manifest.permissions ?? []),
    ...(manifest.optional_permissions ?? []),
    ...(manifest.host_permissions ?? []),
    ...(manifest.optional_host_permissions ?? []),
  ];
  const explained = readPermissionReasons(permissionsDoc, browser);
  const exposed = listWebAccessible(manifest);
  const expected = WEB_ACCESSIBLE.get(browser) ?? [];
  const scripted = (manifest.content_scripts ?? []).flatMap(({ matches }) => matches ?? []);
  return [
    ...subtract(asked, explained).map((name) => `permission "${name}" has no reason in docs/permissions.md`),
    ...subtract(explained, asked).map(
      (name) => `docs/permissions.md explains "${name}", which is not asked for`,
    ),
    ...subtract(exposed, expected).map((entry) => `open to web pages but not agreed on: ${entry}`),
    ...subtract(expected, exposed).map((entry) => `agreed to be open to web pages but is not: ${entry}`),
    ...checkStart(manifest, browser),
    ...subtract(scripted, SCRIPTED_HOSTS).map((host) => `a content script runs on ${host}`),
  ];
}

/** What each browser starts fastest with: `tools/build/join-background.ts`. */
function checkStart({ background = {} }: ManifestView, browser: BrowserName): readonly string[] {
  if (browser === 'chrome') {
    return background.type === 'module'
      ? ['the background is a module, which Chromium parses anew at every start']
      : [];
  }
  return background.type === 'module' && background.scripts?.length === 1
    ? []
    : ['the background is not one module, so Firefox parses at every start what is needed later'];
}

/** {@link checkManifest} on `dist/<browser>`. */
export function checkBuiltManifest(browser: BrowserName): readonly string[] {
  const manifest = JSON.parse(
    readFileSync(join(ROOT, 'dist', browser, 'manifest.json'), 'utf8'),
  ) as ManifestView;
  return checkManifest(manifest, browser, readFileSync(join(ROOT, 'docs/permissions.md'), 'utf8'));
}

/** Rows such as `| \`storage\` | Chromium, Firefox | why |`; a row without a reason does not count. */
function readPermissionReasons(doc: string, browser: BrowserName): readonly string[] {
  const label = browser === 'chrome' ? 'Chromium' : 'Firefox';
  return [...doc.matchAll(/^\| `([^`]+)` \| ([^|]+) \| *([^|]*[^| ]) *\|$/gm)]
    .filter(([, , browsers]) => browsers?.includes(label))
    .flatMap(([, name]) => (name === undefined ? [] : [name]));
}

function listWebAccessible(manifest: ManifestView): readonly string[] {
  return (manifest.web_accessible_resources ?? []).flatMap(({ resources, matches, use_dynamic_url }) =>
    (resources ?? []).map((path) => {
      const name = path.replace(/-[\w-]{8}(?=\.\w+$)/, '-*');
      return `${name} ${(matches ?? []).join(' ')}${use_dynamic_url === true ? ' dynamic' : ''}`;
    }),
  );
}

function subtract(from: readonly string[], taken: Iterable<string>): readonly string[] {
  const known = new Set(taken);
  return from.filter((entry) => !known.has(entry));
}
