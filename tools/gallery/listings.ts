import { readFileSync } from 'node:fs';
import type { Case, CaseKind, Claim, ClaimKind, ListInfo, Status } from '../../src/core/list/model.ts';
import type { ListedVerdict, Listing } from '../../src/core/list/verdict.ts';
import type { CanonicalUrl } from '../../src/core/url/model.ts';

export const CORDON_LIST: ListInfo = {
  id: 'cordon',
  name: 'Cordon list',
  version: 3,
  date: '2026-11-17',
  entries: 296,
  publisher: {
    legalName: 'Cordon contributors',
    contact: 'https://cordon.example/contact',
    complaintUrl: 'https://cordon.example/objections',
  },
};

export const COMPANY_LIST: ListInfo = {
  id: 'muster',
  name: 'Muster AG list',
  version: 41,
  date: '2026-11-20',
  entries: 1,
  publisher: { legalName: 'Muster AG, IT security' },
};

interface SourceFile {
  readonly kind: CaseKind;
  readonly cases: readonly (Omit<Case, 'kind'> & {
    readonly indicators: readonly {
      readonly value: string;
      readonly claim: ClaimKind;
      readonly source: string;
      readonly locator: string;
      readonly note?: string;
    }[];
  })[];
}

/** A listing as the packaged list makes it, from the reviewed source. */
export function readListing(
  file: string,
  caseId: string,
  status: Status,
  changes: Partial<Claim> = {},
): Listing {
  const path = new URL(`../../lists/cordon/${file}.json`, import.meta.url);
  const source = JSON.parse(readFileSync(path, 'utf8')) as SourceFile;
  const found = source.cases.find(({ id }) => id === caseId);
  const indicator = found?.indicators[0];
  if (found === undefined || indicator === undefined) throw new Error(`no case ${caseId} in ${file}`);
  const { note } = indicator;
  return {
    indicator: { type: 'host', value: indicator.value },
    case: { ...found, kind: source.kind },
    claim: {
      case: found.number,
      kind: indicator.claim,
      source: indicator.source,
      locator: indicator.locator,
      lastChecked: '2026-11-22',
      reviewBy: '2027-11-22',
      ...(note === undefined ? {} : { note }),
      ...changes,
    },
    list: CORDON_LIST,
    status,
    action: 'warn',
    isOverdue: false,
  };
}

/** A canonical https address, as the background gives it to the pages. */
export function giveAddress(host: string, path = '/', query: string | null = null): CanonicalUrl {
  const after = query === null ? path : `${path}?${query}`;
  return { scheme: 'https', host, hostKind: 'name', path, query, text: `https://${host}${after}` };
}

export function listedBy(first: Listing, ...others: readonly Listing[]): ListedVerdict {
  return { kind: 'listed', by: 'lists', action: first.action, listings: [first, ...others] };
}
