const MINUTE = 60_000;
/** How often a list is looked for while all is well and policy says nothing else. */
const INTERVAL_MINUTES = 60;
/** The first wait after a failure is 15 to 30 minutes (LIST.md, back-off); each further failure doubles it. */
const FIRST_WAIT = 15 * MINUTE;
const LONGEST_WAIT = 24 * 60 * MINUTE;

/** When a list is looked for next, and what that was planned by. Epoch milliseconds. */
interface PlannedCheck {
  readonly nextCheck: number;
  /** In a row. */
  readonly failures: number;
}

/**
 * Whether the time to look for a list has come. A time further off than any wait was planned by a clock that was ahead
 * and has been set right since, or by a longer interval than policy asks for now: neither may keep a list from being
 * looked for.
 */
export function isCheckDue(
  { nextCheck, failures }: PlannedCheck,
  now: number,
  intervalMinutes = INTERVAL_MINUTES,
): boolean {
  const longest = failures === 0 ? planNextCheck(0, null, 1, intervalMinutes) : LONGEST_WAIT;
  return nextCheck <= now || nextCheck > now + longest;
}

/**
 * When to look for a list again, in milliseconds from now. Spread by chance, so that browsers that started together do
 * not ask together for ever after.
 * @param failures in a row; 0 after a success
 * @param retryAfterSeconds what the server asked for, if it did; never shortened by the spread
 * @param random 0 to 1
 * @param intervalMinutes between two looks while all is well
 */
export function planNextCheck(
  failures: number,
  retryAfterSeconds: number | null,
  random: number,
  intervalMinutes = INTERVAL_MINUTES,
): number {
  if (failures === 0) return Math.round(intervalMinutes * MINUTE * (0.75 + random / 2));
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures - 1, 16) * (1 + random));
  const asked = Math.min(LONGEST_WAIT, (retryAfterSeconds ?? 0) * 1000);
  return Math.round(Math.max(wait, asked));
}
