import type { Random } from './random.ts';
import type { Words } from './words.ts';

export interface Quoted {
  /** `Name <address>` of who wrote it. */
  readonly by: string;
  readonly to: string;
  readonly subject: string;
  readonly date: string;
  readonly text: string;
}

/** A message below an answer, as Gmail and Thunderbird (`>`) or Outlook (a block of headers) put it there. */
export function quoteThread(quoted: Quoted, words: Words, random: Random): string {
  const [, name = '', email = ''] = /^(.*?)\s*<([^<>]*)>$/.exec(quoted.by) ?? [];
  const time = `${random.integer(8, 17)}:${String(random.integer(0, 59)).padStart(2, '0')}`;
  if (random.chance(0.5)) {
    const intro = words.wrote
      .replace('{date}', quoted.date)
      .replace('{time}', time)
      .replace('{name}', name)
      .replace('{email}', email);
    const lines = quoted.text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
    return `${intro}\n\n${lines.join('\n')}`;
  }
  const head = [
    `${words.from}: ${quoted.by}`,
    `${words.sent}: ${quoted.date} ${time}`,
    `${words.to}: ${quoted.to}`,
    `${words.subject}: ${quoted.subject}`,
  ];
  return `________________________________\n${head.join('\n')}\n\n${quoted.text}`;
}
