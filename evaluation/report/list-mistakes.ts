import type { JudgedMail } from '../judge/judged-mail.ts';

/** What to look at while the engine is tuned: missed fraud and false alarms of the odd half, one line each. */
export function listMistakes(mails: readonly JudgedMail[]): readonly string[] {
  const tuning = mails.filter(({ isForTuning }) => isForTuning);
  const isWarned = ({ level }: JudgedMail) => level === 'danger' || level === 'caution';
  const missed = tuning.filter((mail) => mail.truth === 'fraud' && !isWarned(mail));
  const alarms = tuning.filter(
    (mail) => (mail.truth === 'ordinary' || mail.truth === 'ham') && isWarned(mail),
  );
  const unwarned = tuning.filter((mail) => mail.truth === 'honest-change' && !isWarned(mail));
  return [
    `missed fraud: ${missed.length}`,
    ...missed.map(describeMail),
    `false alarms: ${alarms.length}`,
    ...alarms.map(describeMail),
    `honest changes without a warning: ${unwarned.length}`,
    ...unwarned.map(describeMail),
  ];
}

function describeMail({ level, file, setting, findings }: JudgedMail): string {
  const evidence = findings.map(
    ({ id, strength, values }) => `${id}/${strength}[${values.join(' ~ ').slice(0, 120)}]`,
  );
  return `  ${level.padEnd(10)} ${file}${setting === undefined ? '' : ` (${setting})`} ${evidence.join(' ')}`;
}
