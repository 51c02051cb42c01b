import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One test of a public suite. */
export interface Vector {
  /** The address as given to a parser. */
  readonly input: string;
  /**
   * The expected canonical address, or host by the URL Standard, as the suite's `kind` says; null where the
   * parser is to refuse, undefined where the suite says nothing.
   */
  readonly expected: string | null | undefined;
}
export interface Suite {
  readonly name: string;
  readonly file: string;
  /** What the vectors expect: a canonical address, or what a URL parser makes of the host. */
  readonly kind: 'canonical' | 'host';
  readonly vectors: readonly Vector[];
}

const FOLDER = fileURLToPath(new URL('../../../shared/vectors/', import.meta.url));

/** Whether the folder of public test data lies beside the project. */
export function hasVectors(): boolean {
  return existsSync(FOLDER);
}

/** A file of the folder, as text. */
export function readVectorFile(name: string): string {
  return readFileSync(FOLDER + name, 'utf8');
}

/** Every suite about addresses and hosts. Comments between the tests are left out. */
export function readSuites(): readonly Suite[] {
  return [
    readCanonicalSuite(),
    readAddressSuite('WPT urltestdata', 'urltestdata.json'),
    readAddressSuite('ada extra', 'ada_extra_urltestdata.json'),
    readLengthSuite(),
    readHostSuite('WPT toascii', 'toascii.json'),
    readHostSuite('IdnaTestV2', 'IdnaTestV2.json'),
    readHostSuite('IdnaTestV2 removed', 'IdnaTestV2-removed.json'),
  ];
}

function readCanonicalSuite(): Suite {
  const file = 'safebrowsing_official_canonicalize.json';
  const rows = JSON.parse(readVectorFile(file)) as [string, string][];
  const vectors = rows.map(([input, expected]) => ({ input, expected }));
  return { name: 'Safe Browsing', file, kind: 'canonical', vectors };
}

interface AddressRow {
  readonly input: string;
  readonly base?: string | null;
  readonly hostname?: string;
}

/** Inputs with a base are taken without it: what they then are is not said by the suite. */
function readAddressSuite(name: string, file: string): Suite {
  const vectors = readRows<AddressRow>(file).map(({ input, base, hostname }) => {
    const isAlone = base === undefined || base === null;
    return { input, expected: isAlone ? (hostname ?? null) : undefined };
  });
  return { name, file, kind: 'host', vectors };
}

/**
 * Its expectations are of IDNA with `VerifyDnsLength`, which the URL Standard leaves out: only the inputs are
 * used.
 */
function readLengthSuite(): Suite {
  const suite = readAddressSuite('DNS length', 'verifydnslength_tests.json');
  return { ...suite, vectors: suite.vectors.map(({ input }) => ({ input, expected: undefined })) };
}

interface HostRow {
  readonly input: string;
  readonly output: string | null;
}

/**
 * The suites' own way (WPT `url/toascii.window.js`): a host is tried within `https://…/x`, with what would
 * end it escaped. An empty host cannot be asked so: what is expected is left open.
 */
function readHostSuite(name: string, file: string): Suite {
  const vectors = readRows<HostRow>(file).map(({ input, output }) => ({
    input: `https://${input.replace(/[:/?#\\]/g, encodeURIComponent)}/x`,
    expected: input === '' ? undefined : output,
  }));
  return { name, file, kind: 'host', vectors };
}

function readRows<Row>(file: string): Row[] {
  const rows = JSON.parse(readVectorFile(file)) as (Row | string)[];
  return rows.filter((row): row is Row => typeof row !== 'string');
}
