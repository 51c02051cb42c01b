import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeMailData } from '../tools/assess/mail-data.ts';
import { BLIND_SET, FIRST_SET } from './case-sets.ts';
import { CORPUS, DOCUMENT, FOLDER } from './folders.ts';
import { type EvaluationCase, generateCases } from './generate/generate-cases.ts';
import { judgeOwnCases } from './judge/judge-own-cases.ts';
import { judgeSpamAssassin } from './judge/judge-spam-assassin.ts';
import { listMistakes } from './report/list-mistakes.ts';
import { placeReport } from './report/place-report.ts';
import { writeReport } from './report/write-report.ts';

/** Judges the second set, the first one's even half and the corpus', and writes the figures into the document. */
export async function writeFigures(): Promise<void> {
  installCorpus();
  const data = makeMailData();
  const cases = generateCases(FIRST_SET).filter(({ isForTuning }) => !isForTuning);
  const start = performance.now();
  const mails = [
    ...(await judgeOwnCases(FIRST_SET, cases, true, data)),
    ...(await judgeSpamAssassin(CORPUS, false, data)),
  ];
  const blind = await judgeOwnCases(BLIND_SET, generateCases(BLIND_SET), true, data);
  printSpeed(mails.length + blind.length, start);
  const webmail = await judgeOwnCases(FIRST_SET, cases.filter(isPdfOnly), false, data);
  const report = writeReport({ blind, mails, unread: webmail }, findVersion());
  writeFileSync(DOCUMENT, placeReport(readFileSync(DOCUMENT, 'utf8'), report));
  console.log(report);
}

/**
 * Prints the mistakes of the odd half.
 * @param isOwnOnly leaves the public corpus out: seconds instead of minutes
 */
export async function printMistakes(isOwnOnly: boolean): Promise<void> {
  if (!isOwnOnly) installCorpus();
  const data = makeMailData();
  const cases = generateCases(FIRST_SET).filter(({ isForTuning }) => isForTuning);
  const start = performance.now();
  const mails = await judgeOwnCases(FIRST_SET, cases, true, data);
  if (!isOwnOnly) mails.push(...(await judgeSpamAssassin(CORPUS, true, data)));
  printSpeed(mails.length, start);
  console.log(listMistakes(mails).join('\n'));
}

/** Not in the document, which must come out the same on every machine. */
function printSpeed(messages: number, start: number): void {
  const seconds = (performance.now() - start) / 1000;
  console.log(`${messages} messages in ${seconds.toFixed(1)} s: ${Math.round(messages / seconds)} a second`);
}

/** The one type that is judged differently where PDFs are not read. */
function isPdfOnly({ type }: EvaluationCase): boolean {
  return type === 'pdf-only';
}

/** The corpus is 88 MB, so it is fetched when it is needed and by whoever needs it. */
function installCorpus(): void {
  if (existsSync(CORPUS)) return;
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: fileURLToPath(FOLDER),
    stdio: 'inherit',
  });
}

/** The rules as they are committed, by the hash of their folder: it outlives a rebase, as a commit's does not. */
function findVersion(): string {
  const args = ['rev-parse', '--short', 'HEAD:src/core/mail'];
  const tree = execFileSync('git', args, { cwd: fileURLToPath(FOLDER), encoding: 'utf8' }).trim();
  return `the rules of tree ${tree} (\`git rev-parse --short HEAD:src/core/mail\`)`;
}
