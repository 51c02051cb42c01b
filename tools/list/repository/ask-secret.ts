import { RepositoryError } from './repository-error.ts';

/** What is needed of a terminal: `process.stdin` and `process.stderr`, for one. */
export interface SecretTerminal {
  readonly input: {
    readonly isTTY?: boolean;
    setRawMode?(isRaw: boolean): unknown;
    on(event: 'data', listener: (data: Buffer | string) => void): unknown;
    off(event: 'data', listener: (data: Buffer | string) => void): unknown;
    resume(): unknown;
    pause(): unknown;
  };
  readonly output: { write(text: string): unknown };
}

const ENTER: ReadonlySet<string> = new Set(['\r', '\n']);
/** Ctrl-C and Ctrl-D, which a terminal in raw mode gives as characters. */
const STOP: ReadonlySet<string> = new Set(['\u0003', '\u0004']);

/** Asks for a line at a terminal and shows nothing of it. Rejects where there is no terminal, and at Ctrl-C. */
export function askSecret({ input, output }: SecretTerminal, question: string): Promise<string> {
  if (input.isTTY !== true || input.setRawMode === undefined) {
    throw new RepositoryError('There is no terminal to ask for a passphrase at: use --passphrase-file FILE.');
  }
  // First the mode, then the question: who answers at once would otherwise see it shown.
  input.setRawMode(true);
  output.write(question);
  return new Promise((resolve, reject) => {
    let typed = '';
    const finish = (settle: () => void): void => {
      input.off('data', onData);
      input.setRawMode?.(false);
      input.pause();
      output.write('\n');
      settle();
    };
    const onData = (data: Buffer | string): void => {
      for (const character of data.toString()) {
        if (ENTER.has(character)) {
          finish(() => resolve(typed));
          return;
        }
        if (STOP.has(character)) {
          finish(() => reject(new RepositoryError('Stopped: no passphrase was given.')));
          return;
        }
        if (character === '\u007f' || character === '\b') typed = [...typed].slice(0, -1).join('');
        else if (character >= ' ') typed += character;
      }
    };
    input.on('data', onData);
    input.resume();
  });
}
