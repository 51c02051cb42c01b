/**
 * The rules of the Public Suffix List (https://publicsuffix.org/list/), private suffixes among them, from text with one
 * rule a line in ASCII. The library that tools use (`registrable-domain.ts`) is as correct, and 325 kB of script, which a
 * browser would have to read at each start of a worker and for each page.
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

  /** The public suffix of a canonical host and one label more; null for a suffix itself. */
  findRegistrable(host: string): string | null {
    if (this.isSuffix(host)) return null;
    let domain = host;
    for (let dot = host.indexOf('.'); dot >= 0; dot = domain.indexOf('.')) {
      const parent = domain.slice(dot + 1);
      if (this.isSuffix(parent)) return domain;
      domain = parent;
    }
    return null;
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
