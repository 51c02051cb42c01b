import { makeMailData } from '../tools/assess/mail-data.ts';
import { BLIND_SET } from './case-sets.ts';
import { CASE_CLASSES, generateCases } from './generate/generate-cases.ts';
import { judgeOwnCases } from './judge/judge-own-cases.ts';
import { countLevels } from './report/count-levels.ts';
import { formatRate } from './report/format-rate.ts';

/** Prints how many of the blind cases are warned about, in all: nothing that somebody could tune by. */
export async function printBlindTotals(): Promise<void> {
  const mails = await judgeOwnCases(BLIND_SET, generateCases(BLIND_SET), true, makeMailData());
  for (const caseClass of CASE_CLASSES) {
    const { all, danger, warned } = countLevels(mails.filter(({ truth }) => truth === caseClass));
    console.log(
      `${caseClass}: warned ${formatRate(warned, all)}, of them danger ${formatRate(danger, all)}, n = ${all}`,
    );
  }
}
