import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cell, RestartCell } from './cell.ts';
import { RESTART_CELLS } from './cells/restart-cells.ts';
import { SHARED_CELLS } from './cells.ts';
import { describeCell, findCell, ignoreCount } from './document.ts';
import { type Configuration, findObstacle, type Ground, openGround } from './ground.ts';
import { findLimit, LIMITS } from './limits.ts';
import { Matrix } from './matrix.ts';
import { findRestartObstacle, prepareRestarts, type Restarts } from './restarts.ts';
import type { CellResult } from './results.ts';

const DOCUMENT = new URL('../../../docs/guard-matrix.md', import.meta.url);

/** Declares the tests of one configuration. Each has a file of its own, so that two of them can run at a time. */
export function testMatrix(configuration: Configuration): void {
  describe(`${configuration}: every way to navigate`, () => {
    const matrix = new Matrix(configuration);

    describe.runIf(findObstacle(configuration) === null)('with the browser', () => {
      beforeAll(() => matrix.open());
      afterAll(async () => {
        await matrix.close();
        matrix.save();
      });

      describe('in one browser', () => testSharedCells(matrix));
      describe.runIf(findRestartObstacle(configuration) === null)('started anew', () => testRestarts(matrix));

      test('no request came late', () => {
        expect(matrix.findLateRequests()).toEqual([]);
      });

      test('where a cell is not held, the popup says that the protection is weaker', () => {
        // Into a private window that Cordon is not let into, no popup comes either.
        const told = LIMITS.filter(
          (limit) => limit.configuration === configuration && !limit.cells.includes('alone'),
        );
        expect(matrix.level).toBe(told.length > 0 ? 'weaker' : 'full');
      });
    });
  });
}

function testSharedCells(matrix: Matrix): void {
  let ground: Ground;

  beforeAll(async () => {
    ground = await openGround(matrix.camp);
    await matrix.describe(ground.opened);
  });
  afterAll(async () => {
    await ground?.opened.close();
  });

  test.each(SHARED_CELLS.filter(({ notOn }) => notOn?.[matrix.configuration] === undefined))(
    '$title',
    async (cell) => {
      const result = await matrix.tryCell(cell, (trial) => {
        trial.standOn(ground.opened);
        return cell.run(trial, ground);
      });
      expectResult(matrix, cell, result);
    },
  );
}

function testRestarts(matrix: Matrix): void {
  let restarts: Restarts;

  beforeAll(async () => {
    restarts = await prepareRestarts(matrix.camp);
  });
  afterAll(async () => {
    await restarts?.close();
  });

  test.each(RESTART_CELLS)('$title', async (cell) => {
    expectResult(matrix, cell, await matrix.tryCell(cell, (trial) => cell.run(trial, restarts)));
  });
}

function expectResult({ configuration }: Matrix, cell: Cell | RestartCell, result: CellResult): void {
  const limit = findLimit(configuration, cell.name);
  expect(result.seen).toBe(limit?.sees ?? cell.seesOn?.[configuration] ?? cell.sees);
  expect(result.requests, result.paths.join(' ')).toBeLessThanOrEqual(limit?.mostRequests ?? 0);
  const written = existsSync(DOCUMENT)
    ? findCell(readFileSync(DOCUMENT, 'utf8'), configuration, cell.title)
    : null;
  // Where this fails and the guard still does what it should: npx tsx tools/guard-matrix/main.ts
  expect(written === null ? null : ignoreCount(written)).toBe(
    ignoreCount(describeCell(configuration, result)),
  );
}
