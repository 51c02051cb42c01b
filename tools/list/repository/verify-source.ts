import type { TufTransport } from '../../../src/core/tuf/transport.ts';

export interface VerifySource {
  readonly transport: TufTransport;
  readonly initialRoot: Uint8Array<ArrayBuffer>;
  /** Seconds since 1970. */
  readonly now: number;
  readonly onProgress: (text: string) => void;
}

export interface VerifyReport {
  /** What was checked and found good, a line each. */
  readonly lines: readonly string[];
  /** What is wrong; none where browsers can follow the repository. */
  readonly problems: readonly string[];
}
