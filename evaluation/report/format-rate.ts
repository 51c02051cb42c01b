import { boundRate } from './bound-rate.ts';

/** `92.3 % (88.1–95.4)`; without a hit the upper bound alone: `0 (below 0.15 %)`. */
export function formatRate(hits: number, trials: number): string {
  if (trials === 0) return '–';
  const { low, high } = boundRate(hits, trials);
  if (hits === 0) return `0 (below ${formatShare(high)} %)`;
  if (hits === trials) return `100 % (above ${formatShare(low)} %)`;
  return `${formatShare(hits / trials)} % (${formatShare(low)}–${formatShare(high)})`;
}

/** In per cent: one decimal, two below one per cent. */
export function formatShare(share: number): string {
  const percent = share * 100;
  return percent < 1 ? percent.toFixed(2) : percent.toFixed(1);
}

/** A Markdown table; the first column is text, the others are numbers. */
export function formatTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, at) => (at === 0 ? '---' : '--:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
