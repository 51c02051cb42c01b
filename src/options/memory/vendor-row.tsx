import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ConfirmOutcome, ForgetOutcome, MemoryRow, RememberedAccount } from '../../messages/memory.ts';
import { sendMessage } from '../../platform/messaging.ts';
import { joinNames } from '../../ui/format.ts';
import { readFormatLocale } from '../../ui/language.ts';
import { snake } from '../../ui/snake.ts';
import { t } from '../../ui/translate.ts';
import { Spoken } from '../spoken.tsx';
import { writeDay } from '../write-day.ts';
import { sayMessages } from './correspondent-row.tsx';
import { EraseButton } from './erase-button.tsx';

interface VendorRowProps {
  readonly row: Extract<MemoryRow, { kind: 'vendor' }>;
  readonly onErased: (outcome: ForgetOutcome) => void;
  /** An account was confirmed, or is not any more. */
  readonly onChange: () => void;
}

/** "vat:DE123" and "from:acme.example" without what they begin with. */
function nameVendorKey(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

export function VendorRow({ row, onErased, onChange }: VendorRowProps): JSX.Element {
  const key = nameVendorKey(row.vendor);
  return (
    <li class="memory-row">
      <p>
        <strong>
          <bdi>{row.name === '' ? key : row.name}</bdi>
        </strong>{' '}
        <bdi class="mono dim small" dir="ltr" translate={false}>
          {key}
        </bdi>
      </p>
      <ul class="memory-accounts">
        {row.accounts.map((account) => (
          <Account key={account.account} vendor={row.vendor} account={account} onChange={onChange} />
        ))}
      </ul>
      <div class="actions">
        <EraseButton
          what={{ kind: 'one', id: row.id }}
          name={t('memory_erase_one', [key])}
          onErased={onErased}
        >
          {t('memory_erase')}
        </EraseButton>
      </div>
    </li>
  );
}

interface AccountProps {
  readonly vendor: string;
  readonly account: RememberedAccount;
  readonly onChange: () => void;
}

function Account({ vendor, account, onChange }: AccountProps): JSX.Element {
  const { confirmed, senders, firstSeen, lastSeen, standing } = account;
  // An IBAN is compared in groups of four.
  const printed = account.account.includes(' ')
    ? account.account
    : account.account.replace(/.{4}(?=.)/g, '$& ');
  return (
    <li>
      <div class="list-head">
        <p class="mono figures">
          <bdi dir="ltr" translate={false}>
            {printed}
          </bdi>
        </p>
        <p class="tag">{t(`memory_standing_${standing}`)}</p>
      </div>
      <p class="small figures">{sayMessages(account)}</p>
      <p class="small figures">{t('memory_seen', [writeDay(firstSeen), writeDay(lastSeen)])}</p>
      {senders.length > 0 && (
        <p class="small dim">{t('memory_named_by', [joinNames(senders, readFormatLocale())])}</p>
      )}
      {confirmed !== null && (
        <p class="small figures">{t(`memory_confirmed_${snake(confirmed.how)}`, [writeDay(confirmed.at)])}</p>
      )}
      <AccountCheckButtons
        vendor={vendor}
        account={account.account}
        printed={printed}
        isConfirmed={confirmed !== null}
        onChange={onChange}
      />
    </li>
  );
}

interface AccountCheckButtonsProps {
  readonly vendor: string;
  readonly account: string;
  readonly printed: string;
  readonly isConfirmed: boolean;
  readonly onChange: () => void;
}

function AccountCheckButtons({
  vendor,
  account,
  printed,
  isConfirmed,
  onChange,
}: AccountCheckButtonsProps): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const settle = (outcome: ConfirmOutcome) => {
    setAsking(false);
    setTrouble(outcome.kind === 'refused' ? t(`memory_refused_${snake(outcome.because)}`) : null);
    onChange();
  };
  const fail = () => setTrouble(t('no_answer_short'));
  const confirm = (how: 'phone' | 'in-person' | 'other') =>
    void sendMessage('confirmAccount', { vendors: [vendor], account, how }).then(settle, fail);
  const undo = () => void sendMessage('undoConfirmation', { vendors: [vendor], account }).then(settle, fail);
  if (isAsking) {
    return (
      <div class="question">
        <Spoken as="p">{t('memory_confirm_question', [printed])}</Spoken>
        <div class="actions">
          {(['phone', 'in-person', 'other'] as const).map((how) => (
            <button key={how} type="button" class="button button-small" onClick={() => confirm(how)}>
              {t(`memory_how_${snake(how)}`)}
            </button>
          ))}
          <button type="button" class="button button-small" onClick={() => setAsking(false)}>
            {t('memory_confirm_no')}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div class="actions">
      <button type="button" class="button button-small" onClick={isConfirmed ? undo : () => setAsking(true)}>
        {isConfirmed ? t('memory_unconfirm') : t('memory_confirm')}
      </button>
      <span role="status">{trouble}</span>
    </div>
  );
}
