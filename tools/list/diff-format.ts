import { formatCount } from './command-line.ts';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type IndicatorChange,
  type ListDiff,
  type ReleaseName,
} from './diff-lists.ts';

const MARKS: Readonly<Record<ChangeKind, string>> = { added: '+', removed: '-', changed: '~' };
const TITLES: Readonly<Record<ChangeKind, string>> = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
};

/** A difference between two releases as lines of text for a person. */
export function formatDiff(diff: ListDiff): readonly string[] {
  const { from, to, totals } = diff;
  const lines = [
    `${describeRelease(from)}`,
    `-> ${describeRelease(to)}`,
    '',
    ...CHANGE_KINDS.map((kind) => `${formatCount(totals[kind]).padStart(11)}  ${kind}`),
    `${formatCount(totals.unchanged).padStart(11)}  unchanged`,
  ];
  if (from.id !== to.id) lines.push('', `These are releases of different lists: ${from.id} and ${to.id}.`);
  for (const kind of CHANGE_KINDS) {
    if (diff.cases[kind].length > 0) lines.push('', `Cases ${kind}: ${diff.cases[kind].join(', ')}`);
  }
  if (diff.byCase.length > 0) {
    lines.push('', 'By case:');
    for (const { id, name, added, removed, changed } of diff.byCase) {
      const counts = [added, removed, changed].map((count, index) => {
        const kind = CHANGE_KINDS[index] ?? 'changed';
        return `${MARKS[kind]}${formatCount(count)}`.padStart(10);
      });
      lines.push(`${counts.join('')}  ${id} (${name})`);
    }
  }
  if (diff.popular.length > 0) {
    lines.push('', 'Most popular hosts affected:');
    for (const change of diff.popular) lines.push(...describeChange(change));
  }
  for (const kind of CHANGE_KINDS) {
    const shown = diff.first[kind];
    if (shown.length === 0) continue;
    const more = totals[kind] - shown.length;
    lines.push('', `${TITLES[kind]}:`);
    for (const change of shown) lines.push(...describeChange(change));
    if (more > 0) lines.push(`  … and ${formatCount(more)} more (--limit shows them)`);
  }
  return lines;
}

function describeRelease({ name, version, date, entries }: ReleaseName): string {
  return `${name}, version ${version} of ${date}: ${formatCount(entries)} indicators`;
}

function describeChange({ kind, indicator, before, after }: IndicatorChange): readonly string[] {
  const head = `  ${MARKS[kind]} ${indicator.type} ${indicator.value}`;
  if (kind !== 'changed') return [`${head}  (${(kind === 'added' ? after : before).join('; ')})`];
  return [head, `      was: ${before.join('; ')}`, `      is:  ${after.join('; ')}`];
}
