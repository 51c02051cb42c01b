import { readDeliveryPath } from '../core/mail/file/delivery-path.ts';
import type { MailAddress } from '../core/mail/message.ts';
import type { LinkView } from '../messages/mail-protocol.ts';
import { sayFinding } from '../ui/finding-words.ts';
import { formatMoment } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { t } from '../ui/translate.ts';
import { formatAccount } from './accounts-section.tsx';
import type { JudgedState } from './inspection.ts';
import { sayResult } from './level-words.ts';
import type { NamedAccount } from './name-accounts.ts';

const MAX_LINKS = 40;

interface ReportInput {
  /** File name, or what stands for it. */
  readonly name: string;
  readonly state: JudgedState;
  readonly accounts: readonly NamedAccount[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * What the bank or the police need, as plain text in the reader's language. Addresses are broken with brackets, so that
 * nobody who gets the report opens one by a click.
 */
export function writeReport({ name, state, accounts, now }: ReportInput): string {
  const { item, view } = state;
  const { word, headline } = sayResult(state);
  const findings = view.assessment.level === 'unreadable' ? [] : view.assessment.findings;
  const { message } = item;
  const chapters = [
    [t('inspect_report_title'), formatMoment(now, readFormatLocale())],
    [`${t('inspect_report_file')} ${name}`, `SHA-256: ${item.sha256}`],
    [`${word}: ${headline}`, ...findings.map((finding) => `- ${sayFinding(finding)}`)],
    writeHead(state),
    list(t('inspect_report_accounts'), accounts.map(writeAccount)),
    list(
      t('inspect_report_links'),
      message.links.slice(0, MAX_LINKS).map(({ href }, index) => writeLink(href, view.links[index])),
    ),
    list(t('inspect_path'), writePath(state)),
    [t('inspect_report_foot')],
  ];
  return chapters
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function list(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `- ${line}`)];
}

function writeHead({ item: { message } }: JudgedState): readonly string[] {
  const people = (name: string, addresses: readonly MailAddress[]) =>
    addresses.length === 0
      ? []
      : [
          `${name}: ${addresses.map(({ name: shown, address }) => `${shown} <${defang(address)}>`.trim()).join(', ')}`,
        ];
  return [
    ...people(t('inspect_head_from'), message.from === null ? [] : [message.from]),
    ...people(t('inspect_head_reply_to'), message.replyTo),
    ...people(t('inspect_head_to'), message.to.slice(0, 10)),
    ...(message.subject === '' ? [] : [`${t('inspect_head_subject')}: ${message.subject}`]),
    ...(message.date === null
      ? []
      : [`${t('inspect_head_date')}: ${formatMoment(message.date, readFormatLocale())}`]),
    ...(message.headers ?? [])
      .filter(({ name }) => name === 'message-id')
      .slice(0, 1)
      .map(({ value }) => `Message-ID: ${value}`),
  ];
}

function writeAccount({ account, payee, finding }: NamedAccount): string {
  return [formatAccount(account), payee, finding === null ? '' : sayFinding(finding)]
    .filter((part) => part !== '')
    .join(' · ');
}

function writeLink(href: string, view: LinkView | undefined): string {
  const target = view?.target ?? null;
  return target === null || target === href ? defang(href) : `${defang(href)} → ${defang(target)}`;
}

function writePath({ item: { message } }: JudgedState): readonly string[] {
  return readDeliveryPath(message.headers ?? []).map(({ from, ip, by, time }) =>
    [
      `${from || '?'}${ip === '' ? '' : ` [${ip}]`} → ${by || '?'}`,
      time === null ? '' : new Date(time).toISOString(),
    ]
      .filter((part) => part !== '')
      .join(' · '),
  );
}

/** `https://a.example/b` → `hxxps://a[.]example/b` */
function defang(address: string): string {
  return address
    .replace(/^http/i, 'hxxp')
    .replace(/^([^/]*\/\/[^/]*|[^/]*)/, (host) => host.replaceAll('.', '[.]'));
}
