import type { LookupResult } from './look-up.ts';

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

/** The result as one JSON object on one line. */
export function formatJson({ text, url, problem, verdict }: LookupResult): string {
  const address = { url: text, canonical: url?.text ?? null };
  if (verdict.kind === 'clear') {
    return JSON.stringify({
      ...address,
      verdict: 'clear',
      because: verdict.because,
      ...(problem && { problem }),
    });
  }
  const listed = { ...address, verdict: 'listed', action: verdict.action };
  if (verdict.by === 'organisation') {
    return JSON.stringify({ ...listed, because: 'organisation-blocklist', indicator: verdict.indicator });
  }
  const { indicator, claim, status, case: of, list } = verdict.listings[0];
  return JSON.stringify({
    ...listed,
    status,
    indicator,
    claim: claim.kind,
    case: { id: of.id, name: of.name, kind: of.kind, authority: of.authority, date: of.date },
    list: { id: list.id, version: list.version, date: list.date },
    source: claim.source,
  });
}

/** Results as aligned lines: verdict, indicator, case, canonical form. */
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

function describeRow({ text, url, verdict }: LookupResult): readonly string[] {
  const address = url?.text ?? text;
  if (verdict.kind === 'clear') return ['clear', '-', CLEAR_WORDS[verdict.because], address];
  if (verdict.by === 'organisation') return ['listed', verdict.indicator.value, 'your organisation', address];
  const { indicator, case: of, status } = verdict.listings[0];
  const note = verdict.action === 'note' ? ', note only' : '';
  return ['listed', indicator.value, `${of.name} (${STATUS_WORDS[status]}${note})`, address];
}
