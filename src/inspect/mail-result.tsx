import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Finding } from '../core/mail/assessment.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { sayFinding } from '../ui/finding-words.ts';
import { ProvenanceLine } from '../ui/provenance-line.tsx';
import { StateIcon } from '../ui/state-icon.tsx';
import { t } from '../ui/translate.ts';
import { AccountsSection } from './accounts-section.tsx';
import { AttachmentsSection, sayCut } from './attachments-section.tsx';
import { AuthenticationSection } from './authentication-section.tsx';
import { DeliveryPath } from './delivery-path.tsx';
import { type JudgedState, judgeLoneLink } from './inspection.ts';
import { sayLevel } from './level-words.ts';
import { LinkVerdict } from './link-verdict.tsx';
import { LinksSection } from './links-section.tsx';
import { MessageHead } from './message-head.tsx';
import { type NamedAccount, nameAccounts } from './name-accounts.ts';
import { ReportSection } from './report-section.tsx';
import { ShownBody } from './shown-body.tsx';

interface MailResultProps {
  readonly name: string;
  readonly state: JudgedState;
}

/** What a person needs to know of an item, the most important first; how we know it, one click away. */
export function MailResult({ name, state }: MailResultProps): JSX.Element {
  const { item, view } = state;
  const findings = view.assessment.level === 'unreadable' ? [] : view.assessment.findings;
  const accounts = nameAccounts(state);
  const cut = item.cutFiles.find(({ file }) => file === '');
  const listed = judgeLoneLink(state);
  const isSeen = useIsSeen();
  return (
    <>
      {listed === null ? <Verdict state={state} findings={findings} /> : <LinkVerdict verdict={listed} />}
      {cut !== undefined && <p class="small">{sayCut(cut)}</p>}
      {accounts.length > 0 && (
        <Part title={t('inspect_accounts', [String(accounts.length)])}>
          <AccountsSection accounts={accounts} />
        </Part>
      )}
      <div class="more" aria-busy={!isSeen}>
        {isSeen && <Particulars name={name} state={state} findings={findings} accounts={accounts} />}
      </div>
    </>
  );
}

/** False at first: a long message is drawn once the verdict stands there, and not in the same breath. */
function useIsSeen(): boolean {
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSeen(true));
    return () => clearTimeout(timer);
  }, []);
  return isSeen;
}

interface ParticularsProps extends MailResultProps {
  readonly findings: readonly Finding[];
  readonly accounts: readonly NamedAccount[];
}

function Particulars({ name, state, findings, accounts }: ParticularsProps): JSX.Element {
  const { item, view } = state;
  const { message } = item;
  const quotes = findings.flatMap(({ evidence }) => evidence.map(({ quote }) => quote));
  return (
    <>
      {(item.form === 'mail' || message.text !== '') && (
        <Disclosure title={item.form === 'mail' ? t('inspect_message') : t('inspect_document')}>
          {item.form === 'mail' && <MessageHead message={message} />}
          <ShownBody body={item.body} text={joinBody(message.text, message.quotedText)} quotes={quotes} />
        </Disclosure>
      )}
      {message.links.length > 0 && (
        <Disclosure title={t('inspect_links', [String(new Set(message.links.map(({ href }) => href)).size)])}>
          <LinksSection links={message.links} views={view.links} />
        </Disclosure>
      )}
      {message.attachments.length > 0 && (
        <Disclosure title={t('inspect_attachments', [String(message.attachments.length)])}>
          <AttachmentsSection attachments={message.attachments} cutFiles={item.cutFiles} />
        </Disclosure>
      )}
      {message.headers !== null && (
        <Disclosure title={t('inspect_path')}>
          <AuthenticationSection message={message} />
          <DeliveryPath headers={message.headers} />
        </Disclosure>
      )}
      <Disclosure title={t('inspect_report')}>
        <ReportSection name={name} state={state} accounts={accounts} />
      </Disclosure>
    </>
  );
}

function joinBody(text: string, quotedText: string): string {
  return quotedText === '' ? text : `${text}\n\n${quotedText}`;
}

function Part({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="part">
      <h4>{title}</h4>
      {children}
    </section>
  );
}

interface VerdictProps {
  readonly state: JudgedState;
  readonly findings: readonly Finding[];
}

function Verdict({ state, findings }: VerdictProps): JSX.Element {
  const { tone, word, headline, advice, unchecked } = sayLevel(state.view.assessment);
  const reasons = findings.filter(({ group }) => group !== 'context');
  const notes = findings.filter(({ group }) => group === 'context');
  return (
    <div class={`verdict tone-${tone}`}>
      <StateIcon tone={tone} size={32} />
      <div class="verdict-words">
        <p class="tone-word">{word}</p>
        <h3>{headline}</h3>
        <Findings findings={reasons} />
        {advice !== '' && <p class="verdict-advice">{advice}</p>}
        <Findings findings={notes} isQuiet />
        {unchecked !== null && <p class="small dim">{unchecked}</p>}
      </div>
    </div>
  );
}

function Findings({
  findings,
  isQuiet = false,
}: {
  readonly findings: readonly Finding[];
  readonly isQuiet?: boolean;
}): JSX.Element | null {
  if (findings.length === 0) return null;
  return (
    <ul class={isQuiet ? 'findings small dim' : 'findings'}>
      {findings.map((finding) => (
        <li key={`${finding.id} ${finding.values.join()}`}>
          {sayFinding(finding)}
          {finding.listing !== undefined && <ProvenanceLine listing={finding.listing} />}
        </li>
      ))}
    </ul>
  );
}
