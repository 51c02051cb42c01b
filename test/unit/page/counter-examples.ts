import { readFileSync } from 'node:fs';
import { type PageFacts, readPageFacts } from '../../../src/core/page/page-facts.ts';

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

/** Every counter-example. Throws where one is not in the form that a page is read in. */
export function readCounterExamples(): readonly CounterExample[] {
  const examples = JSON.parse(readFileSync(FILE, 'utf8')) as readonly CounterExample[];
  for (const { id, page } of examples) {
    if (readPageFacts(page) === null) throw new Error(`${id} is no page`);
  }
  return examples;
}
