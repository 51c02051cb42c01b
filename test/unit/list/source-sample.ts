import { readListSource, type SourceFile } from '../../../src/core/list/source.ts';

// One good list; each change of it breaks one rule.

export type Json = Record<string, unknown>;

export const indicator = (changes: Json = {}): Json => ({
  type: 'host',
  value: 'booter.test',
  claim: 'seized',
  source: 'https://www.authority.test/release',
  locator: 'paragraph 3',
  last_checked: '2026-11-22',
  review_by: '2027-11-22',
  ...changes,
});

export const oneCase = (changes: Json = {}): Json => ({
  id: 'booter',
  number: 7,
  name: 'Booter',
  authority: ['Police of Test'],
  date: '2025-03',
  takeover: 'police',
  fraud: false,
  summary: { en: 'It sold attacks; the police say so.', it: 'Vendeva attacchi; lo dice la polizia.' },
  sources: ['https://www.authority.test/release'],
  indicators: [indicator()],
  ...changes,
});

export const LIST = {
  id: 'sample',
  name: 'Sample list',
  version: 3,
  date: '2026-11-22',
  publisher: {
    legal_name: 'Sample',
    contact: 'mailto:list@sample.test',
    complaint_url: 'https://sample.test/wrong',
  },
};
const NEVER_LIST = { authorities: ['authority.test'], popular: ['popular.test', 'mail.provider.test'] };
export const PRIMARY_SOURCES = {
  authorities: ['authority.test'],
  companies: [{ name: 'Company', hosts: ['company.test'] }],
  archived_notices: [{ host: 'seized.test', url: 'https://archive.test/1/https://seized.test/' }],
};

export const files = (changes: Json = {}): SourceFile[] =>
  Object.entries({
    'list.json': LIST,
    'never-list.json': NEVER_LIST,
    'primary-sources.json': PRIMARY_SOURCES,
    'ddos-for-hire.json': { kind: 'ddos-for-hire', cases: [oneCase()] },
    ...changes,
  }).map(([name, json]) => ({ name, json }));

export const withCase = (changes: Json): SourceFile[] =>
  files({ 'ddos-for-hire.json': { kind: 'ddos-for-hire', cases: [oneCase(changes)] } });
export const withIndicator = (changes: Json): SourceFile[] => withCase({ indicators: [indicator(changes)] });
/** For claims that are no takeover. */
export const withOther = (changes: Json): SourceFile[] => {
  const { takeover: _, ...rest } = oneCase({
    indicators: [indicator({ claim: 'named-by-authority', ...changes })],
  });
  return files({ 'ddos-for-hire.json': { kind: 'ddos-for-hire', cases: [rest] } });
};
export const without = (from: Json, key: string): Json =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key));

/** `place message`, one for each problem; empty for a list that can be read. */
export const problemsOf = (source: readonly SourceFile[]): readonly string[] => {
  const result = readListSource(source);
  return result.ok ? [] : result.problems.map(({ file, at, message }) => `${file}${at} ${message}`);
};

export const CASE = 'ddos-for-hire.json/cases/0';
export const INDICATOR = `${CASE}/indicators/0`;
