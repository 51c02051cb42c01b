import type { JSX } from 'preact';
import type { MailAddress, MailMessage } from '../core/mail/message.ts';
import { Fact } from '../ui/fact.tsx';
import { formatMoment } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { t } from '../ui/translate.ts';

/** Addresses that are shown of one field; the rest is counted. */
const MAX_SHOWN = 8;

/** From whom to whom, with every address in full: what mail programs like to hide. */
export function MessageHead({ message }: { readonly message: MailMessage }): JSX.Element {
  const { from, sender, replyTo, to, cc, date, subject } = message;
  return (
    <dl class="facts">
      {subject !== '' && (
        <Fact name={t('inspect_head_subject')}>
          <bdi>{subject}</bdi>
        </Fact>
      )}
      <People name={t('inspect_head_from')} people={from === null ? [] : [from]} />
      <People name={t('inspect_head_sender')} people={sender === null ? [] : [sender]} />
      <People name={t('inspect_head_reply_to')} people={replyTo} />
      <People name={t('inspect_head_to')} people={to} />
      <People name={t('inspect_head_cc')} people={cc} />
      {date !== null && (
        <Fact name={t('inspect_head_date')}>
          <span class="figures">{formatMoment(date, readFormatLocale())}</span>
        </Fact>
      )}
    </dl>
  );
}

function People({
  name,
  people,
}: {
  readonly name: string;
  readonly people: readonly MailAddress[];
}): JSX.Element | null {
  if (people.length === 0) return null;
  return (
    <Fact name={name}>
      {people.slice(0, MAX_SHOWN).map((one) => (
        <p key={`${one.name} ${one.address}`}>
          {one.name !== '' && one.name !== one.address && (
            <>
              <bdi>{one.name}</bdi>{' '}
            </>
          )}
          <bdi class="mono" dir="ltr" translate={false}>
            {one.address}
          </bdi>
        </p>
      ))}
      {people.length > MAX_SHOWN && (
        <p class="dim">{t('inspect_more', [String(people.length - MAX_SHOWN)])}</p>
      )}
    </Fact>
  );
}
