import type { JSX } from 'preact';
import type { ListInfo } from '../core/list/model.ts';
import type { Listing } from '../core/list/verdict.ts';
import { formatDate, joinNames } from './format.ts';
import { isolate } from './isolate.ts';
import { readFormatLocale } from './language.ts';
import { t } from './translate.ts';

/** "Cordon list, version 3" */
export function nameList(list: ListInfo): string {
  return t('list_version', [isolate(list.name), String(list.version)]);
}

/** authority · date · list: visible wherever a listing is shown. */
export function ProvenanceLine({ listing }: { readonly listing: Listing }): JSX.Element {
  const locale = readFormatLocale();
  const parts = [
    joinNames(listing.case.authority, locale),
    formatDate(listing.case.date, locale),
    nameList(listing.list),
  ];
  return <p class="provenance small dim figures">{parts.join(' · ')}</p>;
}
