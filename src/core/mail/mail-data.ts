import type { UrlParser } from '../url/model.ts';
import type { PublicSuffixes } from '../url/public-suffixes.ts';
import type { Confusables } from './domain/confusables.ts';
import type { Vocabulary } from './phrase/phrases.ts';

/**
 * What the judgement of mail needs beside the message and what is known of it. The tables are large: they are read
 * when the first message is judged, not when the worker starts.
 */
export interface MailData {
  readonly suffixes: PublicSuffixes;
  readonly confusables: Confusables;
  /** What is said in fraud and in its neighbourhood, in each language. */
  readonly phrases: Vocabulary;
  /** The platform's `URL` in browsers, `whatwg-url`'s in tools. */
  readonly urlParser: UrlParser;
}
