import type { Verdict } from '../../core/list/verdict.ts';
import { type Candidate, collectCandidates } from '../../core/mail/collect-candidates.ts';
import type { Fact } from '../../core/mail/context.ts';
import type { MailMessage } from '../../core/mail/message.ts';
import type { Visits } from '../visits.ts';

/** What the lists say of everything that a message names: every address, host, account and number in it, not the first. */
export async function findFacts(visits: Visits, message: MailMessage): Promise<readonly Fact[]> {
  const candidates = new Map<string, Candidate>();
  for (const candidate of collectCandidates(message, URL)) {
    candidates.set(`${candidate.type} ${candidate.value}`, candidate);
  }
  const found = await Promise.all(
    Array.from(candidates.values(), async ({ type, value }) => {
      const verdict = await judgeCandidate(visits, type, value);
      return verdict.kind === 'listed' && verdict.by === 'lists'
        ? [{ type, value, listing: verdict.listings[0] }]
        : [];
    }),
  );
  return found.flat();
}

/** Canonical, as {@link collectCandidates} gives it. */
export async function judgeCandidate(
  visits: Visits,
  type: Candidate['type'],
  value: string,
): Promise<Verdict> {
  switch (type) {
    case 'url':
      return (await visits.judge(value, null)).verdict;
    case 'host':
      return (await visits.judge(`http://${value}/`, null)).verdict;
    default:
      return visits.judgeNamed({ type, value });
  }
}
