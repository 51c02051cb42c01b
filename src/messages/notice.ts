import type { ListedVerdict, Listing } from '../core/list/verdict.ts';
import type { Agency } from '../core/page/seizing-agency.ts';

/** What the notice in a web page says. The background decides it and hands it over; the page is not asked. */
export type NoticeView = NoticeOfPage &
  (
    | {
        /** The page says that it was seized, and no list confirms it. */
        readonly kind: 'claims';
        /** Who the page says has seized it. */
        readonly agency: Agency | null;
      }
    | {
        /** The page says so, and so does a list. */
        readonly kind: 'confirmed';
        readonly listing: Listing;
        readonly readMore: string | null;
      }
    | {
        /** The address is listed with the action `note`. */
        readonly kind: 'note';
        readonly verdict: Extract<ListedVerdict, { by: 'lists' }>;
        readonly readMore: string | null;
      }
  );

interface NoticeOfPage {
  /** Host of the page that the notice is for, as `location.hostname` gives it: in any other page it is not shown. */
  readonly hostname: string;
}
