import { Confusables } from '../../core/mail/domain/confusables.ts';
import type { MailData } from '../../core/mail/mail-data.ts';
import { readPhrases } from '../../core/mail/phrase/phrase-sets.ts';
import { readPackagedBytes, readPackagedJson } from '../../platform/package-files.ts';
import { readPublicSuffixes } from '../../platform/public-suffixes.ts';

const CONFUSABLES = 'mail/confusables.txt';
const PHRASES = 'mail/phrases.json';

/** What judging needs beside the message: read from the package for the first one, and kept while the worker lives. */
export class MailDataInUse {
  #reading: Promise<MailData> | null = null;

  /** Rejects where the package is damaged; the next question tries again. */
  read(): Promise<MailData> {
    if (this.#reading === null) {
      const reading = readMailData();
      this.#reading = reading;
      reading.catch(() => {
        this.#reading = null;
      });
    }
    return this.#reading;
  }
}

async function readMailData(): Promise<MailData> {
  const [suffixes, confusables, json] = await Promise.all([
    readPublicSuffixes(),
    readText(CONFUSABLES),
    readPackagedJson(PHRASES),
  ]);
  const phrases = readPhrases(json);
  if (phrases === null) throw new Error(`${PHRASES}: not the phrases`);
  return {
    suffixes,
    confusables: new Confusables(confusables),
    phrases,
    urlParser: URL,
  };
}

async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readPackagedBytes(path));
}
