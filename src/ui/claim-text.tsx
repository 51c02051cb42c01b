import type { JSX } from 'preact';
import type { Listing } from '../core/list/verdict.ts';
import { sayClaim } from './case-words.ts';

/** Who claims what of a listing, as a paragraph in the language that the text is in. */
export function ClaimText({ listing }: { readonly listing: Listing }): JSX.Element {
  const { text, lang } = sayClaim(listing);
  return <p lang={lang}>{text}</p>;
}
