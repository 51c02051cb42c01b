import { MAX_ADAPTERS_BYTES, readAdapters } from '../../../src/core/list/adapters-file.ts';
import { MAX_VENDORS_BYTES, readVendors } from '../../../src/core/list/vendors-file.ts';

/** What keeps browsers from taking all of an adapters file, in a few words, or null. */
export function findAdaptersProblem(bytes: Uint8Array): string | null {
  return findFileProblem(bytes, MAX_ADAPTERS_BYTES, readAdapters);
}

/** The same of a file of vendors. */
export function findVendorsProblem(bytes: Uint8Array): string | null {
  return findFileProblem(bytes, MAX_VENDORS_BYTES, readVendors);
}

type ReadFile = (
  json: unknown,
) =>
  | { readonly ok: true; readonly file: { readonly leftOut: number } }
  | { readonly ok: false; readonly problem: string };

function findFileProblem(bytes: Uint8Array, mostBytes: number, readFile: ReadFile): string | null {
  if (bytes.length > mostBytes) return `it is larger than ${mostBytes} bytes`;
  const json = parseJson(bytes);
  if (json === undefined) return 'it is not JSON';
  const read = readFile(json);
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
