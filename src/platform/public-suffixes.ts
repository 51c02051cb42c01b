import { PublicSuffixes } from '../core/url/public-suffixes.ts';
import { readPackagedBytes } from './package-files.ts';

const FILE = 'list/public-suffixes.txt';

let reading: Promise<PublicSuffixes> | null = null;

/** The packaged rules of the Public Suffix List, read once. Rejects where the package cannot be read, until it can. */
export function readPublicSuffixes(): Promise<PublicSuffixes> {
  if (reading === null) {
    reading = readPackagedBytes(FILE).then((bytes) => new PublicSuffixes(new TextDecoder().decode(bytes)));
    reading.catch(() => {
      reading = null;
    });
  }
  return reading;
}
