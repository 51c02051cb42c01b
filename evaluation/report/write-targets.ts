import type { JudgedMail } from '../judge/judged-mail.ts';
import { countLevels, groupMails } from './count-levels.ts';
import { formatRate, formatShare } from './format-rate.ts';

const WARNED_TARGET = 0.9;
const WARNED_AIM = 0.96;
const CAUTION_TARGET = 0.003;

/** The targets that were set beforehand, each with what was found and in words whether it is met. */
export function writeTargets(mails: readonly JudgedMail[]): string {
  const fraud = mails.filter(({ truth }) => truth === 'fraud');
  const honest = mails.filter(({ truth }) => truth === 'ordinary' || truth === 'ham');
  return [
    `- ${judgeWarned(fraud)}`,
    ...listWeakTypes(fraud),
    `- ${judgeDanger(honest)}`,
    `- ${judgeCaution(honest)}`,
  ].join('\n');
}

function judgeWarned(fraud: readonly JudgedMail[]): string {
  const { warned, all } = countLevels(fraud);
  const share = warned / all;
  const outcome =
    share >= WARNED_AIM
      ? 'met, and so is the aim of 96 %'
      : share >= WARNED_TARGET
        ? 'met, the aim of 96 % is missed'
        : '**missed**';
  return `Warned of fraud in at least 90 % of the cases: ${formatRate(warned, all)} of ${all}; ${outcome}.`;
}

/** The target holds for each type of fraud. */
function listWeakTypes(fraud: readonly JudgedMail[]): string[] {
  const weak = [...groupMails(fraud, ({ type }) => type)].flatMap(([type, ofType]) => {
    const { warned, all } = countLevels(ofType);
    return warned / all < WARNED_TARGET ? [`${type} (${warned} of ${all})`] : [];
  });
  if (weak.length === 0) return ['- The same for each type of fraud: met by every type.'];
  return [`- The same for each type of fraud: **missed** by ${weak.join(', ')}.`];
}

function judgeDanger(honest: readonly JudgedMail[]): string {
  const { danger, all } = countLevels(honest);
  const outcome = danger === 0 ? 'met' : '**missed**';
  return `No danger on honest mail: ${danger} of ${all}; ${outcome}. ${sayWhatIsNotProven(danger, all)}`;
}

function judgeCaution(honest: readonly JudgedMail[]): string {
  const { caution, all } = countLevels(honest);
  const outcome = caution / all <= CAUTION_TARGET ? 'met' : '**missed**';
  const byCorpus = [...groupMails(honest, ({ corpus }) => corpus)].map(([corpus, ofCorpus]) => {
    const counts = countLevels(ofCorpus);
    return `${CORPUS_NAMES[corpus as JudgedMail['corpus']]} ${counts.caution} of ${counts.all}`;
  });
  return `Caution on at most 0.3 % of honest mail: ${formatRate(caution, all)} of ${all} (${byCorpus.join(', ')}); ${outcome}.`;
}

const CORPUS_NAMES: Readonly<Record<JudgedMail['corpus'], string>> = {
  own: 'own cases',
  'spam-assassin': 'SpamAssassin',
};

function sayWhatIsNotProven(danger: number, all: number): string {
  if (danger > 0) return `That is ${formatShare(danger / all)} %.`;
  return `It cannot be said that the rate is zero: with 95 % certainty it is below ${formatShare(1 - 0.05 ** (1 / all))} %.`;
}
