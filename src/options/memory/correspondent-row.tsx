import type { JSX } from 'preact';
import type { ForgetOutcome, MemoryRow } from '../../messages/memory.ts';
import { formatCount, pickPlural } from '../../ui/format.ts';
import { readFormatLocale } from '../../ui/language.ts';
import { t } from '../../ui/translate.ts';
import { writeDay } from '../write-day.ts';
import { EraseButton } from './erase-button.tsx';

interface CorrespondentRowProps {
  readonly row: Extract<MemoryRow, { kind: 'correspondent' }>;
  readonly onErased: (outcome: ForgetOutcome) => void;
}

/** "12 messages · 1 with a warning" */
export function sayMessages({
  messages,
  flagged,
}: {
  readonly messages: number;
  readonly flagged: number;
}): string {
  const locale = readFormatLocale();
  const said = [t(`memory_messages_${pickPlural(messages, locale)}`, [formatCount(messages, locale)])];
  if (flagged > 0)
    said.push(t(`memory_flagged_${pickPlural(flagged, locale)}`, [formatCount(flagged, locale)]));
  return said.join(' · ');
}

export function CorrespondentRow({ row, onErased }: CorrespondentRowProps): JSX.Element {
  const { address, name, mailbox, firstSeen, lastSeen, isEstablished } = row;
  return (
    <li class="memory-row">
      <div class="list-head">
        <p class="mono">
          <bdi dir="ltr" translate={false}>
            {address}
          </bdi>
        </p>
        <p class="tag">{isEstablished ? t('memory_known_person') : t('memory_new_person')}</p>
      </div>
      <p class="small dim">
        {name !== '' && (
          <>
            <bdi>{name}</bdi>
            {' · '}
          </>
        )}
        <bdi dir="ltr">{mailbox}</bdi>
      </p>
      <p class="small figures">{sayMessages(row)}</p>
      <p class="small figures">{t('memory_seen', [writeDay(firstSeen), writeDay(lastSeen)])}</p>
      <div class="actions">
        <EraseButton
          what={{ kind: 'one', id: row.id }}
          name={t('memory_erase_one', [address])}
          onErased={onErased}
        >
          {t('memory_erase')}
        </EraseButton>
      </div>
    </li>
  );
}
