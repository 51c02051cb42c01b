/** A call that cannot be understood: one sentence, exit code 2. */
export class UsageError extends Error {}

/** Runs `parseArgs`, whose errors are several sentences long; the first one is enough. */
export function parseCommand<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split('. ')[0]?.replace(/\.?$/, '.') ?? message);
  }
}

/** A number as a person reads it: `1,234,567`. */
export function formatCount(number: number): string {
  return number.toLocaleString('en');
}
