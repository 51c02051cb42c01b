/** How long work may take before it is spoken of, and how often then, in milliseconds. */
const QUIET = 2_000;
const INTERVAL = 500;

/** One line on standard error that says how far long work is. Silent where that is no terminal and the work is short. */
export class ProgressLine {
  #next = performance.now() + QUIET;
  #isShown = false;

  show(text: string): void {
    if (performance.now() < this.#next) return;
    const isTerminal = process.stderr.isTTY;
    this.#next = performance.now() + (isTerminal ? INTERVAL : INTERVAL * 20);
    process.stderr.write(isTerminal ? `\r${text}` : `${text}\n`);
    this.#isShown = isTerminal;
  }

  clear(): void {
    if (this.#isShown) process.stderr.write('\r\x1b[K');
    this.#isShown = false;
  }
}
