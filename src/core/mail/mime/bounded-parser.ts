import { Parser } from 'htmlparser2';

/** Elements within elements that are told apart. Honest mail, with its tables in tables, has fewer than a hundred. */
export const MAX_DEPTH = 256;

/**
 * htmlparser2's parser in time linear in the length of what it reads. The library moves and searches the list of all
 * open elements with each tag, so that a hundred thousand unclosed ones cost their square. Here an element below the
 * depth is told as one that is closed at once, as `<br>` is, and its end is left out.
 */
export class BoundedParser extends Parser {
  /** Elements below the depth that wait for their end. */
  #leftOut = 0;
  #isBelow = false;

  /** How many elements the library holds open: at most {@link MAX_DEPTH}. It has no public word for its list. */
  get depth(): number {
    return (this['stack'] as readonly string[]).length;
  }

  protected override isVoidElement(name: string): boolean {
    return this.#isBelow || super.isVoidElement(name);
  }

  override onopentagname(start: number, end: number): void {
    this.#isBelow = this.depth >= MAX_DEPTH;
    super.onopentagname(start, end);
  }

  override onopentagend(end: number): void {
    const isVoid = super.isVoidElement(this['tagname'] as string);
    super.onopentagend(end);
    if (this.#isBelow && !isVoid) this.#leftOut++;
    this.#isBelow = false;
  }

  override onselfclosingtag(end: number): void {
    super.onselfclosingtag(end);
    this.#isBelow = false;
  }

  override onclosetag(start: number, end: number): void {
    if (this.#leftOut === 0) {
      super.onclosetag(start, end);
      return;
    }
    this.#leftOut--;
    this.endIndex = end;
    this.startIndex = end + 1;
  }
}
