import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../command-line.ts';
import { askSecret, type SecretTerminal } from './ask-secret.ts';
import { RepositoryError } from './repository-error.ts';

/** Where the passphrases of keys come from. They never come from the command line, which other users can read. */
export interface Passphrases {
  /** For a key that is made now. */
  choose(keyName: string): Promise<string>;
  /** What to try for a key that exists, one after the other. */
  offer(keyName: string): AsyncIterable<string>;
}

const MIN_LENGTH = 12;
const ATTEMPTS = 3;

/**
 * From files: `FILE` for every key, `NAME=FILE` for one. The first line counts.
 * @param options as given with `--passphrase-file`
 */
export function readPassphraseFiles(options: readonly string[]): Passphrases {
  const byName = new Map<string, string>();
  for (const option of options) {
    const [, name = '', path = ''] = /^(?:([a-z]+(?:-\d+)?)=)?(.+)$/s.exec(option) ?? [];
    if (path === '') throw new UsageError('--passphrase-file needs a file, or NAME=FILE.');
    byName.set(name, readPassphrase(resolve(path)));
  }
  const find = (keyName: string): string => {
    const passphrase = byName.get(keyName) ?? byName.get(keyName.replace(/-\d+$/, '')) ?? byName.get('');
    if (passphrase === undefined)
      throw new RepositoryError(`No passphrase for ${keyName}: add --passphrase-file ${keyName}=FILE.`);
    return passphrase;
  };
  return {
    choose: async (keyName) => find(keyName),
    offer: async function* (keyName) {
      yield find(keyName);
    },
  };
}

function readPassphrase(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new RepositoryError(`The passphrase file ${path} cannot be read.`);
  }
  const passphrase = text.split(/\r?\n/, 1)[0] ?? '';
  const problem = findWeakness(passphrase);
  if (problem !== null) throw new RepositoryError(`${path}: ${problem}`);
  return passphrase;
}

function findWeakness(passphrase: string): string | null {
  return [...passphrase].length < MIN_LENGTH
    ? `A passphrase needs at least ${MIN_LENGTH} characters; five random words are easy to keep.`
    : null;
}

/** From a person at a terminal, without echo. What was typed once is tried for the next key first. */
export function askPassphrases(terminal: SecretTerminal): Passphrases {
  const typed: string[] = [];
  const remember = (passphrase: string): string => {
    if (!typed.includes(passphrase)) typed.unshift(passphrase);
    return passphrase;
  };
  return {
    choose: async (keyName) => {
      const last = typed[0];
      const hint = last === undefined ? '' : ' (Enter alone: the same as before)';
      for (;;) {
        const passphrase = await askSecret(terminal, `New passphrase for ${keyName}${hint}: `);
        if (passphrase === '' && last !== undefined) return last;
        const weakness = findWeakness(passphrase);
        if (weakness !== null) {
          terminal.output.write(`${weakness}\n`);
        } else if ((await askSecret(terminal, 'Once more: ')) === passphrase) {
          return remember(passphrase);
        } else {
          terminal.output.write('These two differ.\n');
        }
      }
    },
    offer: async function* (keyName) {
      yield* [...typed];
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        yield remember(await askSecret(terminal, `Passphrase for ${keyName}: `));
      }
    },
  };
}
