import type { FindingGroup, FindingStrength, MailLevel } from '../../src/core/mail/assessment.ts';
import type { CaseClass } from '../generate/generate-cases.ts';

export type Corpus = 'own' | 'spam-assassin';

/** One message with what the engine said of it. */
export interface JudgedMail {
  readonly corpus: Corpus;
  /** What the message is: the class of an own case, or the corpus' own judgement. */
  readonly truth: CaseClass | 'ham' | 'spam';
  /** Type of an own case (`executive`), folder of the corpus (`easy-ham-1`). */
  readonly type: string;
  /** Where to read it. */
  readonly file: string;
  /** Odd numbers may be looked at while the engine is tuned; even ones are only counted. */
  readonly isForTuning: boolean;
  readonly level: MailLevel | 'unreadable';
  readonly findings: readonly JudgedFinding[];
  /** Absent in other people's corpora. */
  readonly language?: string;
  readonly setting?: string;
  /** Type, language and number of the text that it was made from. */
  readonly template?: string;
}

export interface JudgedFinding {
  readonly id: string;
  readonly group: FindingGroup;
  readonly strength: FindingStrength;
  readonly values: readonly string[];
}
