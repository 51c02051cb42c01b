/**
 * The rules of the Public Suffix List (https://publicsuffix.org/list/), private suffixes among them, from text with one
 * rule a line in ASCII. For a worker: the library that pages use ({@link findRegistrableDomain}) is too large to be
 * compiled at every start, and these questions are asked only when a list is taken into use.
 */
export class PublicSuffixes {
  readonly #rules: ReadonlySet<string>;

  constructor(text: string) {
    this.#rules = new Set(text.split('\n'));
  }

  /** Whether everybody can register names below a canonical host. A name of one label counts (the list's rule `*`). */
  isSuffix(host: string): boolean {
    const dot = host.indexOf('.');
    if (dot === -1 || this.#rules.has(host)) return true;
    return this.#rules.has(`*${host.slice(dot)}`) && !this.#rules.has(`!${host}`);
  }

  /** The suffixes that are spelled out. */
  *names(): Generator<string> {
    for (const rule of this.#rules) if (!/^[*!]/.test(rule)) yield rule;
  }

  /** Hosts below which every name of one more label is a suffix, exceptions apart. */
  *wildcardParents(): Generator<string> {
    for (const rule of this.#rules) if (rule.startsWith('*.')) yield rule.slice(2);
  }
}
