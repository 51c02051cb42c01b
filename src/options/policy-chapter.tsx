import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import {
  describeEffectivePolicy,
  type EffectiveKey,
  type EffectivePolicy,
  showPolicyValue,
  writeEffectivePolicy,
} from '../core/policy/effective-policy.ts';
import type { RejectedPolicy } from '../core/policy/policy-source.ts';
import type { AuditedVisit, PolicyView } from '../messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { sendMessage } from '../platform/messaging.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { formatCount, formatMoment, pickPlural } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { snake } from '../ui/snake.ts';
import { t } from '../ui/translate.ts';
import { Chapter } from './chapter.tsx';

function RejectedLine({ rejected: { key, reason } }: { readonly rejected: RejectedPolicy }): JSX.Element {
  return (
    <p class="small rejected">
      {key !== '' && (
        <code dir="ltr" translate={false}>
          {key}
        </code>
      )}{' '}
      {t(`policy_reject_${snake(reason)}`)}
    </p>
  );
}

function KeyRow({ of: { name, value, from, rejected } }: { readonly of: EffectiveKey }): JSX.Element {
  return (
    <li>
      <p>
        <code dir="ltr" translate={false}>
          {name}
        </code>{' '}
        <span class="tag">{from === 'policy' ? t('policy_from_policy') : t('policy_from_default')}</span>
      </p>
      <p class="mono small dim" dir="ltr" translate={false}>
        {showPolicyValue(name, value)}
      </p>
      {rejected.map((one) => (
        <RejectedLine key={one.key + one.reason} rejected={one} />
      ))}
    </li>
  );
}

function sayRejected(count: number): string {
  const locale = readFormatLocale();
  return pickPlural(count, locale) === 'one'
    ? t('policy_rejected_one')
    : t('policy_rejected_other', [formatCount(count, locale)]);
}

function AuditRecord({ audited }: { readonly audited: readonly AuditedVisit[] }): JSX.Element {
  return (
    <Disclosure title={t('audit_title')}>
      {audited.length === 0 && <p>{t('audit_none')}</p>}
      <ul class="policy-keys">
        {audited.toReversed().map(({ time, action, entry, list }) => (
          <li key={time}>
            <code dir="ltr" translate={false}>
              {entry}
            </code>{' '}
            <span class="small dim">
              {formatMoment(time, readFormatLocale())} · {action} · {list ?? 'blocklist'}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** The versions that whoever reads the text must know. */
function describeBrowser({ takenAt, isConfirmed }: PolicyView): readonly string[] {
  return [
    `Cordon ${browser.runtime.getManifest().version}`,
    navigator.userAgent,
    `policy last changed: ${takenAt === null ? 'never' : new Date(takenAt).toISOString()}`,
    `the browser gives the same now: ${isConfirmed ? 'yes' : 'no'}`,
  ];
}

interface PolicyReportProps {
  readonly view: PolicyView;
  readonly policy: EffectivePolicy;
}

function PolicyReport({ view, policy }: PolicyReportProps): JSX.Element {
  const { keys, unknown } = policy;
  const rejected = [...unknown, ...keys.flatMap((key) => key.rejected)];
  const set = keys.filter(({ from }) => from === 'policy');
  const isAudit = keys.some(({ name, value }) => name === 'enforcement' && value === 'audit');
  return (
    <>
      {view.takenAt !== null && (
        <p class="dim">{t('policy_taken', [formatMoment(view.takenAt, readFormatLocale())])}</p>
      )}
      {!view.isConfirmed && <p class="remark">{t('policy_unconfirmed')}</p>}
      {rejected.length > 0 && (
        <div class="news">
          <p>
            <strong>{sayRejected(rejected.length)}</strong>
          </p>
          {rejected.slice(0, 20).map((one) => (
            <RejectedLine key={one.key + one.reason} rejected={one} />
          ))}
        </div>
      )}
      <ul class="policy-keys">
        {set.map((key) => (
          <KeyRow key={key.name} of={key} />
        ))}
      </ul>
      {(isAudit || view.audited.length > 0) && <AuditRecord audited={view.audited} />}
      <Disclosure title={t('policy_all')}>
        <p class="small dim">{t('policy_dropped_hint')}</p>
        <ul class="policy-keys">
          {keys.map((key) => (
            <KeyRow key={key.name} of={key} />
          ))}
        </ul>
      </Disclosure>
      <div class="actions">
        <CopyButton text={writeEffectivePolicy(policy, describeBrowser(view))} label={t('policy_copy')} />
      </div>
    </>
  );
}

/** What IT laid down, as it is in effect: each key's value, where it comes from, and what is not acted on and why. */
export function PolicyChapter(): JSX.Element | null {
  const [view, setView] = useState<PolicyView | null>(null);
  useEffect(() => {
    sendMessage('describePolicy', {}).then(setView, (error: unknown) => console.error('policy', error));
  }, []);
  if (view === null) return null;
  const policy = describeEffectivePolicy(view.values);
  const isManaged = policy.unknown.length > 0 || policy.keys.some(isSet);
  return (
    <Chapter title={t('policy_title')}>
      {isManaged ? (
        <div class="card policy-card">
          <PolicyReport view={view} policy={policy} />
        </div>
      ) : (
        <p>{t('policy_none')}</p>
      )}
    </Chapter>
  );
}

function isSet({ from, rejected }: EffectiveKey): boolean {
  return from === 'policy' || rejected.length > 0;
}
