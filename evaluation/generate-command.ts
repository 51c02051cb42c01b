import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { CASES, MANIFEST } from './folders.ts';
import { type EvaluationCase, generateCases, SEED, writeManifest } from './generate/generate-cases.ts';

/**
 * Writes the cases as files, for who wants to read them or feed them to another program, and compares them with the
 * frozen manifest.
 * @param mayFreeze writes the manifest anew instead
 * @returns the exit code: 1 where a case is no longer what was frozen
 */
export function runGenerate(folder: URL, mayFreeze: boolean): number {
  const cases = generateCases(CASES);
  for (const each of cases) writeCase(folder, each);
  console.log(`${cases.length} cases from seed "${SEED}" in ${folder.pathname}`);
  const manifest = writeManifest(cases);
  if (mayFreeze) {
    writeFileSync(MANIFEST, manifest);
    return 0;
  }
  if (readFileSync(MANIFEST, 'utf8') === manifest) return 0;
  console.error('The cases are not those that were frozen in evaluation/cases/manifest.txt.');
  return 1;
}

function writeCase(folder: URL, { id, message, context }: EvaluationCase): void {
  const place = new URL(`${id}.eml`, folder);
  mkdirSync(new URL('.', place), { recursive: true });
  writeFileSync(place, message);
  writeFileSync(new URL(`${id}.context.json`, folder), `${JSON.stringify(context, null, 2)}\n`);
}
