/** Epoch milliseconds, from the device's clock. */
export function now(): number {
  return Date.now();
}

/** `YYYY-MM-DD` in UTC. */
export function today(): string {
  return new Date(now()).toISOString().slice(0, 10);
}

/** Number of a day since 1970 in the device's own calendar: the day that a person would name. @param time epoch milliseconds */
export function localDay(time = now()): number {
  return Math.floor((time - new Date(time).getTimezoneOffset() * 60_000) / 86_400_000);
}
