import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A database of its own: what is written here holds up no question to the lists. */
const DATABASE = 'cordon-rules';
const VERSION = 1;
const STAMP = 'stamp';

/** The hosts of one rule, one a line, and how many they are. */
interface RuleRecord {
  readonly hosts: string;
  readonly count: number;
}

interface RuleDatabase extends DBSchema {
  rules: { key: number; value: RuleRecord };
  meta: { key: string; value: string };
}

/** Hosts by the number of the rule that holds them. */
export type RuleHosts = ReadonlyMap<number, readonly string[]>;

/**
 * A copy of the hosts that the browser's rules hold. To ask the browser for them takes its main thread 20 ms a call; to read
 * them here takes it nothing. Everything rejects where storage fails: then the browser is asked.
 */
export class RuleCopy {
  readonly #db: IDBPDatabase<RuleDatabase>;

  private constructor(db: IDBPDatabase<RuleDatabase>) {
    this.#db = db;
  }

  static async open(): Promise<RuleCopy> {
    const db = await openDB<RuleDatabase>(DATABASE, VERSION, {
      upgrade: (database) => {
        database.createObjectStore('rules');
        database.createObjectStore('meta');
      },
      blocking: () => db.close(),
    });
    return new RuleCopy(db);
  }

  /** What stands for the state of the rules that is copied here; null where there is none. */
  async readStamp(): Promise<string | null> {
    return (await this.#db.get('meta', STAMP)) ?? null;
  }

  /** The hosts of one rule, one a line, nothing where it does not stand. Rejects where the record is damaged. */
  async readLines(ruleId: number): Promise<string> {
    const record = await this.#db.get('rules', ruleId);
    if (record === undefined) return '';
    if (countLines(record.hosts) !== record.count) throw new Error(`the copy of rule ${ruleId} is damaged`);
    return record.hosts;
  }

  /**
   * Takes up another state of the rules: all of it or nothing.
   * @param changed rules that hold something else now; without hosts where they are gone
   * @param isWhole what is not among `changed` is gone, too
   */
  async write(stamp: string, changed: RuleHosts, isWhole: boolean): Promise<void> {
    const transaction = this.#db.transaction(['rules', 'meta'], 'readwrite');
    const rules = transaction.objectStore('rules');
    const writing: Promise<unknown>[] = isWhole ? [rules.clear()] : [];
    for (const [id, hosts] of changed) {
      const record = { hosts: hosts.join('\n'), count: hosts.length };
      writing.push(hosts.length === 0 ? rules.delete(id) : rules.put(record, id));
    }
    writing.push(transaction.objectStore('meta').put(stamp, STAMP));
    await Promise.all([...writing, transaction.done]);
  }

  close(): void {
    this.#db.close();
  }
}

/** Of a text with one line at least. */
export function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
