import type { Plugin } from 'vite';
import { ALL_PHRASES } from '../../src/core/mail/phrase/all-phrases.ts';

/** Packages the phrases that mail is judged by: the worker reads them with the first message, and not whenever it starts. */
export function packagePhrases(): Plugin {
  return {
    name: 'package-phrases',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'mail/phrases.json', source: writePhrases() });
    },
  };
}

export function writePhrases(): string {
  return JSON.stringify(ALL_PHRASES);
}
