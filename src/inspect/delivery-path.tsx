import type { JSX } from 'preact';
import { type Hop, readDeliveryPath } from '../core/mail/file/delivery-path.ts';
import type { MailHeader } from '../core/mail/message.ts';
import { formatDuration, formatMoment } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { t } from '../ui/translate.ts';

/** A wait that is worth a look, in milliseconds. */
const LONG = 30 * 60_000;

/** The way of a message from computer to computer, as its headers tell it: a line of stations with times and waits. */
export function DeliveryPath({ headers }: { readonly headers: readonly MailHeader[] }): JSX.Element {
  const hops = readDeliveryPath(headers);
  if (hops.length === 0) return <p>{t('inspect_path_none')}</p>;
  return (
    <>
      <p class="small dim">{t('inspect_path_hint')}</p>
      <ol class="path">
        {hops.map((hop, index) => (
          <Station key={index} hop={hop} />
        ))}
      </ol>
    </>
  );
}

function Station({ hop }: { readonly hop: Hop }): JSX.Element {
  const { from, ip, by, time, delay, isComputerName } = hop;
  const locale = readFormatLocale();
  return (
    <li class={isComputerName ? 'station station-marked' : 'station'}>
      <p>
        <bdi class="mono" dir="ltr">
          {isComputerName ? <mark>{from}</mark> : from || '?'}
        </bdi>
        {ip !== '' && (
          <bdi class="mono dim" dir="ltr">
            {' '}
            [{ip}]
          </bdi>
        )}
      </p>
      {isComputerName && <p class="small">{t('inspect_path_computer')}</p>}
      <p class="small dim">
        {t('inspect_path_to')}{' '}
        <bdi class="mono" dir="ltr">
          {by || '?'}
        </bdi>
        {time !== null && <span class="figures"> · {formatMoment(time, locale)}</span>}
      </p>
      {delay !== null && Math.abs(delay) >= 1000 && (
        <p class={Math.abs(delay) >= LONG ? 'small station-late' : 'small dim'}>
          {delay < 0 ? t('inspect_path_back') : t('inspect_path_delay', [formatDuration(delay, locale)])}
        </p>
      )}
    </li>
  );
}
