import type { JSX } from 'preact';
import { sayFinding } from '../ui/finding-words.ts';
import { joinNames } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { t } from '../ui/translate.ts';
import { ConfirmPayee } from './confirm-payee.tsx';
import type { NamedAccount } from './name-accounts.ts';
import type { AccountPlace } from './read-item.ts';

function nameCountry(account: string): string | null {
  const country = account.slice(0, 2);
  return /^[A-Z]{2}$/.test(country)
    ? (new Intl.DisplayNames(readFormatLocale(), { type: 'region' }).of(country) ?? country)
    : null;
}

function namePlace(place: AccountPlace): string {
  return t(`inspect_place_${place}`);
}

/** IBANs in groups of four, as banks print them (ISO 13616). */
export function formatAccount(account: string): string {
  return account.includes(' ') ? account : (account.match(/.{1,4}/g) ?? []).join(' ');
}

/** The bank accounts that an item names: where the bank is, who is to be paid, and what is known of the account. */
export function AccountsSection({ accounts }: { readonly accounts: readonly NamedAccount[] }): JSX.Element {
  return (
    <ul class="rows accounts">
      {accounts.map(({ account, payee, places, finding, confirmable }) => {
        const country = nameCountry(account);
        return (
          <li key={account} class="account">
            <p>
              <bdi class="mono account-number" dir="ltr" translate={false}>
                {formatAccount(account)}
              </bdi>
            </p>
            {payee !== '' && (
              <p>
                {t('inspect_account_payee')} <bdi>{payee}</bdi>
              </p>
            )}
            <p class="small dim">
              {[
                country === null ? '' : t('inspect_account_bank', [country]),
                joinNames(places.map(namePlace), readFormatLocale()),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </p>
            {finding === null ? (
              <p class="small">{t('inspect_account_unknown')}</p>
            ) : (
              // Of one account the verdict above has said it.
              accounts.length > 1 && <p class="small">{sayFinding(finding)}</p>
            )}
            {confirmable !== null && <ConfirmPayee payee={confirmable} />}
          </li>
        );
      })}
    </ul>
  );
}
