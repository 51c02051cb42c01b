import { basename } from 'node:path';
import { parseListCases } from '../../../src/core/list/cases.ts';
import type { Case, Claim, IndicatorType, ListCases, ListInfo } from '../../../src/core/list/model.ts';
import { buildTableFilter } from '../../../src/core/table/build-table-filter.ts';
import { openTable, type Table } from '../../../src/core/table/open-table.ts';
import { type AssembledList, assembleList, ListError } from '../assemble-list.ts';
import { checkIndicator, type GuardRules } from '../guards.ts';
import { checkCandidate } from './check-candidate.ts';
import { IndicatorCollection } from './collect-indicators.ts';
import { ClaimList, describeCase, numberCases, PERSONAL_TYPES } from './describe-claims.ts';
import { expandInput } from './expand-inputs.ts';
import { createReader, type FormatName } from './formats.ts';
import type { ImportSource } from './import-source.ts';
import { InputError } from './input-error.ts';
import { readInput } from './read-input.ts';
import type { Candidate, ImportReason, Reading } from './reading.ts';

export interface ImportPlan {
  readonly info: Omit<ListInfo, 'entries'>;
  readonly sources: readonly ImportSource[];
  readonly rules: GuardRules;
  /** Of the last release: what was published once keeps its number. */
  readonly previous?: ListCases | undefined;
}

/** What is told while it goes on. */
export interface ImportListener {
  /** Something of a line or record is left out. */
  onReject(reason: ImportReason, file: string, unit: number): void;
  /** About every 10,000 units. */
  onProgress(units: number, file: string, share: number): void;
}

/** What came of one file. */
export interface ImportedFile {
  readonly path: string;
  readonly format: FormatName;
  /** Lines or records. */
  units: number;
  /** Indicators that this file was the first of its source to name. */
  taken: number;
  /** Named already by the same source. */
  repeated: number;
  rejected: number;
}

export interface ImportedList {
  readonly assembled: AssembledList;
  readonly table: Table;
  readonly filter: Uint8Array;
  readonly files: readonly ImportedFile[];
  /** How many indicators there are of each type. */
  readonly counts: ReadonlyMap<IndicatorType, number>;
  /** Indicators that several sources name. */
  readonly shared: number;
}

export type ImportResult =
  | { readonly ok: true; readonly list: ImportedList }
  | { readonly ok: false; readonly problem: string };

/** How often progress is told, in units. */
const TOLD_EVERY = 10_000;

/**
 * Reads all files of all sources and makes one list of them. Files are read as streams; memory is for what is taken, about
 * 500 bytes each. A file that cannot be read to its end gives no list at all: half a feed must not pass for a whole one.
 * `ListError` is given as a problem too; nothing is thrown for any input.
 */
export async function importList(plan: ImportPlan, listener: ImportListener): Promise<ImportResult> {
  try {
    return { ok: true, list: await new ListImport(plan, listener).run() };
  } catch (error) {
    if (error instanceof InputError || error instanceof ListError)
      return { ok: false, problem: error.message };
    throw error;
  }
}

class ListImport {
  readonly #plan: ImportPlan;
  readonly #listener: ImportListener;
  readonly #collection = new IndicatorCollection();
  readonly #claims: Claim[] = [];
  readonly #files: ImportedFile[] = [];

  constructor(plan: ImportPlan, listener: ImportListener) {
    this.#plan = plan;
    this.#listener = listener;
  }

  async run(): Promise<ImportedList> {
    const { info, sources, previous } = this.#plan;
    const published = previous?.cases ?? [];
    const ids = sources.map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) throw new ListError(`two sources have the id ${twice}`);
    const numbers = numberCases(ids, published);
    // Without the cases that no source brings any more, their numbers would be given again.
    const cases = published.filter(({ id }) => !ids.includes(id));
    for (const source of sources) {
      const number = numbers.get(source.id) ?? 0;
      const date = published.find(({ id }) => id === source.id)?.date ?? info.date;
      cases.push(describeCase(source, number, date));
      await this.#readSource(source, new ClaimList(source, number, info.date, this.#claims));
    }
    if (this.#collection.isEmpty) throw new ListError('no line names a host that can be listed');
    cases.sort((a, b) => a.number - b.number);
    return this.#finish(cases);
  }

