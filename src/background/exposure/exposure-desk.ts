import type { Contact, FoundExposure } from '../../core/list/exposure.ts';
import type { ListedVerdict } from '../../core/list/verdict.ts';
import type { Policy } from '../../core/policy/read-policy.ts';
import type { ExposureChange, ExposureView } from '../../messages/exposure.ts';
import { localDay } from '../../platform/clock.ts';
import { declareItem } from '../../platform/storage-item.ts';
import { type FollowedLists, isPrivateWorker } from '../lists/followed-lists.ts';
import { judgeCandidate } from '../mail/find-facts.ts';
import type { Events } from '../outbox/events.ts';
import { runInSlices } from '../run-in-slices.ts';
import { readPolicyTime } from '../sync/managed-policy.ts';
import { markSiteAccess } from '../toolbar.ts';
import type { Visits } from '../visits.ts';
import { exposureNews } from './exposure-news.ts';
import { ExposureRecord, type KeptContact } from './exposure-record.ts';
import { isLookBackWanted, readExposureSetting } from './exposure-setting.ts';
import { VisitNotes } from './visit-notes.ts';

const DAY_MS = 86_400_000;
const AT_A_TIME = 50;

/** Versions of lists and policy that were looked back for: anything else may list what was met before. */
const lookedFor = declareItem<string>('local', 'exposure-looked', '', (value) =>
  typeof value === 'string' ? value : null,
);

interface ExposureParts {
  readonly visits: Visits;
  readonly lists: FollowedLists;
  readonly events: Events;
  /** Whom mail came from and which accounts it named, as far as that is remembered. */
  readonly readMailContacts: () => Promise<readonly Contact[]>;
  readonly readPolicy: () => Promise<Policy>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Past contact with what was listed only later: what is kept for it, what is found, and who is told. */
export class ExposureDesk {
  readonly #parts: ExposureParts;
  readonly #record = new ExposureRecord();
  readonly notes: VisitNotes;

  constructor(parts: ExposureParts) {
    this.#parts = parts;
    this.notes = new VisitNotes(parts.visits, this.#record, {
      isOn: async () => (await this.#readSetting()).isOn,
      today: () => this.#today(),
    });
  }

