import type { Recognition } from './recognise-seizure.ts';
import { AGENCIES } from './seizing-agency.ts';

/** Reads what a script in a page has answered. Takes any value and never throws; what is no recognition is `none`. */
export function readRecognition(value: unknown): Recognition {
  if (typeof value !== 'object' || value === null) return { kind: 'none' };
  const { kind, agency } = value as { readonly kind?: unknown; readonly agency?: unknown };
  if (kind !== 'claims') return { kind: 'none' };
  return { kind, agency: AGENCIES.find((known) => known === agency) ?? null };
}