  async #readSource(source: ImportSource, claims: ClaimList): Promise<void> {
    const exempt = new Map<string, { readonly file: string; readonly unit: number }>();
    for (const { format, path } of source.inputs) {
      for (const file of expandInput(path, format)) {
        const counts: ImportedFile = { path: file, format, units: 0, taken: 0, repeated: 0, rejected: 0 };
        this.#files.push(counts);
        await this.#readFile(counts, source, claims, exempt);
      }
    }
    const gone = this.#collection.exempt(new Set(exempt.keys()), claims.numbers);
    const [first] = exempt.values();
    for (let count = 0; count < gone; count++) {
      this.#listener.onReject('exempted', first?.file ?? '', first?.unit ?? 0);
    }
  }

  async #readFile(
    counts: ImportedFile,
    source: ImportSource,
    claims: ClaimList,
    exempt: Map<string, { readonly file: string; readonly unit: number }>,
  ): Promise<void> {
    const name = basename(counts.path);
    const reader = createReader(counts.format, this.#plan.info.date);
    let share = 0;
    const onBytes = (read: number, total: number): void => {
      share = total === 0 ? 1 : read / total;
    };
    for await (const { unit, readings } of readInput(counts.path, reader, onBytes)) {
      counts.units++;
      if (counts.units % TOLD_EVERY === 0) this.#listener.onProgress(counts.units, name, share);
      for (const reading of readings) {
        if (reading.kind === 'exempt') noteExempt(reading, name, unit, exempt);
        else this.#take(reading, counts, source, claims, name, unit);
      }
    }
  }

  #take(
    reading: Exclude<Reading, { kind: 'exempt' }>,
    counts: ImportedFile,
    source: ImportSource,
    claims: ClaimList,
    name: string,
    unit: number,
  ): void {
    const outcome = reading.kind === 'reject' ? reading.reason : this.#add(reading.candidate, source, claims);
    if (outcome === 'taken') counts.taken++;
    else if (outcome === 'repeated') counts.repeated++;
    else {
      counts.rejected++;
      this.#listener.onReject(outcome, name, unit);
    }
  }

  #add(candidate: Candidate, source: ImportSource, claims: ClaimList): 'taken' | 'repeated' | ImportReason {
    if (PERSONAL_TYPES.has(candidate.type) && !source.isAuthority) return 'personal';
    const checked = checkCandidate(candidate);
    if (!checked.ok) return checked.reason;
    const answer = checkIndicator(checked.indicator, this.#plan.rules);
    if (answer.kind === 'refused') return answer.because;
    const claim = claims.claimFor(checked.indicator.type, candidate.lastSeen, candidate.validUntil);
    if (claim === null) return 'expired';
    return this.#collection.add(checked.indicator, claim, answer.isForced) ? 'taken' : 'repeated';
  }

  #finish(cases: readonly Case[]): ImportedList {
    let shared = 0;
    const counts = new Map<IndicatorType, number>();
    const indicators = [];
    for (const { indicator, claims, isForced } of this.#collection.takeAll()) {
      counts.set(indicator.type, (counts.get(indicator.type) ?? 0) + 1);
      const named = new Set(claims.map((claim) => this.#claims[claim]?.case));
      if (named.size > 1) shared++;
      for (const number of claims) {
        const claim = this.#claims[number];
        if (claim !== undefined) indicators.push({ indicator, claim, isForced });
      }
    }
    const { info, previous } = this.#plan;
    const assembled = assembleList({ info, cases, indicators }, previous);
    const checked = parseListCases(assembled.cases);
    if (!checked.ok) throw new ListError(`the list's texts are not sound: ${checked.problems[0] ?? ''}`);
    const table = openAssembled(assembled.table);
    const filter = buildTableFilter(table);
    if (!filter.ok) throw new ListError(`the filter cannot be built: ${filter.problem}`);
    return {
      assembled,
      table,
      filter: filter.bytes,
      files: this.#files,
      counts,
      shared,
    };
  }
}

function openAssembled(bytes: Uint8Array): Table {
  const opened = openTable(bytes);
  if (!opened.ok) throw new ListError(`the table does not open: ${opened.error.problem}`);
  return opened.table;
}

function noteExempt(
  { host }: { readonly host: string },
  file: string,
  unit: number,
  exempt: Map<string, { readonly file: string; readonly unit: number }>,
): void {
  const checked = checkCandidate({ type: 'host', value: host });
  if (checked.ok) exempt.set(checked.indicator.value, { file, unit });
}
