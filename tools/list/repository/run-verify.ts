import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { TufTransport } from '../../../src/core/tuf/transport.ts';
import { createHttpTransport, readBaseUrl } from '../../tuf/http-transport.ts';
import { parseCommand, UsageError } from '../command-line.ts';
import { ProgressLine } from '../progress-line.ts';
import { createFolderTransport } from './folder-transport.ts';
import { readClock } from './open-repository.ts';
import { RepositoryError } from './repository-error.ts';
import { hashHex } from './sha256.ts';
import { fetchFirstRoot, verifyRepository } from './verify-repository.ts';

const FINGERPRINT = /^(?<place>.*)#sha256=(?<sha256>[0-9a-fA-F]{64})$/s;

export async function runVerify(args: readonly string[]): Promise<number> {
  const { positionals } = parseCommand(() =>
    parseArgs({ args: [...args], allowPositionals: true, options: {} }),
  );
  const [given, ...rest] = positionals;
  if (given === undefined || rest.length > 0)
    throw new UsageError('Name one repository: its folder or its address.');
  const { place = given, sha256 } = FINGERPRINT.exec(given)?.groups ?? {};
  if (place.includes('#')) throw new UsageError('After # comes sha256= and 64 hex digits.');
  const transport = openTransport(place);
  const initialRoot = await fetchFirstRoot(transport);
  if (initialRoot === null)
    throw new RepositoryError(`${place} has no metadata/1.root.json that can be fetched.`);
  const fingerprint = hashHex(initialRoot);
  if (sha256 !== undefined && sha256.toLowerCase() !== fingerprint)
    throw new RepositoryError(`${place} begins with another root: its fingerprint is ${fingerprint}.`);
  const progress = new ProgressLine();
  const { lines, problems } = await verifyRepository({
    transport,
    initialRoot,
    now: readClock(),
    onProgress: (text) => progress.show(text),
  });
  progress.clear();
  for (const line of lines) console.log(line);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) return 1;
  const advice = sha256 === undefined ? ': compare it with the one in the policy' : '';
  console.log(`fingerprint ${fingerprint}${advice}`);
  return 0;
}

function openTransport(place: string): TufTransport {
  if (!/^https?:/i.test(place)) {
    if (!existsSync(place)) throw new RepositoryError(`There is no folder ${place}.`);
    return createFolderTransport(resolve(place));
  }
  const base = readBaseUrl(place);
  return createHttpTransport({
    metadataUrl: new URL('metadata/', base),
    targetsUrl: new URL('targets/', base),
  });
}
