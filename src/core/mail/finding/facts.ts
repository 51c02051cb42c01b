import type { Finding } from '../assessment.ts';
import type { Candidate, CandidatePlace } from '../collect-candidates.ts';
import type { Inquiry } from '../inquiry.ts';

/**
 * What lists say. A fact where the listed thing speaks, is answered to, is paid, or opens on a click, and in the
 * message's own headers. A listed address that is only written or quoted is context: bulletins do that. What its list
 * itself only notes (disputed, overdue, historical) is context too.
 */
export function findFacts({ context, candidates }: Inquiry): readonly Finding[] {
  const facts = new Map(context.facts.map((fact) => [`${fact.type} ${fact.value}`, fact.listing]));
  if (facts.size === 0) return [];
  const findings = new Map<string, Finding>();
  for (const candidate of candidates) {
    const listing = facts.get(`${candidate.type} ${candidate.value}`);
    if (listing === undefined) continue;
    const id =
      listing.action === 'note' ? 'listed-note' : FACT_IDS.get(`${candidate.type} ${candidate.place}`);
    const finding: Finding = {
      id: id ?? 'listed-mentioned',
      group: id === undefined || id === 'listed-note' ? 'context' : 'fact',
      strength: id === undefined || id === 'listed-note' ? 'weak' : 'strong',
      values: [valueFor(candidate), listing.case.name],
      evidence: [candidate.evidence],
      listing,
    };
    const key = `${finding.id} ${listing.indicator.value}`;
    if (!findings.has(key)) findings.set(key, finding);
  }
  return [...findings.values()];
}

const LOUD: readonly (readonly [string, Candidate['type'], readonly CandidatePlace[]])[] = [
  ['listed-sender', 'email', ['sender']],
  ['listed-sender', 'host', ['sender']],
  ['listed-reply-to', 'email', ['reply-to']],
  ['listed-reply-to', 'host', ['reply-to']],
  ['listed-link', 'url', ['link']],
  ['listed-account', 'bank-account', ['text', 'attachment', 'quoted']],
  ['listed-phone', 'phone', ['text', 'attachment']],
  ['listed-wallet', 'wallet', ['text', 'attachment']],
  ['listed-computer', 'computer-name', ['header']],
];
const FACT_IDS: ReadonlyMap<string, string> = new Map(
  LOUD.flatMap(([id, type, places]) => places.map((place) => [`${type} ${place}`, id] as const)),
);

function valueFor({ type, value, evidence }: Candidate): string {
  return type === 'bank-account' || type === 'phone' ? evidence.quote : value;
}
