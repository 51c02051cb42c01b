import { MAIL_LEVELS, type MailLevel } from './assessment.ts';

/** The loudest of several levels; `clear` of none. */
export function loudestLevel(levels: readonly MailLevel[]): MailLevel {
  return MAIL_LEVELS.findLast((level) => levels.includes(level)) ?? 'clear';
}
