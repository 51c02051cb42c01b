import { decodePercentOnce } from './decode.ts';
import { HIDDEN, type TargetReader } from './link-service.ts';

interface ParameterOptions {
  /** Without the parameter the address is an ordinary one of that host, such as a search. */
  readonly isOptional?: boolean;
  /**
   * For a service that writes the parameter last and does not always escape it: finds an address that is written as it
   * is, which then runs to the end, `&` and `#` of its own included.
   */
  readonly unescaped?: RegExp;
}

/**
 * The value of a query parameter, still escaped; null where it is missing. `&amp;` left over from HTML source counts as
 * `&`. `many` where it stands more than once with different values: which one the service takes is its secret.
 */
export function findParameter(query: string | null, name: string): string | null | 'many' {
  let found: string | null = null;
  for (const pair of (query ?? '').replaceAll('&amp;', '&').split('&')) {
    const equals = pair.indexOf('=');
    if (equals < 0 || decodePercentOnce(pair.slice(0, equals)).toLowerCase() !== name) continue;
    const value = pair.slice(equals + 1);
    if (found !== null && found !== value) return 'many';
    found = value;
  }
  return found;
}

/** Reads the target from the first of these query parameters that is there, decoded once. */
export function readParameter(names: readonly string[], options: ParameterOptions = {}): TargetReader {
  return ({ query, rest }) => {
    const written = options.unescaped?.exec(rest);
    if (written?.[1] !== undefined) {
      const before = rest.slice(rest.indexOf('?') + 1, written.index);
      // Another one before it, in escapes: which one the service takes is its secret, too.
      const isOnly = names.every((name) => findParameter(before, name) === null);
      return isOnly ? { kind: 'target', text: written[1] } : HIDDEN;
    }
    for (const name of names) {
      const value = findParameter(query, name);
      if (value === 'many') return HIDDEN;
      if (value !== null && value !== '') return { kind: 'target', text: decodePercentOnce(value) };
    }
    return options.isOptional === true ? { kind: 'none' } : HIDDEN;
  };
}
