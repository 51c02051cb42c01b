import type { DecisionRules } from '../core/list/decide.ts';
import type { Policy } from '../core/policy/read-policy.ts';
import { readCurrentPolicy } from './sync/managed-policy.ts';

/** What IT laid down, in memory, so that an address can be answered without a question to storage. */
export class PolicyInUse {
  #known: Policy | null = null;
  #reading: Promise<Policy> | null = null;

  /** Null until it has been read: then every question must wait. */
  known(): Policy | null {
    return this.#known;
  }

  read(): Promise<Policy> {
    return this.#reading ?? this.#readAnew();
  }

  /** After it has changed. Until the new one has been read, the old one holds for those who cannot wait. */
  async reload(): Promise<void> {
    await this.#readAnew();
  }

  #readAnew(): Promise<Policy> {
    const reading = readCurrentPolicy();
    this.#reading = reading;
    return reading.then((policy) => {
      // A later one may have been read meanwhile.
      if (this.#reading === reading) this.#known = policy;
      return policy;
    });
  }
}

/** A policy as the decision takes it. */
export function rulesOf(policy: Policy): Omit<DecisionRules, 'neverList'> {
  return {
    emergencyAllow: policy.emergencyAllow,
    organisationAllowlist: policy.allowlist,
    organisationBlocklist: policy.blocklist,
    actions: policy.actions,
    continueRule: policy.continueRule,
    enforcement: policy.enforcement,
    ownAllowlist: new Set(),
  };
}
