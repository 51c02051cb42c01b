import { readFileSync } from 'node:fs';
import { URL } from 'whatwg-url';
import { Confusables } from '../../src/core/mail/domain/confusables.ts';
import type { MailData } from '../../src/core/mail/mail-data.ts';
import { ALL_PHRASES } from '../../src/core/mail/phrase/all-phrases.ts';
import { PublicSuffixes } from '../../src/core/url/public-suffixes.ts';
import { writePublicSuffixes } from '../build/package-suffixes.ts';

const CONFUSABLES = new globalThis.URL('../../public/mail/confusables.txt', import.meta.url);

/** The tables that the extension packages. */
export function makeMailData(): MailData {
  return {
    suffixes: new PublicSuffixes(writePublicSuffixes()),
    confusables: new Confusables(readFileSync(CONFUSABLES, 'utf8')),
    phrases: ALL_PHRASES,
    urlParser: URL,
  };
}
