import type { Case, Claim } from '../../../src/core/list/model.ts';
import type { ListedVerdict, Listing } from '../../../src/core/list/verdict.ts';

type Changes = Partial<Omit<Listing, 'case' | 'claim'>> & {
  readonly case?: Partial<Case>;
  readonly claim?: Partial<Claim>;
};

/** The RedVDS listing, with changes. */
export function makeListing({ case: caseChanges, claim: claimChanges, ...changes }: Changes = {}): Listing {
  return {
    indicator: { type: 'host', value: 'redvds.com' },
    status: 'seized',
    action: 'warn',
    isOverdue: false,
    list: {
      id: 'cordon',
      name: 'Cordon list',
      version: 3,
      date: '2026-11-22',
      entries: 296,
      publisher: { legalName: 'Cordon contributors' },
    },
    ...changes,
    case: {
      id: 'redvds',
      number: 1,
      kind: 'virtual-desktop-rental',
      name: 'RedVDS',
      authority: ['Microsoft', 'Europol'],
      date: '2026-01-14',
      summary: { en: 'RedVDS rented out computers that criminals used; Microsoft says so.' },
      takeover: 'court-order',
      fraud: false,
      sources: ['https://www.microsoft.com/redvds'],
      ...caseChanges,
    },
    claim: {
      case: 1,
      kind: 'seized',
      source: 'https://www.noticeofpleadings.net/redvds/index.html',
      locator: 'notice',
      lastChecked: '2026-11-22',
      reviewBy: '2027-11-22',
      ...claimChanges,
    },
  };
}

export function listedBy(first: Listing, ...others: readonly Listing[]): ListedVerdict {
  return { kind: 'listed', by: 'lists', action: first.action, listings: [first, ...others] };
}
