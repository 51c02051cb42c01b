import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** In lower-case hex. */
export function hashHex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function hashFile(path: string): string {
  return hashHex(readFileSync(path));
}
