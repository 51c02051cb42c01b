import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judgeProtection, type ProtectionLevel } from '../../../src/ui/protection-level.ts';
import type { ExtensionBrowser } from '../../support/extension-browser.ts';
import { askBackground, openOwnPage } from '../../support/tabs.ts';
import type { Cell, RestartCell } from './cell.ts';
import { ALL_CELLS } from './cells.ts';
import { type Camp, type Configuration, openCamp } from './ground.ts';
import { findLimit } from './limits.ts';
import { type CellResult, type ConfigurationResults, resultsFile } from './results.ts';
import { type Seen, Trial } from './trial.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** One configuration's part of the matrix: tries cells and keeps what they gave. */
export class Matrix {
  readonly configuration: Configuration;
  #camp: Camp | null = null;
  #version = '';
  #level: ProtectionLevel = 'off';
  readonly #tried: {
    readonly cell: Cell | RestartCell;
    readonly trial: Trial;
    readonly result: CellResult;
  }[] = [];

  constructor(configuration: Configuration) {
    this.configuration = configuration;
  }

  get camp(): Camp {
    if (this.#camp === null) throw new Error('not open');
    return this.#camp;
  }

  get level(): ProtectionLevel {
    return this.#level;
  }

  async open(): Promise<void> {
    this.#camp = await openCamp(
      this.configuration,
      ALL_CELLS.map(({ name }) => name),
    );
  }

  async close(): Promise<void> {
    await this.#camp?.close();
  }

  /** Asks the browser for its version, and Cordon for what the popup says of the protection. */
  async describe(opened: ExtensionBrowser): Promise<void> {
    const own = await openOwnPage(opened, 'src/options/index.html');
    this.#version = await own.evaluate(readVersion);
    const { answer } = await askBackground(own, 'describeProtection', {});
    if (answer === undefined) throw new Error('no answer');
    this.#level = judgeProtection(answer.protection).level;
    await own.close();
  }

  async tryCell(cell: Cell | RestartCell, run: (trial: Trial) => Promise<Seen>): Promise<CellResult> {
    const trial = new Trial(this.camp.site, cell.name, this.#expect(cell));
    try {
      const seen = await run(trial);
      const paths = trial.listRequests();
      const result = { name: cell.name, title: cell.title, seen, requests: paths.length, paths };
      this.#tried.push({ cell, trial, result });
      return result;
    } finally {
      await trial.close();
    }
  }

  /** Requests to the hosts of cells that were held when they were judged. */
  findLateRequests(): readonly string[] {
    return this.#tried
      .filter(({ result }) => result.requests === 0)
      .flatMap(({ cell, trial }) => trial.listRequests().map((path) => `${cell.title}: ${path}`));
  }

  /** Keeps what was found, for whoever writes the document. */
  save(): void {
    const { configuration } = this;
    const mine: ConfigurationResults = {
      configuration,
      version: this.#version,
      level: this.#level,
      cells: this.#tried.map(({ result }) => result),
    };
    const file = resultsFile(ROOT, configuration);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(mine, null, 1));
  }

  #expect(cell: Cell | RestartCell): Seen {
    return findLimit(this.configuration, cell.name)?.sees ?? cell.seesOn?.[this.configuration] ?? cell.sees;
  }
}

/** Runs in the browser. Chromium tells its full version only when it is asked for. */
async function readVersion(): Promise<string> {
  const { userAgent, userAgentData } = navigator as Navigator & {
    readonly userAgentData?: {
      getHighEntropyValues(hints: readonly string[]): Promise<{ readonly uaFullVersion: string }>;
    };
  };
  if (userAgentData === undefined) return /Firefox\/[\d.]+/.exec(userAgent)?.[0] ?? userAgent;
  return `Chromium/${(await userAgentData.getHighEntropyValues(['uaFullVersion'])).uaFullVersion}`;
}
