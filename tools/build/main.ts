import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { outliveReader } from '../outlive-reader.ts';

outliveReader();

/** Builds both unpacked extensions: `dist/chrome` and `dist/firefox`, or below another folder: `--out DIR`. */
const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } });
for (const mode of ['chrome', 'firefox']) {
  const outDir = join(values.out, mode);
  await build({ mode, logLevel: 'warn', build: { outDir } });
  console.log(outDir);
}
