import type { Root } from '@tufjs/models';
import { TUF_ROLES, type TufRole } from '../../../src/core/tuf/failure.ts';
import { planNextRoot, type RootPlan } from './next-root.ts';
import { publishRoles } from './publish-roles.ts';
import { publishRoot, signNextRoot } from './publish-root.ts';
import { type PublishedState, readPublishedState } from './published-state.ts';
import type { Repository } from './repository.ts';
import { RepositoryError } from './repository-error.ts';
import { writeExpiry } from './role-lifetime.ts';
import { describeKey, getRole, nameKey } from './role-signers.ts';

export type KeyChange =
  /** Takes keys out and puts as many new ones in their place. */
  | { readonly kind: 'rotate'; readonly names: readonly string[] }
  /** Takes keys out. */
  | { readonly kind: 'revoke'; readonly names: readonly string[] }
  /** Gives a role one more key. */
  | { readonly kind: 'add'; readonly role: TufRole };

export interface ChangedKeys {
  readonly rootVersion: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Files of removed keys that are still here. */
  readonly uselessFiles: readonly string[];
}

/**
 * Publishes the next root with other keys, signed by the keys before and after; roles that lost a key are signed anew.
 * Rejects with {@link RepositoryError} where keys are missing that are needed for it.
 * @param threshold the changed roles' new threshold; null where it stays
 */
export async function changeKeys(
  repository: Repository,
  change: KeyChange,
  threshold: number | null,
): Promise<ChangedKeys> {
  const { folder, settings, keys, now } = repository;
  const state = await readPublishedState(folder);
  const draft = new RootDraft(planNextRoot(state.root, writeExpiry('root', settings, now)));
  const removed = change.kind === 'add' ? [] : change.names.map((name) => findKey(state.root, name));
  const roles = change.kind === 'add' ? [change.role] : removed.map(({ role }) => role);
  for (const { keyid, role } of removed) draft.remove(role, keyid);
  if (threshold !== null) for (const role of roles) draft.setThreshold(role, threshold);
  const added: string[] = [];
  if (change.kind !== 'revoke') {
    for (const role of roles) {
      const name = nameNextKey(repository, state, role);
      draft.add(role, await keys.create(name, role));
      added.push(name);
    }
  }
  const signed = await signNextRoot(repository, state, draft.finish());
  const changed = new Set(change.kind === 'add' && threshold === null ? [] : roles);
  changed.delete('root');
  if (state.roles === null || changed.size === 0) publishRoot(repository, signed);
  else {
    const renewed = new Set((['targets', 'snapshot'] as const).filter((role) => changed.has(role)));
    await publishRoles(repository, state, { renewed, nextRoot: signed });
  }
  const removedIds = new Set(removed.map(({ keyid }) => keyid));
  return {
    rootVersion: signed.root.version,
    added,
    removed: removed.map(({ name }) => name),
    uselessFiles: keys.list().flatMap(({ keyid, path }) => (removedIds.has(keyid) ? [path] : [])),
  };
}

class RootDraft {
  #plan: RootPlan;

  constructor(plan: RootPlan) {
    this.#plan = plan;
  }

  remove(role: TufRole, keyid: string): void {
    const { keyids, threshold } = this.#plan.roles[role];
    this.#set(
      role,
      keyids.filter((each) => each !== keyid),
      threshold,
    );
  }

  add(role: TufRole, key: Parameters<typeof describeKey>[0]): void {
    const { keyids, threshold } = this.#plan.roles[role];
    this.#plan = { ...this.#plan, keys: [...this.#plan.keys, describeKey(key)] };
    this.#set(role, [...keyids, key.keyid], threshold);
  }

  setThreshold(role: TufRole, threshold: number): void {
    this.#set(role, this.#plan.roles[role].keyids, threshold);
  }

  /** Throws where a role has fewer keys than must sign it. */
  finish(): RootPlan {
    for (const role of TUF_ROLES) {
      const { keyids, threshold } = this.#plan.roles[role];
      if (keyids.length < threshold) {
        throw new RepositoryError(
          `${role} would have ${keyids.length} keys, and ${threshold} must sign: use "keys rotate" to replace a key, or ` +
            'a lower --threshold.',
        );
      }
    }
    return this.#plan;
  }

  #set(role: TufRole, keyids: readonly string[], threshold: number): void {
    this.#plan = { ...this.#plan, roles: { ...this.#plan.roles, [role]: { keyids, threshold } } };
  }
}

interface FoundKey {
  readonly keyid: string;
  readonly name: string;
  readonly role: TufRole;
}

/** @param name a key's name or key id, or a role that has one key only */
function findKey(root: Root, name: string): FoundKey {
  const all = TUF_ROLES.flatMap((role) =>
    getRole(root, role).keyIDs.map((keyid) => ({ keyid, name: nameKey(root, keyid), role })),
  );
  const found = all.filter((key) => key.name === name || key.keyid === name || key.role === name);
  if (found.length === 1 && found[0] !== undefined) return found[0];
  const names = (found.length > 1 ? found : all).map((key) => key.name).join(', ');
  throw new RepositoryError(
    found.length > 1
      ? `${name} has several keys: say which (${names}).`
      : `No key in force is called ${name}: ${names}.`,
  );
}

/** Names are not used again: a number higher than that of any key in any root so far, and of any key file. */
function nameNextKey({ keys }: Repository, { roots }: PublishedState, role: TufRole): string {
  const rootTexts = roots.map((bytes) => new TextDecoder().decode(bytes));
  const texts = [...rootTexts, ...keys.list().map(({ name }) => `"${name}"`)].join('\n');
  const numbers = [...texts.matchAll(new RegExp(`"${role}-(\\d+)"`, 'g'))].map(([, number]) =>
    Number(number),
  );
  return `${role}-${1 + Math.max(0, ...numbers)}`;
}
