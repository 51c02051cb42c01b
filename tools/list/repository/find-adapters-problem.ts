import { MAX_ADAPTERS_BYTES, readAdapters } from '../../../src/core/list/adapters-file.ts';

/** What keeps browsers from taking all of an adapters file, in a few words, or null. */
export function findAdaptersProblem(bytes: Uint8Array): string | null {
  if (bytes.length > MAX_ADAPTERS_BYTES) return `it is larger than ${MAX_ADAPTERS_BYTES} bytes`;
  const json = parseJson(bytes);
  if (json === undefined) return 'it is not JSON';
  const read = readAdapters(json);
  if (!read.ok) return read.problem;
  const { leftOut } = read.file;
  return leftOut === 0 ? null : `${leftOut} of its entries would be left out`;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
