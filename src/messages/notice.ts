import type { ListedVerdict, Listing } from '../core/list/verdict.ts';
import type { Agency } from '../core/page/seizing-agency.ts';

/**
 * What the notice in a web page says. The background decides it and hands it over; the page is not asked. Nothing in it is
 * null: on the way into the page Chromium drops what is.
 */
export type NoticeView = NoticeOfPage &
  (
    | {
        /** The page says that it was seized, and no list confirms it. */
        readonly kind: 'claims';
        /** Who the page says has seized it; absent where it names nobody who is known. */
        readonly agency?: Agency;
      }
    | {
        /** The page says so, and so does a list. */
        readonly kind: 'confirmed';
        readonly listing: Listing;
        /** The authority's own page about the case, where there is one. */
        readonly readMore?: string;
      }
    | {
        /** The address is listed with the action `note`. */
        readonly kind: 'note';
        readonly verdict: Extract<ListedVerdict, { by: 'lists' }>;
        /** The authority's own page about the case, where there is one. */
        readonly readMore?: string;
      }
  );

interface NoticeOfPage {
  /** Host of the page that the notice is for, as `location.hostname` gives it: in any other page it is not shown. */
  readonly hostname: string;
}
