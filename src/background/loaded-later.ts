/**
 * What is loaded behind the first verdict of a worker's life, or as soon as somebody cannot wait for that. Those who ask
 * are served in the order in which they asked.
 */
export class LoadedLater<T> {
  readonly #load: () => Promise<T>;
  readonly #whenIdle: () => Promise<void>;
  #hurry: () => void = () => {};
  #loaded: Promise<T> | null = null;

  /** @param whenIdle settles when no first verdict is waited for */
  constructor(load: () => Promise<T>, whenIdle: () => Promise<void>) {
    this.#load = load;
    this.#whenIdle = whenIdle;
  }

  /** For what a navigation causes and does not wait for. What fails is told to the log. */
  whenIdle(use: (loaded: T) => unknown): void {
    this.#open()
      .then(use)
      .catch((error: unknown) => console.error('background', error));
  }

  /** For those who wait for an answer. */
  now<Answer>(use: (loaded: T) => Answer | Promise<Answer>): Promise<Answer> {
    const loaded = this.#open();
    this.#hurry();
    return loaded.then(use);
  }

  #open(): Promise<T> {
    if (this.#loaded === null) {
      const hurried = new Promise<void>((resolve) => {
        this.#hurry = resolve;
      });
      this.#loaded = Promise.race([this.#whenIdle(), hurried]).then(this.#load);
    }
    return this.#loaded;
  }
}
