import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { CaseSet } from './case-sets.ts';
import { OUTPUT } from './folders.ts';
import { type EvaluationCase, generateCases, writeManifest } from './generate/generate-cases.ts';

/**
 * Writes the cases as files, for who wants to read them or feed them to another program, and compares them with the
 * frozen manifest.
 * @param mayFreeze writes the manifest anew instead
 * @returns the exit code: 1 where a case is no longer what was frozen
 */
export function runGenerate(set: CaseSet, mayFreeze: boolean): number {
  const folder = new URL(set.output, OUTPUT);
  const cases = generateCases(set);
  for (const each of cases) writeCase(folder, each);
  console.log(`${cases.length} cases from seed "${set.seed}" in ${folder.pathname}`);
  const manifest = writeManifest(cases);
  if (mayFreeze) {
    writeFileSync(set.manifest, manifest);
    return 0;
  }
  if (readFileSync(set.manifest, 'utf8') === manifest) return 0;
  console.error(`The cases are not those that were frozen in ${set.manifest.pathname}.`);
  return 1;
}

function writeCase(folder: URL, { id, message, context }: EvaluationCase): void {
  const place = new URL(`${id}.eml`, folder);
  mkdirSync(new URL('.', place), { recursive: true });
  writeFileSync(place, message);
  writeFileSync(new URL(`${id}.context.json`, folder), `${JSON.stringify(context, null, 2)}\n`);
}
