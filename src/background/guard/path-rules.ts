import { browser } from '../../platform/browser.ts';
import { DOCUMENT_TYPES } from './document-types.ts';
import { FIRST_PATH_RULE, PRIORITY } from './rule-numbers.ts';
import { warningSubstitution } from './warning-address.ts';

/**
 * Most paths in the rules: the browser takes 1,000 rules with a regular expression
 * (https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#regular_expressions), and those of hosts
 * have one, too.
 */
export const PATH_BUDGET = 900;
/** Of a regular expression the browser compiles 2 KB; longer paths are left to the other layers. */
const MAX_PATH_LENGTH = 100;
/** A page's own name and up to three folders are looked up as beginnings of a path (`urlExpressions`). */
const MAX_FOLDERS = 3;
/** Hosts of up to so many labels are looked up below every host under them. */
const MAX_LABELS = 5;

const ENTRY = /^https?:\/\/(?<host>[a-z0-9._-]+)(?<path>\/[!-~]*)$/;
const ALL_IDS: readonly number[] = Array.from({ length: PATH_BUDGET }, (_, index) => FIRST_PATH_RULE + index);

/** A part of a host that is stopped, as a rule can say it. */
export interface ListedPath {
  readonly host: string;
  /** Fits what the lookup finds by this entry, where the browser writes the address as the list does; else less, never more. */
  readonly regex: string;
}

/** Null where no rule can say it: then the other layers, which look each address up, are alone. */
export function readListedPath(value: string): ListedPath | null {
  const parts = ENTRY.exec(value)?.groups;
  const [host, path] = [parts?.['host'] ?? '', parts?.['path'] ?? ''];
  if (host === '' || path.length > MAX_PATH_LENGTH || host.split('.').length > MAX_LABELS) return null;
  const start = `^https?://[^/?#]*${path.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}`;
  if (path.includes('?')) return { host, regex: `${start}(?:#.*)?$` };
  const isFolder = path.endsWith('/') && path.split('/').length - 2 <= MAX_FOLDERS;
  return { host, regex: isFolder ? `${start}.*` : `${start}(?:[?#].*)?$` };
}

/**
 * Hands listed paths to the browser's rule engine, which stops them while the worker sleeps. All in one call, beside the
 * rules of hosts; where it fails, the rules of paths stay as they were and the other layers stand alone.
 * @param paths at most {@link PATH_BUDGET}
 */
export async function replacePathRules(paths: readonly ListedPath[]): Promise<void> {
  const standing = await readPathRules();
  const isSame = standing.size === paths.length && paths.every((path) => standing.has(nameRule(path)));
  if (isSame) return;
  const supported = await Promise.all(paths.map(isSupported));
  const addRules = paths
    .filter((_, index) => supported[index])
    .map(({ host, regex }, index) => ({
      id: FIRST_PATH_RULE + index,
      priority: PRIORITY.path,
      action: { type: 'redirect' as const, redirect: { regexSubstitution: warningSubstitution() } },
      condition: {
        regexFilter: regex,
        isUrlFilterCaseSensitive: true,
        requestDomains: [host],
        resourceTypes: [...DOCUMENT_TYPES],
      },
    }));
  await browser.declarativeNetRequest.updateDynamicRules({ removeRuleIds: [...ALL_IDS], addRules });
}

/** Whether the browser's rules hold a listed URL; asked of the browser, not remembered. */
export async function isPathInRules(value: string): Promise<boolean> {
  const path = readListedPath(value);
  return path !== null && (await readPathRules()).has(nameRule(path));
}

async function readPathRules(): Promise<ReadonlySet<string>> {
  const rules = await browser.declarativeNetRequest.getDynamicRules({ ruleIds: [...ALL_IDS] });
  return new Set(
    rules.map(({ condition: { requestDomains = [], regexFilter = '' } }) =>
      nameRule({ host: requestDomains[0] ?? '', regex: regexFilter }),
    ),
  );
}

function nameRule({ host, regex }: ListedPath): string {
  return `${host} ${regex}`;
}

async function isSupported({ regex }: ListedPath): Promise<boolean> {
  const result = await browser.declarativeNetRequest.isRegexSupported({
    regex,
    isCaseSensitive: true,
    requireCapturing: true,
  });
  return result.isSupported;
}
