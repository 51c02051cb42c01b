import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Case, Claim } from '../../../src/core/list/model.ts';
import { assembleList } from '../../../tools/list/assemble-list.ts';
import { describeList, writeListFiles } from '../../../tools/list/list-files.ts';
import { LISTED_PARENT, LISTED_PATH, LISTED_SIBLING, SHOP_PARENT } from './hosts.ts';

const SOURCE = 'https://authority.test/matrix';
const CASE: Case = {
  id: 'matrix',
  number: 1,
  kind: 'phishing',
  name: 'Matrix',
  authority: ['An authority'],
  date: '2026-11',
  summary: { en: 'Matrix is a test.' },
  fraud: true,
  sources: [SOURCE],
};
const CLAIM: Claim = {
  case: 1,
  kind: 'named-by-authority',
  source: SOURCE,
  locator: 'text',
  lastChecked: '2026-11-22',
  reviewBy: '2999-11-22',
};

/** Copies a built extension with the list of the matrix, hosts and a path, in place of its own. */
export function copyWithMatrixList(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  const info = { id: 'cordon', name: 'Matrix', version: 1, date: '2026-11-22' };
  const list = assembleList({
    info: { ...info, publisher: { legalName: 'Tester' } },
    cases: [CASE],
    indicators: [
      { indicator: { type: 'host', value: LISTED_PARENT }, claim: CLAIM },
      { indicator: { type: 'host', value: LISTED_SIBLING }, claim: CLAIM },
      { indicator: { type: 'url', value: `http://${SHOP_PARENT}${LISTED_PATH}` }, claim: CLAIM },
    ],
  });
  writeListFiles(join(to, 'list'), describeList(list));
}
