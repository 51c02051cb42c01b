import { rmSync } from 'node:fs';
import { packTools } from './packed-tools.ts';

/** Run by vitest once before tests that run tools. What it returns is run after them. */
export default async function setUp(): Promise<() => void> {
  const packed = await packTools();
  process.env['CORDON_TOOLS'] = packed;
  return () => rmSync(packed, { recursive: true, force: true });
}
