import { cutList } from '../../src/background/lists/new-list.ts';
import type { Indicator } from '../../src/core/list/model.ts';
import { openTable } from '../../src/core/table/open-table.ts';
import { ListStore } from '../../src/platform/list-store.ts';
import { assembleList } from '../../tools/list/assemble-list.ts';

/** Puts a list of any kind of indicators into storage, as a sync does. */
export async function storeIndicators(id: string, values: readonly Indicator[]): Promise<void> {
  const info = { id, name: id, version: 1, date: '2026-11-22', publisher: { legalName: 'Tester' } };
  const claim = {
    case: 1,
    kind: 'named-by-authority',
    source: 'https://authority.test/',
    locator: 'text',
    lastChecked: '2026-11-22',
    reviewBy: '2999-01-01',
  } as const;
  const source = {
    id: 'one',
    number: 1,
    kind: 'account-fraud',
    name: 'Operation One',
    authority: ['An authority'],
    date: '2026-11',
    summary: { en: 'Operation One is a test.' },
    fraud: true,
    sources: ['https://authority.test/'],
  } as const;
  const indicators = values.map((indicator) => ({ indicator, claim }));
  const { table: bytes, cases } = assembleList({ info, cases: [source], indicators });
  const opened = openTable(bytes);
  if (!opened.ok) throw new Error('table of the test');
  const store = await ListStore.open(() => {});
  await store.activate(cutList(id, `${id} ${values.length}`, opened.table, cases));
  store.close();
}
