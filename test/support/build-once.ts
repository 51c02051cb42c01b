import { rmSync } from 'node:fs';
import { copyBuilt } from './built-extension.ts';

/** Run by vitest once before the browser tests. What it returns is run after them. */
export default function setUp(): () => void {
  if (process.env['CORDON_DIST'] !== undefined) return () => {};
  const copy = copyBuilt();
  process.env['CORDON_DIST'] = copy;
  return () => rmSync(copy, { recursive: true, force: true });
}
