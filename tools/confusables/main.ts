import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import confusables from 'unhomoglyph/data.json' with { type: 'json' };
import { outliveReader } from '../outlive-reader.ts';

outliveReader();

/**
 * Writes the table of UTS 39 (Unicode 13) as the extension packages it: one mapping a line, sorted: character, tab, what
 * it looks like.
 */
const lines = Object.entries(confusables)
  .filter(([from, to]) => !/[\t\n]/.test(from + to))
  .map(([from, to]) => `${from}\t${to}`)
  .sort();
const folder = fileURLToPath(new URL('../../public/mail/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}confusables.txt`, lines.join('\n'));
