import { type PublishedList, publishList } from './published-list.ts';

const ID = 'versioned';
/** Enough that a table has many blocks and a version is written in many steps. */
const HOSTS = 6_000;
/** One host in so many is left out of a version, another one of the next. */
const CHURN = 40;

/** In every version: it may never be open. */
export const LASTING_HOST = 'lasting.example';

/** Only in this version. */
export function hostOfVersion(version: number): string {
  return `only-in-${version}.example`;
}

/** What is signed of a version. */
interface Release {
  /** SHA-256 of its table, in hex. */
  readonly tableHash: string;
  /** Version of the targets role that names it. */
  readonly targetsVersion: number;
}

/** A published list whose versions can be told apart in every part that is stored of them. */
export class VersionedList {
  readonly published: PublishedList;
  /** The newest one. */
  version = 1;
  readonly releases = new Map<number, Release>();

  private constructor(published: PublishedList) {
    this.published = published;
    this.#note();
  }

  static async publish(): Promise<VersionedList> {
    return new VersionedList(await publishList(ID, chooseHosts(1)));
  }

  async release(): Promise<void> {
    this.version += 1;
    await this.published.repository.release(this.version, chooseHosts(this.version), ID);
    this.#note();
  }

  /** Notes what is signed of the newest version. */
  #note(): void {
    const { targets } = this.published.repository.tuf;
    const target = targets.targets[`table/${this.version}.bin`] as {
      readonly custom: { readonly unpacked: { readonly hashes: { readonly sha256: string } } };
    };
    const tableHash = target.custom.unpacked.hashes.sha256;
    this.releases.set(this.version, { tableHash, targetsVersion: targets.version });
  }
}

function chooseHosts(version: number): readonly string[] {
  const many = Array.from({ length: HOSTS }, (_, index) => `host-${index}.bulk.example`);
  const kept = many.filter((_, index) => index % CHURN !== version % CHURN);
  return [LASTING_HOST, hostOfVersion(version), ...kept];
}
