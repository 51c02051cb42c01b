import { NOTHING, type Reading, readAs, rejectAs } from './reading.ts';

const RULE = /^(?<exception>@@)?\|\|(?<host>[^/^$|*:]+)\^(?:\$(?<options>.*))?$/;
/** Cosmetic rules and scriptlets, with hosts before the marks or not. */
const COSMETIC = /#(?:@|\?|\$|%|@\?|@\$|@%|\$\?|@\$\?)?#|\$@?\$/;
/** Options under which `||host^` still stops every page of the host. */
const WIDE_OPTIONS: ReadonlySet<string> = new Set(['all', 'doc', 'document', 'important']);

/**
 * Reads one line of an Adblock filter list. Only `||host^` says what an indicator of a host says: this host and those below
 * it. Whatever is narrower (options, paths, request types) or about elements of pages is rejected, not widened.
 * An exception `@@||host^` takes the host out of the same source, and a rule with `badfilter` does the same.
 */
export function readAdblockLine(text: string): readonly Reading[] {
  const line = text.trim();
  if (line === '' || line.startsWith('!') || /^\[[^\]]*\]$/.test(line)) return NOTHING;
  const rule = RULE.exec(line)?.groups;
  if (rule === undefined) {
    if (COSMETIC.test(line)) return rejectAs('adblock-cosmetic');
    if (line.startsWith('#')) return NOTHING;
    return rejectAs(line.startsWith('@@') ? 'adblock-exception' : 'adblock-rule');
  }
  const host = rule['host'] ?? '';
  const options = rule['options']?.split(',').map((option) => option.trim()) ?? [];
  const isWide = options.every((option) => WIDE_OPTIONS.has(option));
  const isException = rule['exception'] !== undefined;
  const isWithdrawn = options.includes('badfilter');
  if ((isException && isWide) || (!isException && isWithdrawn)) {
    return [
      { kind: 'exempt', host },
      { kind: 'reject', reason: 'adblock-exception' },
    ];
  }
  if (isException) return rejectAs('adblock-exception');
  return isWide ? readAs({ type: 'host', value: host }) : rejectAs('adblock-options');
}
