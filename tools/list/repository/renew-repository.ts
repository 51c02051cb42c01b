import type { TufRole } from '../../../src/core/tuf/failure.ts';
import { planNextRoot } from './next-root.ts';
import { publishRoles, type RoleVersions } from './publish-roles.ts';
import { publishRoot, signNextRoot } from './publish-root.ts';
import { type PublishedState, readPublishedState } from './published-state.ts';
import type { Repository } from './repository.ts';
import { RepositoryError } from './repository-error.ts';
import { describeRest, type Freshness, judgeFreshness, writeExpiry } from './role-lifetime.ts';
import { findSigners } from './role-signers.ts';

export interface Renewal {
  readonly versions: RoleVersions;
  /** For the person who looks after the signing job. */
  readonly warnings: readonly string[];
  /** What will stop clients soon and cannot be helped with the keys at hand: the job must fail. */
  readonly problems: readonly string[];
}

/**
 * Signs unchanged metadata again: always the timestamp; snapshot and targets from the half of their life on, the targets
 * only where their key is at hand. Rejects with {@link RepositoryError} where even that cannot be done.
 */
export async function renewRepository(repository: Repository): Promise<Renewal> {
  const { folder, now } = repository;
  const state = await readPublishedState(folder);
  const { roles } = state;
  if (roles === null) throw new RepositoryError('Nothing is released here yet: use "list release" first.');
  const notes = new Notes(repository);
  const judge = (role: TufRole, expires: string): Freshness =>
    judgeFreshness(role, expires, repository.settings, now);
  const renewed = new Set<'targets' | 'snapshot'>();

  const timestamp = judge('timestamp', roles.timestamp.signed.expires);
  if (timestamp !== 'fresh') notes.warnLate(roles.timestamp.signed.expires, timestamp);
  if (judge('snapshot', roles.snapshot.signed.expires) !== 'fresh' || !roles.snapshot.isInForce)
    renewed.add('snapshot');
  const targets = judge('targets', roles.targets.signed.expires);
  if (targets !== 'fresh' || !roles.targets.isInForce) {
    if ((await findSigners(repository.keys, state.root, 'targets')) !== null) renewed.add('targets');
    else notes.tellTargets(roles.targets.signed.expires, targets, roles.targets.isInForce);
  }
  notes.tellRoot(state.root.expires);
  const versions = await publishRoles(repository, state, { renewed });
  return { versions, warnings: notes.warnings, problems: notes.problems };
}

/** Publishes the next root with the same keys and a new expiry. Needs the root keys and no other. */
export async function renewRoot(repository: Repository): Promise<PublishedState['root']> {
  const { folder, settings, now } = repository;
  const state = await readPublishedState(folder);
  const signed = await signNextRoot(
    repository,
    state,
    planNextRoot(state.root, writeExpiry('root', settings, now)),
  );
  publishRoot(repository, signed);
  return signed.root;
}

class Notes {
  readonly warnings: string[] = [];
  readonly problems: string[] = [];
  readonly #repository: Repository;

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  warnLate(expires: string, freshness: Freshness): void {
    const state =
      freshness === 'expired'
        ? `had expired at ${expires}`
        : `was past half of its life (${describeRest(expires, this.#repository.now)} left)`;
    this.warnings.push(
      `timestamp.json ${state} when this renewal ran: let the job run more often, or see why it did not.`,
    );
  }

  tellTargets(expires: string, freshness: Freshness, isInForce: boolean): void {
    const advice = 'Renew it where its key is, with "list renew", or release a new version.';
    if (!isInForce) throw new RepositoryError(`targets.json is not signed by the keys in force. ${advice}`);
    if (freshness === 'expired') throw new RepositoryError(`targets.json expired at ${expires}. ${advice}`);
    const rest = describeRest(expires, this.#repository.now);
    const text = `targets.json expires in ${rest} and its key is not here. ${advice}`;
    (freshness === 'urgent' ? this.problems : this.warnings).push(text);
  }

  tellRoot(expires: string): void {
    const { settings, now } = this.#repository;
    const freshness = judgeFreshness('root', expires, settings, now);
    const advice = 'Bring the root keys together for "list renew --root".';
    if (freshness === 'expired') throw new RepositoryError(`root.json expired at ${expires}. ${advice}`);
    const text = `root.json expires in ${describeRest(expires, now)}. ${advice}`;
    if (freshness === 'urgent') this.problems.push(text);
    if (freshness === 'past-half') this.warnings.push(text);
  }
}
