import type { JudgedMail } from '../judge/judged-mail.ts';
import { writeFindingTable, writeFraudTable, writeHonestTable } from './write-tables.ts';
import { writeTargets } from './write-targets.ts';

/** What was judged, none of it the half that was looked at while tuning. */
export interface Judged {
  /** The second set of own cases, which nobody tuned by. */
  readonly blind: readonly JudgedMail[];
  /** Of the first set and of the public corpus. */
  readonly mails: readonly JudgedMail[];
  /** The frauds of the first set whose account stands in a PDF, judged where PDFs are not read. */
  readonly unread: readonly JudgedMail[];
}

/**
 * The generated part of `docs/evaluation.md`: the same mails give the same text.
 * @throws where a message of the half that was looked at while tuning is among them
 */
export function writeReport({ blind, mails, unread }: Judged, version: string): string {
  const seen = [...blind, ...mails, ...unread].find(({ isForTuning }) => isForTuning);
  if (seen !== undefined) throw new Error(`${seen.file} belongs to the half that is for tuning`);
  const corpus = mails.filter(({ corpus }) => corpus !== 'own');
  return [
    `Figures of ${version}.`,
    '## The second set: wordings that nobody tuned by',
    'With the even half of SpamAssassin for honest mail.',
    writeTargets([...blind, ...corpus]),
    ...writeOwnTables(blind),
    '## The first set, even half: tuned by since',
    writeTargets(mails),
    ...writeOwnTables(mails),
    'In the webmail itself PDFs are not read; the same messages of type pdf-only are judged there as follows.',
    writeFraudTable('in the webmail', unread, ({ type }) => type),
    '## SpamAssassin ham, by folder, even half',
    writeHonestTable('folder', choose(mails, 'ham'), ({ type }) => type),
    '## SpamAssassin spam, even half',
    'Advertising and early phishing, no business e-mail compromise: printed so that nobody has to ask.',
    writeHonestTable('folder', choose(mails, 'spam'), ({ type }) => type),
    '## By finding: the second set, and the ham',
    writeFindingTable([...blind, ...corpus]),
  ].join('\n\n');
}

/** Of one set of own cases. */
function writeOwnTables(mails: readonly JudgedMail[]): readonly string[] {
  const fraud = choose(mails, 'fraud');
  return [
    '### Fraud, by type',
    writeFraudTable('type', fraud, ({ type }) => type),
    '### Fraud, by what is known of the mailbox',
    writeFraudTable('known', fraud, ({ setting = '' }) => SETTING_NAMES.get(setting) ?? setting),
    '### Fraud, by language',
    writeFraudTable('language', fraud, ({ language = '' }) => language),
    '### Ordinary finance mail, by kind',
    writeHonestTable('kind', choose(mails, 'ordinary'), ({ type }) => type),
    '### Honest changes of an account',
    'Nobody can tell these from fraud by looking, so a warning is right; they count neither as fraud nor as ordinary mail.',
    writeFraudTable('kind', choose(mails, 'honest-change'), ({ type }) => type),
  ];
}

function choose(mails: readonly JudgedMail[], wanted: JudgedMail['truth']): readonly JudgedMail[] {
  return mails.filter(({ truth }) => truth === wanted);
}

const SETTING_NAMES = new Map([
  ['managed', "IT's data and memory"],
  ['memory', 'memory alone'],
  ['first-day', "IT's data, first day"],
  ['bare', 'nothing'],
]);
