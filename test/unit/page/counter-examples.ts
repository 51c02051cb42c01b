import { readFileSync } from 'node:fs';
import type { PageFacts } from '../../../src/core/page/page-facts.ts';

/** A page that is no seizure notice, written for these tests. */
export interface CounterExample {
  readonly id: string;
  readonly kind: string;
  readonly language: string;
  /** What may be said of it at most: it copies the words of a notice, or nothing at all. */
  readonly expected: 'none' | 'claims';
  readonly page: PageFacts;
}

const FILE = new URL('../../fixtures/pages/counter-examples.json', import.meta.url);

/** Every counter-example. */
export function readCounterExamples(): readonly CounterExample[] {
  return JSON.parse(readFileSync(FILE, 'utf8')) as readonly CounterExample[];
}
