/** Work that is done one piece after the other, in the order in which it was asked for. */
export class WorkQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Settles as the work does; a piece that fails keeps no other from being done. @param name for the log */
  add(name: string, work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch((error: unknown) => console.error(name, error));
    return done;
  }
}
