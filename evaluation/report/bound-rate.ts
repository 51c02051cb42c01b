/** Hits among trials, with the bounds between which the true rate lies with 95 % certainty. */
export interface BoundRate {
  readonly hits: number;
  readonly trials: number;
  /** From 0 to 1. */
  readonly low: number;
  readonly high: number;
}

const MISSED = 0.05;
/** Halvings until the bound is exact to far more digits than are printed. */
const HALVINGS = 50;

/**
 * Exact binomial bounds (Clopper and Pearson, Biometrika 26, 1934): two-sided, so 2.5 % on each side. With no hits, or
 * nothing but hits, the one bound there is takes the whole 5 %: about 3/n ("rule of three", Hanley and Lippman-Hand, JAMA 249, 1983).
 * @throws RangeError unless 0 ≤ hits ≤ trials and both are whole numbers; with no trials the bounds are 0 and 1
 */
export function boundRate(hits: number, trials: number): BoundRate {
  if (!Number.isInteger(hits) || !Number.isInteger(trials) || hits < 0 || hits > trials) {
    throw new RangeError(`${hits} of ${trials} is no rate`);
  }
  if (trials === 0) return { hits, trials, low: 0, high: 1 };
  if (hits === 0) return { hits, trials, low: 0, high: 1 - MISSED ** (1 / trials) };
  if (hits === trials) return { hits, trials, low: MISSED ** (1 / trials), high: 1 };
  const low = findRate((rate) => 1 - sumBinomial(hits - 1, trials, rate) > MISSED / 2);
  const high = findRate((rate) => sumBinomial(hits, trials, rate) < MISSED / 2);
  return { hits, trials, low, high };
}

/** The smallest rate from which on `holds` is true. */
function findRate(holds: (rate: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Probability of at most `hits` hits. `rate` is above 0 and below 1. */
function sumBinomial(hits: number, trials: number, rate: number): number {
  let term = trials * Math.log1p(-rate);
  let sum = Math.exp(term);
  for (let at = 1; at <= hits; at += 1) {
    term += Math.log((trials - at + 1) / at) + Math.log(rate) - Math.log1p(-rate);
    sum += Math.exp(term);
  }
  return sum;
}
