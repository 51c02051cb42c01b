import type { Configuration, Ground } from './ground.ts';
import type { Restarts } from './restarts.ts';
import type { Seen, Trial } from './trial.ts';

/** One way to navigate. `S` is what it needs beside a trial. */
interface CellOn<S> {
  /** One DNS label. */
  readonly name: string;
  /** As it stands in the document. */
  readonly title: string;
  /** What a person sees where the guard holds. */
  readonly sees: Seen;
  /** Where a person sees something else, and the guard holds too. */
  readonly seesOn?: Readonly<Partial<Record<Configuration, Seen>>>;
  /** Where it has no meaning, and why. */
  readonly notOn?: Readonly<Partial<Record<Configuration, string>>>;
  run(trial: Trial, on: S): Promise<Seen>;
}

/** A cell in the browser that most cells share. */
export type Cell = CellOn<Ground>;
/** A cell that starts browsers of its own. */
export type RestartCell = CellOn<Restarts>;
