import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askSecret } from '../../../tools/list/repository/ask-secret.ts';
import {
  askPassphrases,
  type Passphrases,
  readPassphraseFiles,
} from '../../../tools/list/repository/passphrases.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-passphrases-'));
  writeFileSync(join(folder, 'all'), 'passphrase of all\r\nsecond line\n');
  writeFileSync(join(folder, 'root-2'), 'passphrase of root-2');
  writeFileSync(join(folder, 'timestamp'), 'passphrase of timestamp\n');
  writeFileSync(join(folder, 'short'), 'short\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function collect(source: Passphrases, name: string): Promise<string[]> {
  const found: string[] = [];
  for await (const passphrase of source.offer(name)) found.push(passphrase);
  return found;
}

describe('passphrases from files', () => {
  it('are taken for one key, for a role, or for all', async () => {
    const source = readPassphraseFiles([
      join(folder, 'all'),
      `root-2=${join(folder, 'root-2')}`,
      `timestamp=${join(folder, 'timestamp')}`,
    ]);
    expect(await collect(source, 'root-1')).toEqual(['passphrase of all']);
    expect(await collect(source, 'root-2')).toEqual(['passphrase of root-2']);
    expect(await collect(source, 'timestamp-7')).toEqual(['passphrase of timestamp']);
    expect(await source.choose('snapshot-1')).toBe('passphrase of all');
  });

  it('are missed in a sentence that says what to do', async () => {
    const source = readPassphraseFiles([`root-2=${join(folder, 'root-2')}`]);
    await expect(source.choose('targets-1')).rejects.toThrow(
      'No passphrase for targets-1: add --passphrase-file targets-1=FILE.',
    );
  });

  it('are refused where a file is missing or its passphrase too short', () => {
    expect(() => readPassphraseFiles([join(folder, 'absent')])).toThrow('cannot be read');
    expect(() => readPassphraseFiles([join(folder, 'short')])).toThrow('at least 12 characters');
    expect(() => readPassphraseFiles([''])).toThrow('--passphrase-file needs a file');
  });
});

/** A terminal whose person types the next answer when it is asked, a character at a time. */
class FakeTerminal {
  readonly shown: string[] = [];
  readonly modes: boolean[] = [];
  /** Questions that came while the terminal would still have shown an answer. */
  readonly early: string[] = [];
  readonly #answers: string[];
  readonly #events = new EventEmitter();
  readonly input = {
    isTTY: true,
    setRawMode: (isRaw: boolean) => this.modes.push(isRaw),
    on: (event: 'data', listener: (data: string) => void) => this.#events.on(event, listener),
    off: (event: 'data', listener: (data: string) => void) => this.#events.off(event, listener),
    resume: () => queueMicrotask(() => this.#type(this.#answers.shift() ?? '\u0003')),
    pause: () => undefined,
  };
  readonly output = {
    write: (text: string) => {
      if (text.endsWith(': ') && this.modes.at(-1) !== true) this.early.push(text);
      this.shown.push(text);
    },
  };

  constructor(...answers: string[]) {
    this.#answers = answers;
  }

  #type(answer: string): void {
    for (const character of answer) this.#events.emit('data', character);
  }
}

describe('a passphrase from the terminal', () => {
  it('is read without being shown, with the keys that correct it', async () => {
    const terminal = new FakeTerminal('secreX\u007ft €\r');
    expect(await askSecret(terminal, 'Passphrase: ')).toBe('secret €');
    expect(terminal.shown).toEqual(['Passphrase: ', '\n']);
    expect(terminal.modes).toEqual([true, false]);
    expect(terminal.early).toEqual([]);
  });

  it('can be declined with Ctrl-C, which leaves the terminal as it was', async () => {
    const terminal = new FakeTerminal('secr\u0003');
    await expect(askSecret(terminal, 'Passphrase: ')).rejects.toThrow('Stopped: no passphrase was given.');
    expect(terminal.modes).toEqual([true, false]);
  });

  it('is not asked for where there is no terminal', () => {
    const { output } = new FakeTerminal();
    const input = { on: () => {}, off: () => {}, resume: () => {}, pause: () => {} };
    expect(() => askSecret({ input, output }, '?')).toThrow('use --passphrase-file FILE');
  });

  it('is chosen twice, until both agree and it is long enough; Enter takes it for the next key', async () => {
    const terminal = new FakeTerminal(
      'short\r',
      'a long passphrase\r',
      'another one here\r',
      'a long passphrase\r',
      'a long passphrase\r',
      '\r',
    );
    const source = askPassphrases(terminal);
    expect(await source.choose('root-1')).toBe('a long passphrase');
    expect(await source.choose('root-2')).toBe('a long passphrase');
    const shown = terminal.shown.join('');
    expect(shown).toContain('at least 12 characters');
    expect(shown).toContain('These two differ.');
    expect(shown).not.toContain('a long passphrase');
  });

  it('is asked for three times at most, and tried for the next key first', async () => {
    const source = askPassphrases(new FakeTerminal('first\r', 'second\r', 'third\r'));
    expect(await collect(source, 'root-1')).toEqual(['first', 'second', 'third']);
    const next = await source.offer('root-2')[Symbol.asyncIterator]().next();
    expect(next.value).toBe('third');
  });
});
