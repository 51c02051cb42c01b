/**
 * Which characters look like which: the table of Unicode Technical Standard 39, section 4, from text with one mapping a
 * line, `from` and `to` parted by a tab.
 */
export class Confusables {
  readonly #prototypes: ReadonlyMap<string, string>;

  constructor(text: string) {
    const prototypes = new Map<string, string>();
    for (const line of text.split('\n')) {
      const tab = line.indexOf('\t');
      if (tab > 0) prototypes.set(line.slice(0, tab), line.slice(tab + 1));
    }
    this.#prototypes = prototypes;
  }

  /**
   * The skeleton of a text: two texts that look alike have the same (UTS 39 section 4). Case is folded first, because
   * names of hosts and people are compared without it, and `i` and `l` are kept apart by the table.
   */
  skeletonOf(text: string): string {
    const lower = text.normalize('NFD').toLowerCase();
    let skeleton = '';
    for (const character of lower) {
      if (!isIgnorable(character)) skeleton += this.#prototypes.get(character) ?? character;
    }
    return skeleton.normalize('NFD').toLowerCase();
  }
}

const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;

function isIgnorable(character: string): boolean {
  return character > '\u007f' && IGNORABLE.test(character);
}
