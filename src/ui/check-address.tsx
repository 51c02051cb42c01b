import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ClearReason, ListedVerdict } from '../core/list/verdict.ts';
import type { AddressView } from '../core/url/address-view.ts';
import { AddressText } from './address-text.tsx';
import { nameState, sayHeadline } from './case-words.ts';
import { ClaimText } from './claim-text.tsx';
import { nameClear, sayClear } from './clear-words.ts';
import { Disclosure } from './disclosure.tsx';
import { ListingFacts, OtherListings } from './listing-facts.tsx';
import { ProvenanceLine } from './provenance-line.tsx';
import { StateIcon } from './state-icon.tsx';
import { pickVerdictTone } from './tone.ts';
import { t } from './translate.ts';

/** What is known of an address that a person typed. */
export interface CheckAnswer {
  /** Null where the text is no web address. */
  readonly address: AddressView | null;
  readonly outcome:
    | { readonly kind: 'clear'; readonly because: ClearReason }
    | { readonly kind: 'listed' | 'continued'; readonly verdict: ListedVerdict };
}

type CheckState =
  | { readonly kind: 'idle' | 'asking' | 'failed' }
  | { readonly kind: 'answered'; readonly answer: CheckAnswer };

function ListedResult({
  address,
  verdict,
}: {
  readonly address: AddressView;
  readonly verdict: ListedVerdict;
}): JSX.Element {
  const tone = pickVerdictTone(verdict);
  const [first, ...others] = verdict.by === 'lists' ? verdict.listings : [];
  return (
    <div class={`result tone-${tone}`}>
      <StateIcon tone={tone} size={24} />
      <div>
        <p class="tone-word">{nameState(verdict)}</p>
        <AddressText address={address} isDefanged />
        {first === undefined ? <p>{sayHeadline(verdict)}</p> : <ClaimText listing={first} />}
        {first !== undefined && (
          <>
            <ProvenanceLine listing={first} />
            <Disclosure title={t('details_title')}>
              <ListingFacts listing={first} />
              <OtherListings listings={others} />
            </Disclosure>
          </>
        )}
      </div>
    </div>
  );
}

function ClearResult({
  address,
  because,
}: {
  readonly address: AddressView;
  readonly because: ClearReason;
}): JSX.Element {
  return (
    <div class="result tone-not-listed">
      <StateIcon tone="not-listed" size={24} />
      <div>
        <p class="tone-word">{nameClear(because)}</p>
        <AddressText address={address} />
        <p>{sayClear(because)}</p>
      </div>
    </div>
  );
}

function CheckResult({ state }: { readonly state: CheckState }): JSX.Element | null {
  if (state.kind === 'failed') return <p class="error">{t('no_answer_short')}</p>;
  if (state.kind !== 'answered') return null;
  const { address, outcome } = state.answer;
  if (address === null) return <p class="error">{t('check_unreadable')}</p>;
  if (outcome.kind === 'clear') return <ClearResult address={address} because={outcome.because} />;
  return <ListedResult address={address} verdict={outcome.verdict} />;
}

interface CheckAddressProps {
  /** Asks what is known of a text; rejects when nobody answers. */
  readonly check: (text: string) => Promise<CheckAnswer>;
}

/** A field to check any address by hand. Nothing is opened and nothing leaves the device. */
export function CheckAddress({ check }: CheckAddressProps): JSX.Element {
  const [text, setText] = useState('');
  const [state, setState] = useState<CheckState>({ kind: 'idle' });
  const submit = (event: Event) => {
    event.preventDefault();
    const asked = text.trim();
    if (asked === '') return;
    setState({ kind: 'asking' });
    check(asked).then(
      (answer) => setState({ kind: 'answered', answer }),
      () => setState({ kind: 'failed' }),
    );
  };
  return (
    <form class="check" onSubmit={submit}>
      <label class="check-label" for="check-address">
        {t('check_label')}
      </label>
      <div class="check-form">
        <input
          id="check-address"
          type="text"
          inputMode="url"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          dir="ltr"
          aria-describedby="check-hint"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button button-small">
          {t('check_button')}
        </button>
      </div>
      <p id="check-hint" class="small dim">
        {t('check_hint')}
      </p>
      <div role="status">
        <CheckResult state={state} />
      </div>
    </form>
  );
}
