import { browser } from '../../platform/browser.ts';
import { DOCUMENT_TYPES } from './document-types.ts';
import { type ListedPath, PATH_BUDGET, readListedPath } from './listed-path.ts';
import { FIRST_PATH_RULE, PRIORITY } from './rule-numbers.ts';
import { warningSubstitution } from './warning-address.ts';

const ALL_IDS: readonly number[] = Array.from({ length: PATH_BUDGET }, (_, index) => FIRST_PATH_RULE + index);

/**
 * Hands listed paths to the browser's rule engine, which stops them while the worker sleeps. All in one call, beside the
 * rules of hosts; where it fails, the rules of paths stay as they were and the other layers stand alone.
 * @param paths at most {@link PATH_BUDGET}
 * @param standing see {@link readPathRules}
 */
export async function replacePathRules(
  paths: readonly ListedPath[],
  standing: ReadonlySet<string>,
): Promise<void> {
  // Two lists, or two schemes, may name the same; and what stands was taken before.
  const wanted = new Map(paths.map((path) => [nameRule(path), path]));
  const isTaken = await Promise.all(
    Array.from(wanted, ([name, path]) => standing.has(name) || isSupported(path)),
  );
  const taken = [...wanted.values()].filter((_, index) => isTaken[index]);
  if (taken.length === standing.size && taken.every((path) => standing.has(nameRule(path)))) return;
  const addRules = taken.map(({ host, regex }, index) => ({
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

/** What stands for each path that the browser's rules hold. With 300,000 hosts beside them, it takes the browser 0.1 s. */
export async function readPathRules(): Promise<ReadonlySet<string>> {
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
