import { writeHex } from '../core/hex.ts';

/** SHA-256 in lower-case hex. */
export async function hashHex(bytes: Uint8Array): Promise<string> {
  return writeHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)));
}
