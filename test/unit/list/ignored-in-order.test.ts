import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isIgnored, type ListLimits } from '../../../src/core/list/ignored-entries.ts';
import { IgnoredInOrder } from '../../../src/core/list/ignored-in-order.ts';
import { indexNeverList } from '../../../src/core/list/never-list.ts';
import { finishSteps } from '../../../src/core/table/finish-steps.ts';
import { hostKey, ipRangeKey, urlKey } from '../../../src/core/table/key.ts';
import { readListedEntry } from '../../../src/core/table/read-at-cursor.ts';
import type { TableEntry } from '../../../src/core/table/table-format.ts';
import { hostEntry, makeTable, must } from '../table/table-samples.ts';

const LABELS = ['a', 'www', 'mail', 'shop', 'police', 'court-1', 'court'];
const host = fc
  .tuple(fc.array(fc.constantFrom(...LABELS), { maxLength: 3 }), fc.constantFrom('test', 'court.test', 'de'))
  .map(([labels, end]) => [...labels, end].join('.'));
const path = fc.constantFrom(null, '/', '/scam');

it('tells of every entry of a table what isIgnored does (docs/decision-order.md)', () => {
  const range = must(ipRangeKey(Uint8Array.of(192, 0, 2, 1), 32));
  let [ignoredOnes, passedOnes] = [0, 0];
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(host, path, fc.boolean()), {
        minLength: 1,
        maxLength: 60,
        selector: ([name, where]) => `${name} ${where}`,
      }),
      fc.record({ authorities: fc.array(host, { maxLength: 4 }), popular: fc.array(host, { maxLength: 4 }) }),
      fc.array(host, { maxLength: 3 }),
      fc.boolean(),
      (listed, neverHosts, ignored, mayForce) => {
        const entries = listed.map(([name, where, isForced]): TableEntry => {
          const key = must(where === null ? hostKey(name) : urlKey(name, 'name', where));
          return { ...hostEntry(name), key, isForced };
        });
        const table = makeTable([...entries, { ...hostEntry('a.test'), key: range }]);
        const limits: ListLimits = { ignored: new Set([...ignored, 'http://a.test/scam']), mayForce };
        const neverList = indexNeverList(neverHosts);
        const inOrder = finishSteps(IgnoredInOrder.makeSteps(limits, neverHosts));
        for (const cursor of table.walk()) {
          const each = must(readListedEntry(cursor));
          const expected = isIgnored(each.indicator, each.entry.isForced, limits, neverList);
          const isHost = each.indicator.type === 'host';
          const isTold = (!isHost || inOrder.mayHave(cursor)) && inOrder.has(each);
          expect(isTold, each.indicator.value).toBe(expected);
          if (expected) ignoredOnes++;
          else if (isHost && !inOrder.mayHave(cursor)) passedOnes++;
        }
      },
    ),
    { numRuns: 1000 },
  );
  expect(ignoredOnes).toBeGreaterThan(1000);
  expect(passedOnes).toBeGreaterThan(100);
});
