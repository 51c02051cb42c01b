import type { IndicatorType } from '../../src/core/list/model.ts';
import type { Listing } from '../../src/core/list/verdict.ts';

/** What a list would say of an indicator that a case declares as listed. */
export function makeListing(type: IndicatorType, value: string): Listing {
  return {
    indicator: { type, value },
    claim: {
      case: 1,
      kind: 'named-by-authority',
      source: 'https://authority.example/notice',
      locator: 'made up for the evaluation',
      lastChecked: '2026-11-01',
      reviewBy: '2027-11-01',
    },
    case: {
      id: 'evaluation',
      number: 1,
      kind: 'bec-tools',
      name: 'Evaluation',
      authority: ['Evaluation'],
      date: '2026',
      summary: { en: 'Made up for the evaluation.' },
      fraud: true,
      sources: ['https://authority.example/notice'],
    },
    list: {
      id: 'evaluation',
      name: 'Evaluation',
      version: 1,
      date: '2026-11-01',
      entries: 1,
      publisher: { legalName: 'Evaluation' },
    },
    status: 'fraud-linked',
    action: 'block',
    isOverdue: false,
  };
}
