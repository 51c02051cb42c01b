import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, Claim } from '../../../src/core/list/model.ts';
import { refreshRepository, type TrustedSet } from '../../../src/core/tuf/refresh-repository.ts';
import { assembleList } from '../../../tools/list/assemble-list.ts';
import { describeList, writeListFiles } from '../../../tools/list/list-files.ts';
import { changeKeys, type KeyChange } from '../../../tools/list/repository/change-keys.ts';
import { createFolderTransport } from '../../../tools/list/repository/folder-transport.ts';
import { FolderWriter, type WriteStep } from '../../../tools/list/repository/folder-writer.ts';
import { initRepository } from '../../../tools/list/repository/init-repository.ts';
import { KeyRing } from '../../../tools/list/repository/key-ring.ts';
import { MemoryStore } from '../../../tools/list/repository/memory-store.ts';
import type { Passphrases } from '../../../tools/list/repository/passphrases.ts';
import {
  type PublishedState,
  readPublishedState,
  tufCrypto,
} from '../../../tools/list/repository/published-state.ts';
import { type Release, releaseList } from '../../../tools/list/repository/release-list.ts';
import { renewRepository } from '../../../tools/list/repository/renew-repository.ts';
import type { Repository } from '../../../tools/list/repository/repository.ts';
import { DEFAULT_SETTINGS } from '../../../tools/list/repository/settings.ts';
import { fetchFirstRoot, verifyRepository } from '../../../tools/list/repository/verify-repository.ts';
import type { VerifyReport } from '../../../tools/list/repository/verify-source.ts';

/** 2027-01-15T08:00:00Z */
export const NOW = 1_800_000_000;
export const HOUR = 3_600;
export const DAY = 86_400;
/** scrypt's N, for keys that guard nothing: 0.4 seconds less for each. */
const CHEAP = 2 ** 10;
export const PASSPHRASE = 'correct horse battery staple';

const CASE: Case = {
  id: 'case',
  number: 0,
  kind: 'phishing',
  name: 'A case',
  authority: ['An authority'],
  date: '2026',
  summary: { en: 'A case.' },
  fraud: true,
  sources: ['https://authority.test/'],
};
const CLAIM: Claim = {
  case: 0,
  kind: 'named-by-authority',
  source: 'https://authority.test/',
  locator: 'list',
  lastChecked: '2026-11-01',
  reviewBy: '2027-11-01',
};

export const passphrases: Passphrases = {
  choose: async () => PASSPHRASE,
  offer: async function* () {
    yield PASSPHRASE;
  },
};

export interface BuiltOptions {
  readonly id?: string;
  readonly neverList?: object;
}

/** A repository in a temporary folder, whose keys stay open, with a clock that tests move. */
export class TestPublisher {
  readonly #root: string;
  readonly keys: KeyRing;
  /** The folder that is worked on: the first one or a copy. */
  folder: string;
  now = NOW;
  settings = DEFAULT_SETTINGS;
  /** Called at each step of writing; what it throws stands for a killed program. */
  onStep: (step: WriteStep) => void = () => {};
  readonly writer = new FolderWriter((step) => this.onStep(step));
  #copies = 0;

  private constructor() {
    this.#root = mkdtempSync(join(tmpdir(), 'cordon-publisher-'));
    this.folder = join(this.#root, 'repository');
    this.keys = new KeyRing(join(this.folder, 'keys'), [], passphrases, this.writer, CHEAP);
  }

  static async create(settings = DEFAULT_SETTINGS): Promise<TestPublisher> {
    const publisher = new TestPublisher();
    publisher.settings = settings;
    await initRepository(publisher.repository, { count: 3, threshold: 2 });
    return publisher;
  }

  get repository(): Repository {
    const { folder, settings, writer, keys, now } = this;
    return { folder, settings, writer, keys, now };
  }

  path(...parts: readonly string[]): string {
    return join(this.#root, ...parts);
  }

  /** Goes on in a copy of a folder, with the same keys. */
  workInCopyOf(folder: string): void {
    this.folder = this.path(`copy-${++this.#copies}`);
    cpSync(folder, this.folder, { recursive: true });
  }

  /** Writes a built list, as `list build` does. */
  build(
    version: number,
    hosts: readonly string[],
    { id = 'our-list', neverList }: BuiltOptions = {},
  ): string {
    const publisher = { legalName: 'Example AG', contact: 'mailto:lists@example.test' };
    const info = { id, name: 'Our list', version, date: '2027-01-15', publisher };
    const indicators = hosts.map((value) => ({ indicator: { type: 'host' as const, value }, claim: CLAIM }));
    const files = new Map(describeList(assembleList({ info, cases: [CASE], indicators })));
    const never = JSON.stringify(neverList ?? { authorities: [], popular: [] });
    const folder = this.path(`built-${id}-${version}-${hosts.length}`);
    writeListFiles(folder, files.set('never-list.json', new TextEncoder().encode(never)));
    return folder;
  }

  async release(
    version: number,
    hosts: readonly string[],
    options: Partial<Parameters<typeof releaseList>[1]> & BuiltOptions = {},
  ): Promise<Release> {
    const { id, neverList, ...rest } = options;
    const builtOptions = {
      ...(id === undefined ? {} : { id }),
      ...(neverList === undefined ? {} : { neverList }),
    };
    return releaseList(this.repository, {
      list: this.build(version, hosts, builtOptions),
      adapters: null,
      vendors: null,
      acceptsChange: true,
      deltasFrom: null,
      onProgress: () => {},
      ...rest,
    });
  }

  renew() {
    return renewRepository(this.repository);
  }

  changeKeys(change: KeyChange, threshold: number | null = null) {
    return changeKeys(this.repository, change, threshold);
  }

  state(): Promise<PublishedState> {
    return readPublishedState(this.folder);
  }

  async verify(): Promise<VerifyReport> {
    const transport = createFolderTransport(this.folder);
    const initialRoot = await fetchFirstRoot(transport);
    if (initialRoot === null) throw new Error('there is no first root');
    return verifyRepository({ transport, initialRoot, now: this.now, onProgress: () => {} });
  }

  /** Expects that our client finds nothing wrong. */
  async expectSound(): Promise<readonly string[]> {
    const { lines, problems } = await this.verify();
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return lines;
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** A browser's client: its store lives on from one update to the next. */
export class Follower {
  readonly store = new MemoryStore();
  readonly #publisher: TestPublisher;

  constructor(publisher: TestPublisher) {
    this.#publisher = publisher;
  }

  async refresh(): Promise<TrustedSet | string> {
    const transport = createFolderTransport(this.#publisher.folder);
    const initialRoot = await fetchFirstRoot(transport);
    if (initialRoot === null) return 'no root';
    const { now } = this.#publisher;
    const result = await refreshRepository({
      transport,
      store: this.store,
      crypto: tufCrypto,
      initialRoot,
      now,
    });
    return result.ok ? result.trusted : `${result.failure.part}, ${result.failure.code}`;
  }

  /** The version of the list that it now has, or why it has none. */
  async version(): Promise<number | string> {
    const trusted = await this.refresh();
    if (typeof trusted === 'string') return trusted;
    const name = [...trusted.targets.files.keys()].find((each) => each.startsWith('table/'));
    return Number(/\d+/.exec(name ?? '')?.[0]);
  }
}

export class Killed extends Error {}

/** Kills the program after a number of steps. */
export function killAfter(publisher: TestPublisher, steps: number): void {
  let left = steps;
  publisher.onStep = () => {
    if (--left <= 0) throw new Killed('killed');
  };
}
