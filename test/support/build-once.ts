import { ensureBuilt } from './built-extension.ts';

/** Run by vitest once before the browser tests. */
export default function setup(): void {
  ensureBuilt();
}
