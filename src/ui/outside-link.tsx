import type { ComponentChildren, JSX } from 'preact';
import { t } from './translate.ts';

interface OutsideLinkProps {
  readonly href: string;
  readonly children: ComponentChildren;
}

/** Only these may be opened from our pages; anything else that a list names is shown as text. */
const OPENABLE = new Set(['http:', 'https:', 'mailto:']);

function isOpenable(href: string): boolean {
  return URL.canParse(href) && OPENABLE.has(new URL(href).protocol);
}

/** A link out of Cordon: a new tab, no referrer, said to screen readers. */
export function OutsideLink({ href, children }: OutsideLinkProps): JSX.Element {
  if (!isOpenable(href)) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
      <span class="visually-hidden"> ({t('opens_in_new_tab')})</span>
    </a>
  );
}

/** A source by its host, with the page's path dimmed behind it so that two pages of one host differ. */
export function SourceLink({ href }: { readonly href: string }): JSX.Element {
  if (!URL.canParse(href)) return <span dir="ltr">{href}</span>;
  const { host, pathname } = new URL(href);
  const path = pathname === '/' ? '' : pathname;
  return (
    <OutsideLink href={href}>
      <bdi dir="ltr">
        {host.replace(/^www\./, '')}
        <span class="source-path">{path.length > 48 ? `${path.slice(0, 47)}…` : path}</span>
      </bdi>
    </OutsideLink>
  );
}
