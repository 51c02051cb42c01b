import type { MailData } from '../../src/core/mail/mail-data.ts';
import type { AttachmentReader } from '../../src/core/mail/mime/attachment-reader.ts';
import { readMail } from '../../src/core/mail/read-mail.ts';
import { readPdf } from '../../tools/assess/read-pdf.ts';
import type { CaseSet } from '../case-sets.ts';
import type { EvaluationCase } from '../generate/generate-cases.ts';
import { judgeMail } from './judge-mail.ts';
import type { JudgedMail } from './judged-mail.ts';
import { toMailContext } from './to-mail-context.ts';

/** As `npm run assess` and the inspect page judge them; `arePdfsRead` false: as in the webmail. */
export async function judgeOwnCases(
  set: CaseSet,
  cases: readonly EvaluationCase[],
  arePdfsRead: boolean,
  data: MailData,
): Promise<JudgedMail[]> {
  const judged: JudgedMail[] = [];
  for (const { id, caseClass, type, language, isForTuning, template, message, context } of cases) {
    const read = await readMail(message, arePdfsRead ? { readAttachment } : {});
    const assessment = judgeMail(read, toMailContext(context), context.listed, data);
    judged.push({
      corpus: 'own',
      truth: caseClass,
      type,
      file: `out/evaluation/${set.output}${id}.eml`,
      isForTuning,
      level: assessment.level,
      findings: assessment.level === 'unreadable' ? [] : assessment.findings,
      language,
      setting: context.setting,
      template: `${type}/${language}/${template}`,
    });
  }
  return judged;
}

const readAttachment: AttachmentReader = async ({ type, bytes }) =>
  type === 'application/pdf' ? readPdf(bytes) : null;
