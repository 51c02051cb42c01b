import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { findAccounts } from '../../core/mail/account/find-accounts.ts';
import {
  type ListedVendor,
  type ReadVendorListResult,
  type RejectedLine,
  readVendorList,
} from '../../core/mail/memory/vendor-list.ts';
import type { MemoryView } from '../../messages/memory.ts';
import { sendMessage } from '../../platform/messaging.ts';
import { formatCount, pickPlural } from '../../ui/format.ts';
import { isolate } from '../../ui/isolate.ts';
import { readFormatLocale } from '../../ui/language.ts';
import { snake } from '../../ui/snake.ts';
import { t } from '../../ui/translate.ts';
import { Spoken } from '../spoken.tsx';

/** Lines that are left out and shown with their reasons; more are only counted. */
const MAX_SHOWN = 20;

/** An account that is a cell's whole content. */
function readAccount(text: string): string | null {
  const [found, more] = findAccounts(text);
  return found !== undefined && more === undefined && found.quote.trim() === text.trim()
    ? found.account
    : null;
}

/** Accounting programs on Windows write their country's own encoding; text that is no UTF-8 is taken for that. */
async function readText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

interface VendorListProps {
  readonly view: MemoryView;
  readonly onChange: (view: MemoryView) => void;
}

/** The person's own list of suppliers: looked at first, then taken. */
export function VendorList({ view, onChange }: VendorListProps): JSX.Element {
  const [read, setRead] = useState<ReadVendorListResult | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const locale = readFormatLocale();
  const take = (vendors: readonly ListedVendor[], done: string) => {
    sendMessage('takeVendorList', { vendors }).then(
      (outcome) => {
        setRead(null);
        if (outcome.kind === 'refused') return setSaid(t(`memory_refused_${snake(outcome.because)}`));
        setSaid(done);
        onChange(outcome.view);
      },
      () => setSaid(t('no_answer_short')),
    );
  };
  const choose = (file: File | undefined) => {
    setSaid(null);
    if (file !== undefined) {
      readText(file).then(
        (text) => setRead(readVendorList(text, readAccount)),
        () => setRead(null),
      );
    }
  };
  const { listed, listedByOrganisation } = view;
  return (
    <div class="card memory-card">
      <h3>{t('vendors_title')}</h3>
      <p>{t('vendors_intro')}</p>
      {listed > 0 && (
        <p class="figures">{t(`vendors_own_${pickPlural(listed, locale)}`, [formatCount(listed, locale)])}</p>
      )}
      {listedByOrganisation > 0 && (
        <p class="figures">
          {t(`vendors_organisation_${pickPlural(listedByOrganisation, locale)}`, [
            formatCount(listedByOrganisation, locale),
          ])}
        </p>
      )}
      {read === null ? (
        <div class="check">
          <label class="check-label" for="vendor-file">
            {t('vendors_file')}
          </label>
          <div class="actions">
            <input
              id="vendor-file"
              type="file"
              accept=".csv,.tsv,.txt,text/csv,text/plain"
              onChange={(event) => choose(event.currentTarget.files?.[0])}
            />
            {listed > 0 && (
              <button
                type="button"
                class="button button-small"
                onClick={() => take([], t('vendors_removed'))}
              >
                {t('vendors_remove')}
              </button>
            )}
          </div>
        </div>
      ) : (
        <VendorPreview
          read={read}
          isReplacing={listed > 0}
          onTake={(vendors) => take(vendors, t('vendors_taken'))}
          onCancel={() => setRead(null)}
        />
      )}
      <p role="status">{said}</p>
    </div>
  );
}

interface VendorPreviewProps {
  readonly read: ReadVendorListResult;
  readonly isReplacing: boolean;
  readonly onTake: (vendors: readonly ListedVendor[]) => void;
  readonly onCancel: () => void;
}

function VendorPreview({ read, isReplacing, onTake, onCancel }: VendorPreviewProps): JSX.Element {
  const locale = readFormatLocale();
  const cancel = (
    <button type="button" class="button button-small" onClick={onCancel}>
      {t('vendors_cancel')}
    </button>
  );
  if (!read.ok) {
    return (
      <div class="news">
        <Spoken as="p">{t(`vendors_unreadable_${snake(read.problem)}`)}</Spoken>
        <div class="actions">{cancel}</div>
      </div>
    );
  }
  const { vendors, rejected } = read;
  return (
    <div class="question">
      <Spoken as="p" class="figures">
        {t(`vendors_preview_${pickPlural(vendors.length, locale)}`, [formatCount(vendors.length, locale)])}
        {isReplacing && ` ${t('vendors_replaces')}`}
      </Spoken>
      {rejected.length > 0 && <LeftOut rejected={rejected} />}
      <div class="actions">
        {vendors.length > 0 && (
          <button type="button" class="button button-small button-primary" onClick={() => onTake(vendors)}>
            {t('vendors_take')}
          </button>
        )}
        {cancel}
      </div>
    </div>
  );
}

function LeftOut({ rejected }: { readonly rejected: readonly RejectedLine[] }): JSX.Element {
  const locale = readFormatLocale();
  return (
    <div>
      <p class="figures">
        {t(`vendors_left_out_${pickPlural(rejected.length, locale)}`, [formatCount(rejected.length, locale)])}
      </p>
      <ul class="memory-rejects">
        {rejected.slice(0, MAX_SHOWN).map(({ line, problem, value }) => (
          <li key={line} class="small figures">
            {t('vendors_line', [formatCount(line, locale), t(`vendors_reject_${snake(problem)}`)])}
            {value !== '' && <> ({isolate(value)})</>}
          </li>
        ))}
      </ul>
    </div>
  );
}
