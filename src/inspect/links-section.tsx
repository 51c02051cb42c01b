import type { JSX } from 'preact';
import type { MailLink } from '../core/mail/message.ts';
import { describeView } from '../core/url/describe-address.ts';
import type { PublicSuffixes } from '../core/url/public-suffixes.ts';
import { readTypedAddress } from '../core/url/typed-address.ts';
import type { LinkView } from '../messages/mail-protocol.ts';
import { AddressText } from '../ui/address-text.tsx';
import { nameState } from '../ui/case-words.ts';
import { ClaimText } from '../ui/claim-text.tsx';
import { nameClear } from '../ui/clear-words.ts';
import { ProvenanceLine } from '../ui/provenance-line.tsx';
import { StateIcon } from '../ui/state-icon.tsx';
import { pickVerdictTone } from '../ui/tone.ts';
import { t } from '../ui/translate.ts';
import { usePublicSuffixes } from './use-public-suffixes.ts';

/** Links that are shown; the rest is counted. */
const MAX_SHOWN = 60;

interface LinksSectionProps {
  readonly links: readonly MailLink[];
  /** One for each link, in its order. */
  readonly views: readonly LinkView[];
}

/** Where links really lead, each with what the lists say of it. Those that are listed come first. */
export function LinksSection({ links, views }: LinksSectionProps): JSX.Element {
  const suffixes = usePublicSuffixes();
  const unique = listUnique(links, views);
  const shown = unique.slice(0, MAX_SHOWN);
  return (
    <>
      <ul class="rows">
        {shown.map(({ link, view }) => (
          <LinkRow key={link.href} link={link} view={view} suffixes={suffixes} />
        ))}
      </ul>
      {unique.length > shown.length && (
        <p class="small dim">{t('inspect_more', [String(unique.length - shown.length)])}</p>
      )}
    </>
  );
}

interface JudgedLink {
  readonly link: MailLink;
  readonly view: LinkView;
}

function listUnique(links: readonly MailLink[], views: readonly LinkView[]): readonly JudgedLink[] {
  const byHref = new Map<string, JudgedLink>();
  for (const [index, link] of links.entries()) {
    const view = views[index];
    if (view !== undefined && !byHref.has(link.href)) byHref.set(link.href, { link, view });
  }
  const all = [...byHref.values()];
  const isListed = ({ view }: JudgedLink) => view.verdict.kind === 'listed';
  return [...all.filter(isListed), ...all.filter((one) => !isListed(one))];
}

interface LinkRowProps extends JudgedLink {
  readonly suffixes: PublicSuffixes | null;
}

function LinkRow({ link, view, suffixes }: LinkRowProps): JSX.Element {
  const { steps, target, hiddenBy, verdict } = view;
  const tone = verdict.kind === 'listed' ? pickVerdictTone(verdict) : 'not-listed';
  const word = verdict.kind === 'listed' ? nameState(verdict) : nameClear(verdict.because);
  const listing = verdict.kind === 'listed' && verdict.by === 'lists' ? verdict.listings[0] : null;
  return (
    <li class={`row tone-${tone}`}>
      <StateIcon tone={tone} size={20} />
      <div>
        {link.text !== '' && link.text !== link.href && (
          <p>
            <q dir="auto">{link.text.slice(0, 200)}</q>
          </p>
        )}
        <Target href={target ?? link.href} isDefanged={verdict.kind === 'listed'} suffixes={suffixes} />
        <p class="small">
          <span class="tone-word">{word}</span>
          {link.from === 'code' && <span class="dim"> · {t('inspect_link_code')}</span>}
          {link.isHidden && <span class="dim"> · {t('inspect_link_hidden')}</span>}
        </p>
        {steps.length > 0 && (
          <p class="small dim">
            {t('inspect_link_through', [steps.map(({ service }) => service).join(' → ')])}
          </p>
        )}
        {hiddenBy !== null && <p class="small">{t('inspect_link_unknown', [hiddenBy])}</p>}
        {listing !== null && <ClaimText listing={listing} />}
        {listing !== null && <ProvenanceLine listing={listing} />}
      </div>
    </li>
  );
}

interface TargetProps {
  readonly href: string;
  readonly isDefanged: boolean;
  readonly suffixes: PublicSuffixes | null;
}

function Target({ href, isDefanged, suffixes }: TargetProps): JSX.Element {
  const read = /^https?:/i.test(href) ? readTypedAddress(href, URL) : null;
  const { address } = describeView({ address: read?.ok === true ? read.url : null }, suffixes);
  if (address !== null) return <AddressText address={address} isDefanged={isDefanged} />;
  return (
    <bdi class="address" dir="ltr" translate={false}>
      {href.slice(0, 200)}
    </bdi>
  );
}
