import type { IndicatorType } from '../../src/core/list/model.ts';
import { assessMessage } from '../../src/core/mail/assess-message.ts';
import type { Assessment } from '../../src/core/mail/assessment.ts';
import { collectCandidates } from '../../src/core/mail/collect-candidates.ts';
import type { Fact, MailContext } from '../../src/core/mail/context.ts';
import type { MailData } from '../../src/core/mail/mail-data.ts';
import type { ReadMail } from '../../src/core/mail/read-mail.ts';
import { makeListing } from './synthetic-listing.ts';

/** What lists name, for one case only. */
export type Listed = readonly { readonly type: string; readonly value: string }[];

/** Judges one message as `npm run assess` does, with lists that name nothing but `listed`. */
export function judgeMail(read: ReadMail, context: MailContext, listed: Listed, data: MailData): Assessment {
  if (!read.ok) return { level: 'unreadable', reason: read.reason };
  const facts = collectCandidates(read.message, data.urlParser).flatMap(({ type, value }): Fact[] =>
    isListed(type, value, listed) ? [{ type, value, listing: makeListing(type, value) }] : [],
  );
  return assessMessage(read.message, { ...context, facts }, data);
}

/** A listed host names its addresses too, as the lists' own look-up has it. */
function isListed(type: IndicatorType, value: string, listed: Listed): boolean {
  return listed.some((entry) => {
    if (type === 'url' && entry.type === 'host')
      return /^https?:\/\/([^/:]+)/.exec(value)?.[1] === entry.value;
    return entry.type === type && normalizeAccount(entry.value) === normalizeAccount(value);
  });
}

/** Cases write a US account as `routing/number`, the engine `US routing number`. */
function normalizeAccount(value: string): string {
  return value.replace(/^US /, '').replace('/', ' ').toLowerCase();
}
