import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TUF_ROLES, type TufRole } from '../../../src/core/tuf/failure.ts';
import { parseCommand, UsageError } from '../command-line.ts';
import { changeKeys, type KeyChange } from './change-keys.ts';
import { withLock } from './folder-lock.ts';
import { type KeyOverview, listKeys } from './list-keys.ts';
import { KEY_OPTIONS, openRepository, readCount } from './open-repository.ts';
import type { Repository } from './repository.ts';
import { RepositoryError } from './repository-error.ts';

const MAX_THRESHOLD = 20;

export async function runKeys(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { threshold: { type: 'string' }, out: { type: 'string' }, ...KEY_OPTIONS },
    }),
  );
  const [action, folder, ...names] = positionals;
  if (action === undefined || !['list', 'rotate', 'revoke', 'add', 'export'].includes(action))
    throw new UsageError('Say what to do with the keys: list, rotate, revoke, add or export.');
  if (folder === undefined) throw new UsageError('Name the folder of the repository.');
  const repository = openRepository(resolve(folder), values);
  if (action === 'list') {
    for (const line of describeKeys(await listKeys(repository))) console.log(line);
    return 0;
  }
  if (action === 'export') return await exportKey(repository, names, values.out);
  const change = readChange(action, names);
  const threshold =
    values.threshold === undefined ? null : readCount('threshold', values.threshold, MAX_THRESHOLD);
  const changed = await withLock(repository.folder, () => changeKeys(repository, change, threshold));
  console.log(`Published root ${changed.rootVersion}.`);
  if (changed.added.length > 0) console.log(`New: ${changed.added.join(', ')}.`);
  if (changed.removed.length > 0) console.log(`No longer trusted: ${changed.removed.join(', ')}.`);
  for (const path of changed.uselessFiles) console.log(`Destroy ${path} and every copy of it.`);
  return 0;
}

async function exportKey(
  { keys, writer }: Repository,
  names: readonly string[],
  out: string | undefined,
): Promise<number> {
  if (names.length !== 1 || out === undefined)
    throw new UsageError('Name one key and where it goes: "keys export DIR targets-1 --out FILE".');
  const file = keys.list().find(({ name }) => name === names[0]);
  if (file === undefined) throw new RepositoryError(`The key file of ${names[0]} is not here: use --keys.`);
  writer.add(resolve(out), new TextEncoder().encode(await keys.export(file)), 0o600);
  console.log(`${out}: PKCS #8 in PEM, encrypted with the same passphrase`);
  return 0;
}

function readChange(action: string, names: readonly string[]): KeyChange {
  if (action === 'rotate' || action === 'revoke') {
    if (names.length === 0)
      throw new UsageError('Name the keys, such as timestamp-1; "keys list" shows them.');
    return { kind: action, names };
  }
  const role = TUF_ROLES.find((each) => each === names[0]);
  if (role === undefined || names.length > 1)
    throw new UsageError(`Name the role that gets a key: ${TUF_ROLES.join(', ')}.`);
  return { kind: 'add', role };
}

function describeKeys({ rootVersion, rootExpires, thresholds, keys }: KeyOverview): readonly string[] {
  const lines = [`root ${rootVersion}, good until ${rootExpires}`];
  const describe = (role: TufRole): readonly string[] => {
    const own = keys.filter((key) => key.role === role);
    const inForce = own.filter(({ isInForce }) => isInForce).length;
    return [
      `${role}: ${thresholds[role]} of ${inForce} must sign`,
      ...own.map(
        ({ name, keyid, path, isInForce }) =>
          `  ${name.padEnd(14)} ${keyid.slice(0, 12)}  ${isInForce ? '' : 'not trusted, destroy it: '}${path ?? 'not here'}`,
      ),
    ];
  };
  return [...lines, ...TUF_ROLES.flatMap(describe)];
}
