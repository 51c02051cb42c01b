import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { HASHED_ACCOUNT, readListedAccount } from '../../src/core/mail/account/listed-account.ts';
import { type ListedVendor, readVendorList } from '../../src/core/mail/memory/vendor-list.ts';
import { ListError } from './assemble-list.ts';
import { formatCount, parseCommand, UsageError } from './command-line.ts';
import { findVendorsProblem } from './repository/find-file-problem.ts';

/** `list vendors`: a CSV file of suppliers becomes what `release --vendors` publishes. Gives the exit code. */
export function runVendors(args: readonly string[]): number {
  const { values, positionals } = parseCommand(() =>
    parseArgs({ args: [...args], allowPositionals: true, options: { out: { type: 'string' } } }),
  );
  const [source, more] = positionals;
  if (source === undefined || more !== undefined) throw new UsageError('Name one CSV file of suppliers.');
  if (values.out === undefined) throw new UsageError('Say where to: --out FILE.');
  const read = readVendorList(readText(source), readListedAccount);
  if (!read.ok) throw new ListError(`${source}: ${PROBLEMS[read.problem]}`);
  for (const { line, problem, value } of read.rejected) {
    console.error(`line ${line} is left out: ${problem}${value === '' ? '' : ` (${value})`}`);
  }
  const file = writeVendors(read.vendors, randomBytes(16));
  const problem = findVendorsProblem(file);
  if (problem !== null) throw new ListError(`${source} cannot be published: ${problem}.`);
  writeFileSync(values.out, file);
  console.log(`${formatCount(read.vendors.length)} suppliers in ${values.out}, their accounts hashed`);
  return read.rejected.length === 0 ? 0 : 1;
}

const PROBLEMS = {
  empty: 'it is empty.',
  'no-header': 'its first line does not name the columns.',
  'too-large': 'it is too large.',
} as const;

/** In a form that browsers take (docs/list-format.md). @param salt 16 bytes */
export function writeVendors(vendors: readonly ListedVendor[], salt: Uint8Array): Uint8Array {
  const entries = vendors.map(({ name, domains, vatNumbers, accounts }) => {
    if (accounts.some((account) => account.startsWith(HASHED_ACCOUNT)))
      throw new ListError(
        `${name}: an account that is hashed already cannot be hashed with this list's salt.`,
      );
    return {
      name,
      domains,
      vat: vatNumbers,
      accounts: accounts.map((account) => hashAccount(account, salt)),
    };
  });
  const file = { format: 1, salt: Buffer.from(salt).toString('hex'), vendors: entries };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 1)}\n`);
}

function hashAccount(account: string, salt: Uint8Array): string {
  return createHash('sha256').update(salt).update(`bank-account\0${account}`).digest('hex');
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ListError(`${path} cannot be read.`);
  }
}
