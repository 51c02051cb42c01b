import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** Packages texts without what is there for translators alone: notes, examples and names of placeholders, more than a third of their bytes. */
export function slimLocales(): Plugin {
  let folder = '';
  return {
    name: 'slim-locales',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir, '_locales');
    },
    closeBundle() {
      for (const language of readdirSync(folder)) {
        const path = join(folder, language, 'messages.json');
        writeFileSync(path, slimMessages(readFileSync(path, 'utf8')));
      }
    },
  };
}

/**
 * Puts `$1` in the place of `$NAME$`, which browsers take as well and make of it when they load the texts.
 * @param text of a `messages.json`
 */
export function slimMessages(text: string): string {
  const messages = Object.entries(JSON.parse(text) as Record<string, Message>);
  const slim = messages.map(([key, { message, placeholders = {} }]) => [
    key,
    {
      message: message.replace(
        /\$(\w+)\$/g,
        (all, name: string) => placeholders[name.toLowerCase()]?.content ?? all,
      ),
    },
  ]);
  return `${JSON.stringify(Object.fromEntries(slim))}\n`;
}
