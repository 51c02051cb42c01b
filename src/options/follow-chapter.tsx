import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FollowOutcome, ListPreview, ListRefusal, ProtectionView } from '../messages/protocol.ts';
import { sendMessage } from '../platform/messaging.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { nameList } from '../ui/provenance-line.tsx';
import { snake } from '../ui/snake.ts';
import { t } from '../ui/translate.ts';
import { Chapter } from './chapter.tsx';
import { FollowDecision } from './follow-decision.tsx';
import { Spoken } from './spoken.tsx';

/** Why nothing came of it; `no-answer`: the background did not say. */
type Trouble = ListRefusal | 'no-answer';

function TroubleText({ trouble }: { readonly trouble: Trouble }): JSX.Element {
  if (trouble === 'no-answer') return <p>{t('no_answer_short')}</p>;
  return (
    <>
      <p>{t(`refused_list_${snake(trouble.because)}`)}</p>
      {trouble.detail !== null && (
        <Disclosure title={t('problem_detail')}>
          <p lang="en">{trouble.detail}</p>
        </Disclosure>
      )}
    </>
  );
}

interface AddressFormProps {
  readonly address: string;
  readonly onInput: (address: string) => void;
  readonly onFound: (preview: ListPreview) => void;
  readonly trouble: Trouble | null;
  readonly onTrouble: (trouble: Trouble | null) => void;
  /** The person was at the second step and came back. */
  readonly hasFocus: boolean;
}

/** The first step: which list. */
function AddressForm(props: AddressFormProps): JSX.Element {
  const { address, onInput, onFound, trouble, onTrouble, hasFocus } = props;
  const [isAsking, setAsking] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (hasFocus) input.current?.focus();
  }, []);
  const ask = (event: Event) => {
    event.preventDefault();
    const asked = address.trim();
    if (asked === '' || isAsking) return;
    onTrouble(null);
    setAsking(true);
    sendMessage('previewList', { address: asked }).then(
      (outcome) => {
        setAsking(false);
        if (outcome.kind === 'found') onFound(outcome.preview);
        else onTrouble(outcome);
      },
      () => {
        setAsking(false);
        onTrouble('no-answer');
      },
    );
  };
  return (
    <form class="check" onSubmit={ask}>
      <label class="check-label" for="follow-address">
        {t('follow_label')}
      </label>
      <div class="check-form">
        <input
          ref={input}
          id="follow-address"
          type="text"
          inputMode="url"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          dir="ltr"
          aria-describedby="follow-hint follow-trouble"
          aria-invalid={trouble !== null && trouble !== 'no-answer'}
          value={address}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        <button type="submit" class="button button-small" aria-disabled={isAsking}>
          {isAsking ? t('update_running') : t('follow_look')}
        </button>
      </div>
      <p id="follow-hint" class="small dim">
        {t('follow_hint')}
      </p>
      <div id="follow-trouble" role="status">
        {trouble !== null && (
          <div class="news">
            <TroubleText trouble={trouble} />
          </div>
        )}
      </div>
    </form>
  );
}

/** What has become of the person's "yes". */
function sayFollowed({ fingerprint, host }: ListPreview, { lists }: ProtectionView): string {
  const list = lists.find((candidate) => candidate.fingerprint === fingerprint);
  return list === undefined ? t('follow_waits', [host]) : t('follow_done', [nameList(list.info)]);
}

type Step =
  | { readonly kind: 'typing' | 'back' }
  | { readonly kind: 'deciding'; readonly preview: ListPreview }
  | { readonly kind: 'followed'; readonly text: string };

/** Following a list of somebody else: which one, what it is, yes or no. */
export function FollowChapter({
  onChange,
}: {
  readonly onChange: (view: ProtectionView) => void;
}): JSX.Element {
  const [address, setAddress] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [step, setStep] = useState<Step>({ kind: 'typing' });
  const goBack = (because: Trouble | null) => {
    setTrouble(because);
    setStep({ kind: 'back' });
  };
  const settle = (preview: ListPreview, outcome: FollowOutcome) => {
    if (outcome.kind === 'refused') return goBack(outcome);
    setAddress('');
    setStep({ kind: 'followed', text: sayFollowed(preview, outcome.view) });
    onChange(outcome.view);
  };
  return (
    <Chapter title={t('follow_title')}>
      <p>{t('follow_intro')}</p>
      <div class="card">
        {step.kind === 'deciding' ? (
          <FollowDecision
            preview={step.preview}
            onNo={() => goBack(null)}
            onFailure={() => goBack('no-answer')}
            onAnswer={(outcome) => settle(step.preview, outcome)}
          />
        ) : (
          <AddressForm
            address={address}
            onInput={setAddress}
            trouble={trouble}
            onTrouble={setTrouble}
            hasFocus={step.kind === 'back'}
            onFound={(preview) => setStep({ kind: 'deciding', preview })}
          />
        )}
        {step.kind === 'followed' && <Spoken as="p">{step.text}</Spoken>}
      </div>
    </Chapter>
  );
}
