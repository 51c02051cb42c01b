import type { JudgedMail } from '../judge/judged-mail.ts';

export interface LevelCounts {
  readonly all: number;
  readonly danger: number;
  readonly caution: number;
  readonly context: number;
  readonly clear: number;
  readonly unreadable: number;
  /** Danger and caution together: what a person is warned about. */
  readonly warned: number;
  /** How many different texts the messages were made from; as many as messages where they were not made. */
  readonly texts: number;
}

export function countLevels(mails: readonly JudgedMail[]): LevelCounts {
  const count = (level: JudgedMail['level']) => mails.filter((mail) => mail.level === level).length;
  const danger = count('danger');
  const caution = count('caution');
  return {
    all: mails.length,
    danger,
    caution,
    context: count('context'),
    clear: count('clear'),
    unreadable: count('unreadable'),
    warned: danger + caution,
    texts: new Set(mails.map(({ template, file }) => template ?? file)).size,
  };
}

/** In the order in which the keys first appear. */
export function groupMails(
  mails: readonly JudgedMail[],
  keyOf: (mail: JudgedMail) => string,
): ReadonlyMap<string, readonly JudgedMail[]> {
  const groups = new Map<string, JudgedMail[]>();
  for (const mail of mails) {
    const key = keyOf(mail);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [mail]);
    else group.push(mail);
  }
  return groups;
}
