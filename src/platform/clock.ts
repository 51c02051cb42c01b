/** Epoch milliseconds, from the device's clock. */
export function now(): number {
  return Date.now();
}

/** `YYYY-MM-DD` in UTC. */
export function today(): string {
  return new Date(now()).toISOString().slice(0, 10);
}
