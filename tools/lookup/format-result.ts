import type { Verdict } from '../../src/core/list/verdict.ts';
import type { ChainLink, LookupResult } from './look-up.ts';

const STATUS_WORDS = {
  seized: 'seized',
  'fraud-linked': 'fraud-linked',
  'crime-service': 'crime service',
  disputed: 'disputed',
} as const;
const CLEAR_WORDS = {
  'not-listed': 'not listed',
  'not-web': 'no web address',
  'never-listed': 'never listed',
  'emergency-allow': 'allowed in an emergency',
  'organisation-allowlist': 'allowed by the organisation',
  pass: 'let through for now',
  'own-allowlist': 'on your own allowlist',
} as const;

/**
 * The result as one JSON object on one line. Only where something wraps the address there is a `chain`: every address
 * in it with its own verdict, outermost first, and `hiddenBy` where the last wrapper cannot be looked behind.
 */
export function formatJson({ text, url, problem, verdict, chain, hiddenBy }: LookupResult): string {
  const isWrapped = chain.length > 1 || hiddenBy !== null;
  return JSON.stringify({
    url: text,
    canonical: url?.text ?? null,
    ...describeVerdict(verdict),
    ...(problem && { problem }),
    ...(isWrapped && { chain: chain.map(describeLink) }),
    ...(hiddenBy !== null && { hiddenBy }),
  });
}

function describeLink({ service, url, verdict }: ChainLink): object {
  return { service, canonical: url.text, ...describeVerdict(verdict) };
}

function describeVerdict(verdict: Verdict): object {
  if (verdict.kind === 'clear') return { verdict: 'clear', because: verdict.because };
  const listed = { verdict: 'listed', action: verdict.action };
  if (verdict.by === 'organisation') {
    return { ...listed, because: 'organisation-blocklist', indicator: verdict.indicator };
  }
  const { indicator, claim, status, case: of, list } = verdict.listings[0];
  return {
    ...listed,
    status,
    indicator,
    claim: claim.kind,
    case: { id: of.id, name: of.name, kind: of.kind, authority: of.authority, date: of.date },
    list: { id: list.id, version: list.version, date: list.date },
    source: claim.source,
  };
}

/** Results as aligned lines: verdict, indicator, case, canonical form, and what it wraps. */
export function formatTable(results: readonly LookupResult[]): readonly string[] {
  const rows = results.map(describeRow);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function describeRow({ text, url, verdict, chain, hiddenBy }: LookupResult): readonly string[] {
  const address = url === null ? text : describeChain(chain, hiddenBy);
  if (verdict.kind === 'clear') return ['clear', '-', CLEAR_WORDS[verdict.because], address];
  if (verdict.by === 'organisation') return ['listed', verdict.indicator.value, 'your organisation', address];
  const { indicator, case: of, status } = verdict.listings[0];
  const note = verdict.action === 'note' ? ', note only' : '';
  return ['listed', indicator.value, `${of.name} (${STATUS_WORDS[status]}${note})`, address];
}

/** `wrapper (Cisco) → target`; of a hidden one no more than the host that the wrapper names. */
function describeChain(chain: readonly ChainLink[], hiddenBy: string | null): string {
  const parts = chain.map(({ service, url }) => {
    if (service !== null) return `${url.text} (${service})`;
    return hiddenBy === null ? url.text : `said to be on ${url.host}`;
  });
  return [...parts, ...(hiddenBy === null ? [] : [`hidden by ${hiddenBy}`])].join(' → ');
}
