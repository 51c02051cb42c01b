import type { JudgedMail } from '../judge/judged-mail.ts';
import { writeFindingTable, writeFraudTable, writeHonestTable } from './write-tables.ts';
import { writeTargets } from './write-targets.ts';

/**
 * The generated part of `docs/evaluation.md`: the same mails give the same text.
 * @throws where a message of the half that was looked at while tuning is among them
 * @param unread the frauds whose account stands in a PDF, judged where PDFs are not read
 */
export function writeReport(
  mails: readonly JudgedMail[],
  unread: readonly JudgedMail[],
  version: string,
): string {
  const seen = [...mails, ...unread].find(({ isForTuning }) => isForTuning);
  if (seen !== undefined) throw new Error(`${seen.file} belongs to the half that is for tuning`);
  const of = (...truths: readonly JudgedMail['truth'][]) =>
    mails.filter(({ truth }) => truths.includes(truth));
  const fraud = of('fraud');
  return [
    `Figures of ${version}. Even halves only.`,
    '## The targets',
    writeTargets(mails),
    '## Fraud, by type',
    writeFraudTable('type', fraud, ({ type }) => type),
    'In the webmail itself PDFs are not read; the same messages of type pdf-only are judged there as follows.',
    writeFraudTable('in the webmail', unread, ({ type }) => type),
    '## Fraud, by what is known of the mailbox',
    writeFraudTable('known', fraud, ({ setting = '' }) => SETTING_NAMES.get(setting) ?? setting),
    '## Fraud, by language',
    writeFraudTable('language', fraud, ({ language = '' }) => language),
    '## Ordinary finance mail, by kind',
    writeHonestTable('kind', of('ordinary'), ({ type }) => type),
    '## SpamAssassin ham, by folder',
    writeHonestTable('folder', of('ham'), ({ type }) => type),
    '## Honest changes of an account',
    'Nobody can tell these from fraud by looking, so a warning is right; they count neither as fraud nor as ordinary mail.',
    writeFraudTable('kind', of('honest-change'), ({ type }) => type),
    '## SpamAssassin spam',
    'Advertising and early phishing, no business e-mail compromise: printed so that nobody has to ask.',
    writeHonestTable('folder', of('spam'), ({ type }) => type),
    '## By finding',
    writeFindingTable(mails),
  ].join('\n\n');
}

const SETTING_NAMES = new Map([
  ['managed', "IT's data and memory"],
  ['memory', 'memory alone'],
  ['first-day', "IT's data, first day"],
  ['bare', 'nothing'],
]);
