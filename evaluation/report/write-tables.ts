import type { JudgedMail } from '../judge/judged-mail.ts';
import { countLevels, groupMails } from './count-levels.ts';
import { formatRate, formatTable } from './format-rate.ts';

type KeyOf = (mail: JudgedMail) => string;

/** Fraud by `keyOf`: how many were warned about, and how loudly. */
export function writeFraudTable(title: string, mails: readonly JudgedMail[], keyOf: KeyOf): string {
  const rows = [...groupMails(mails, keyOf), ['all', mails] as const].map(([key, group]) => {
    const { all, texts, danger, caution, context, clear, warned } = countLevels(group);
    return [key, all, texts, danger, caution, context, clear, formatRate(warned, all)];
  });
  return formatTable(
    [title, 'n', 'texts', 'danger', 'caution', 'context', 'clear', 'warned, 95 % bounds'],
    rows,
  );
}

/** Honest mail by `keyOf`: each warning is a false alarm. */
export function writeHonestTable(title: string, mails: readonly JudgedMail[], keyOf: KeyOf): string {
  const rows = [...groupMails(mails, keyOf), ['all', mails] as const].map(([key, group]) => {
    const { all, danger, caution, context, unreadable } = countLevels(group);
    return [key, all, formatRate(danger, all), formatRate(caution, all), context, unreadable];
  });
  return formatTable([title, 'n', 'danger', 'caution', 'context', 'unreadable'], rows);
}

/** Per finding: in how many frauds, ordinary own cases, messages of the corpus' ham it was made. */
export function writeFindingTable(mails: readonly JudgedMail[]): string {
  const fraud = mails.filter(({ truth }) => truth === 'fraud');
  const ordinary = mails.filter(({ truth }) => truth === 'ordinary');
  const ham = mails.filter(({ truth }) => truth === 'ham');
  const rows = listFindings([...fraud, ...ordinary, ...ham]).map(({ id, group, strength }) => {
    const hasIt = (mail: JudgedMail) =>
      mail.findings.some((finding) => finding.id === id && finding.strength === strength);
    const rate = (among: readonly JudgedMail[]) => formatRate(among.filter(hasIt).length, among.length);
    return [`${id}`, `${group}, ${strength}`, rate(fraud), rate(ordinary), rate(ham)];
  });
  const head = [
    'finding',
    'group, strength',
    `fraud (n = ${fraud.length})`,
    `ordinary (n = ${ordinary.length})`,
    `SpamAssassin ham (n = ${ham.length})`,
  ];
  return formatTable(head, rows);
}

function listFindings(mails: readonly JudgedMail[]) {
  const findings = new Map(
    mails.flatMap((mail) =>
      mail.findings.map((finding) => [`${finding.group} ${finding.id} ${finding.strength}`, finding]),
    ),
  );
  const order = ['fact', 'identity', 'ask', 'context'];
  return [...findings.values()].sort(
    (a, b) =>
      order.indexOf(a.group) - order.indexOf(b.group) ||
      compareText(a.id, b.id) ||
      compareText(a.strength, b.strength),
  );
}

/** Not by the machine's language: the document must come out the same everywhere. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