  /** Looks back where lists or policy are others than the last time. Never rejects. */
  async lookBack(): Promise<void> {
    if (isPrivateWorker()) return;
    try {
      const { isOn, isLocked, keepDays } = await this.#readSetting();
      const versions = isOn ? await this.#describeVersions() : isLocked ? 'forbidden' : 'off';
      if (versions !== (await lookedFor.read())) {
        await this.notes.flush();
        await this.#record.change(async () => {
          // What policy forbids to keep is not kept for a policy to come.
          if (versions === 'forbidden') await this.#record.clear();
          else if (isOn) await this.#search(keepDays);
          await this.#countNews();
        });
        await lookedFor.keep(versions);
      }
      if ((await exposureNews.read()).untold > 0) await this.#tell(false);
    } catch (error) {
      console.error('exposure', error);
    }
  }

  /** What the person is shown. From here on IT may be told. */
  async describe(): Promise<ExposureView> {
    const view = await this.#describe();
    if (view.found.length > 0)
      void this.#tell(true).catch((error: unknown) => console.error('exposure', error));
    return view;
  }

  async change(change: ExposureChange): Promise<ExposureView> {
    if (change === 'erase') {
      await this.#record.change(() => this.#record.clear());
      this.notes.forget();
    } else if (change === 'seen') {
      await this.#editFound((kept) => ({ ...kept, isNews: false }));
    } else if (!(await this.#readSetting()).isLocked) {
      await isLookBackWanted.write(change === 'on');
      this.notes.forget();
      await this.lookBack();
    }
    await this.#countNews();
    return this.describe();
  }

  async #describe(): Promise<ExposureView> {
    const setting = await this.#readSetting();
    const nothing = { ...setting, hasTrouble: true, hosts: 0, found: [] };
    if (isPrivateWorker()) return nothing;
    try {
      await this.notes.flush();
      const hosts = await this.#record.readHosts();
      const found = await this.#listed(await this.#record.readFound());
      return { ...setting, hasTrouble: false, hosts: hosts.size, found: found.map(showFound).reverse() };
    } catch (error) {
      console.error('exposure', error);
      return nothing;
    }
  }

  async #search(keepDays: number): Promise<void> {
    const first = this.#today() - keepDays;
    await this.#record.keepDays(first, this.#today() + 1);
    const before = (await this.#record.readFound()).filter(({ day }) => day >= first);
    const known = new Set(before.map(nameOf));
    const visited = Array.from(
      await this.#record.readHosts(),
      ([value, day]) => ({ type: 'host', value, day }) as const,
    );
    const suspects = await runInSlices(this.#leaveOutClear(visited));
    const met = (await this.#parts.readMailContacts()).filter(({ day }) => day >= first);
    const fresh = (await this.#listed([...suspects, ...met])).filter(
      ({ contact }) => !known.has(nameOf(contact)),
    );
    const still = await this.#listed(before);
    await this.#record.writeFound([
      ...still.map(({ contact }) => contact),
      ...fresh.map(({ contact }) => ({
        ...contact,
        foundAt: this.#parts.now(),
        isNews: true,
        isTold: false,
      })),
    ]);
  }

  *#leaveOutClear(contacts: readonly Contact[]): Generator<void, readonly Contact[]> {
    const left: Contact[] = [];
    for (const contact of contacts) {
      if (!this.#parts.visits.isSurelyClear(`http://${contact.value}/`)) left.push(contact);
      yield;
    }
    return left;
  }

  /** Those of them that are listed now. */
  async #listed<T extends Contact>(contacts: readonly T[]): Promise<readonly Listed<T>[]> {
    const listed: Listed<T>[] = [];
    for (const [index, contact] of contacts.entries()) {
      // Whoever opens a page meanwhile does not wait for thousands of answers out of memory.
      if (index % AT_A_TIME === AT_A_TIME - 1) await new Promise((resolve) => setTimeout(resolve));
      const verdict = await judgeCandidate(this.#parts.visits, contact.type, contact.value);
      if (verdict.kind === 'listed') listed.push({ contact, verdict });
    }
    return listed;
  }

  /** The person comes first; who does not look for a day is not waited for. */
  async #tell(isShown: boolean): Promise<void> {
    const isDue = ({ isTold, foundAt }: KeptContact): boolean =>
      !isTold && (isShown || Math.abs(this.#parts.now() - foundAt) > DAY_MS);
    const due = (await this.#record.readFound()).filter(isDue);
    if (due.length === 0) return;
    const listed = await this.#listed(due);
    await this.#editFound((kept) => (isDue(kept) ? { ...kept, isTold: true } : kept));
    await this.#countNews();
    if (listed.length > 0) this.#parts.events.tellExposure(listed.map(({ verdict }) => verdict));
  }

  async #editFound(edit: (kept: KeptContact) => KeptContact): Promise<void> {
    await this.#record.change(async () =>
      this.#record.writeFound((await this.#record.readFound()).map(edit)),
    );
  }

  async #countNews(): Promise<void> {
    const found = await this.#record.readFound();
    await exposureNews.keep({
      shown: found.filter(({ isNews }) => isNews).length,
      untold: found.filter(({ isTold }) => !isTold).length,
    });
    await markSiteAccess();
  }

  async #describeVersions(): Promise<string> {
    const lists = await this.#parts.lists.describe();
    return JSON.stringify([await readPolicyTime(), ...lists.map(({ key, info }) => [key, info.version])]);
  }

  #today(): number {
    return localDay(this.#parts.now());
  }

  async #readSetting() {
    return readExposureSetting(await this.#parts.readPolicy());
  }
}

interface Listed<T extends Contact> {
  readonly contact: T;
  readonly verdict: ListedVerdict;
}

function nameOf({ type, value }: Contact): string {
  return `${type} ${value}`;
}

function showFound({ contact, verdict }: Listed<KeptContact>): FoundExposure {
  const { type, value, day, foundAt, isNews } = contact;
  return { type, value, day, foundAt, isNews, verdict };
}
