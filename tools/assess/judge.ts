import { createHash } from 'node:crypto';
import { URL } from 'whatwg-url';
import { decideVerdict, plainRules } from '../../src/core/list/decide.ts';
import type { Verdict } from '../../src/core/list/verdict.ts';
import { assessMessage } from '../../src/core/mail/assess-message.ts';
import type { Assessment } from '../../src/core/mail/assessment.ts';
import { type Candidate, collectCandidates } from '../../src/core/mail/collect-candidates.ts';
import type { MailContext } from '../../src/core/mail/context.ts';
import type { MailData } from '../../src/core/mail/mail-data.ts';
import type { MailMessage } from '../../src/core/mail/message.ts';
import { indicatorOfKey } from '../../src/core/table/indicator-of-key.ts';
import { computerNameKey, HASH_BYTES, type HashedType, hashedKey } from '../../src/core/table/key.ts';
import { lookUp } from '../lookup/look-up.ts';
import type { BuiltList } from '../lookup/open-built-list.ts';

/** Judges one message as the extension does, with facts from a built list. */
export function judgeMessage(
  message: MailMessage,
  context: MailContext,
  data: MailData,
  list: BuiltList,
): Assessment {
  const today = new Date(context.now).toISOString().slice(0, 10);
  const facts = collectCandidates(message, URL).flatMap((candidate) => {
    const verdict = decideCandidate(candidate, list, today);
    if (verdict.kind !== 'listed' || verdict.by !== 'lists') return [];
    return [{ type: candidate.type, value: candidate.value, listing: verdict.listings[0] }];
  });
  return assessMessage(message, { ...context, facts }, data);
}

function decideCandidate({ type, value }: Candidate, list: BuiltList, today: string): Verdict {
  if (type === 'url' || type === 'host') return lookUp(value, list, today).verdict;
  const key =
    type === 'computer-name'
      ? computerNameKey(value)
      : hashedKey(type, hashValue(type, value, list.table.head.salt));
  const entry = key === null ? null : list.table.find(key);
  const indicator = entry === null ? null : indicatorOfKey(entry.key, entry.isHttps);
  if (entry === null || indicator === null) return { kind: 'clear', because: 'not-listed' };
  const matches = [{ indicator, setId: entry.setId, rank: entry.rank, isForced: entry.isForced }];
  const limits = { ignored: new Set<string>(), mayForce: true };
  const found = [{ list: list.cases, matches, limits }];
  return decideVerdict({ url: NO_ADDRESS, hasPass: false, today, found, rules: plainRules(list.neverList) });
}

function hashValue(type: HashedType, value: string, salt: Uint8Array): Uint8Array {
  return createHash('sha256').update(salt).update(`${type}\0${value}`).digest().subarray(0, HASH_BYTES);
}

/** No rule about hosts applies to what is no web address. */
const NO_ADDRESS = {
  scheme: 'http',
  host: 'invalid',
  hostKind: 'name',
  path: '/',
  query: null,
  text: 'http://invalid/',
} as const;
