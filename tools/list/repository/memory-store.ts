import { NOTHING_STORED, type StoredRoles, type TufStore } from '../../../src/core/tuf/stored-roles.ts';

/** A client's store for as long as the program runs. */
export class MemoryStore implements TufStore<null> {
  roles: StoredRoles;

  constructor(roles: StoredRoles = NOTHING_STORED) {
    this.roles = roles;
  }

  async load(): Promise<unknown> {
    return this.roles;
  }

  async commit(roles: StoredRoles): Promise<void> {
    this.roles = roles;
  }
}
