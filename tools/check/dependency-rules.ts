import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import extractTypeScriptConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { ROOT } from './run-program.ts';

const require = createRequire(import.meta.url);

interface RuleFile extends IFlattenedRuleSet {
  readonly options: Record<string, unknown>;
}

/**
 * Checks who imports whom by the rules of `.dependency-cruiser.cjs`.
 * @param folder a tree laid out like the project: the project itself, or a copy with planted violations
 * @param parts folders of it to read
 * @returns one line per violation. Seeing no module of `src/core` is a violation too: a check that reads nothing finds nothing.
 */
export async function checkDependencyRules(
  folder: string = ROOT,
  parts: readonly string[] = ['src', 'tools', 'bench', 'evaluation'],
): Promise<readonly string[]> {
  const { options, ...ruleSet } = require(join(ROOT, '.dependency-cruiser.cjs')) as RuleFile;
  const result = await cruise(
    [...parts],
    { ...options, baseDir: folder, validate: true, ruleSet },
    undefined,
    { tsConfig: extractTypeScriptConfig(join(ROOT, 'tsconfig.json')) },
  );
  const { modules, summary } = result.output as ICruiseResult;
  const violations = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  const hasSeenCore = modules.some(({ source }) => source.startsWith('src/core/'));
  return hasSeenCore ? violations : [...violations, 'no module of src/core was seen: the check is blind'];
}
