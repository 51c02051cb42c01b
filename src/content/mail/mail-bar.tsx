import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Finding } from '../../core/mail/assessment.ts';
import type { Payee } from '../../messages/memory.ts';
import { sayFinding } from '../../ui/finding-words.ts';
import { readTextDirection, readTextLanguage } from '../../ui/language.ts';
import { ProvenanceLine } from '../../ui/provenance-line.tsx';
import { StateIcon } from '../../ui/state-icon.tsx';
import { t } from '../../ui/translate.ts';
import { CheckedAccount } from './checked-account.tsx';
import { type MailWords, sayAnswer } from './mail-words.ts';

interface MailBarProps {
  readonly words: MailWords;
  /** Accounts of the message that the person may say to have checked. */
  readonly payees: readonly Payee[];
  /** Beside the draft of an answer: who is answered, and to whom the answer goes. */
  readonly answer?: { readonly sender: string; readonly recipients: readonly string[] };
}

/** Accounts beyond these are nobody's to check one by one. */
const MOST_PAYEES = 3;

/** The calm bar above a message: what to do, why, and how we know. It takes no focus. */
export function MailBar({ words, payees, answer }: MailBarProps): JSX.Element {
  const { tone, word, headline, reasons, advice, seen, unchecked } = words;
  return (
    <section
      class={`bar tone-${tone}`}
      lang={readTextLanguage()}
      dir={readTextDirection()}
      aria-label={answer === undefined ? t('mail_bar_label') : t('mail_bar_label_answer')}
    >
      <div class="tape" />
      <div class="body">
        <StateIcon tone={tone} size={32} />
        <div class="words" role="status">
          <p class="state tone-word">{word}</p>
          {answer !== undefined && (
            <p class="small">
              <Said text={sayAnswer(answer)} />
            </p>
          )}
          <p class="headline">{headline}</p>
          {reasons.map((reason) => (
            <p key={reason}>
              <Said text={reason} />
            </p>
          ))}
          {advice !== null && <p class="advice">{advice}</p>}
          {unchecked !== null && <p class="small dim">{unchecked}</p>}
        </div>
        {seen.length > 0 && <Seen findings={seen} />}
        {payees.slice(0, MOST_PAYEES).map((payee) => (
          <CheckedAccount key={payee.account} payee={payee} />
        ))}
      </div>
    </section>
  );
}

/** A value from the message, as {@link sayFinding} sets it apart from our words, where it is in one word. */
const WORDS_OF_MESSAGE = /(\u2068[^\s\u2069]+\u2069)/;

/** A sentence whose addresses stay in one line where there is room: they are to be compared letter by letter. */
function Said({ text }: { readonly text: string }): JSX.Element {
  const parts = text.split(WORDS_OF_MESSAGE);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <span key={index} class="value">
            {part}
          </span>
        ),
      )}
    </>
  );
}

/** Every finding, put into words only when the person asks for them: a message may have two hundred. */
function Seen({ findings }: { readonly findings: readonly Finding[] }): JSX.Element {
  const [isAsked, setIsAsked] = useState(false);
  return (
    <details class="more" onToggle={() => setIsAsked(true)}>
      <summary>{t('mail_what_we_saw')}</summary>
      <ul>
        {isAsked &&
          findings.map((finding) => (
            <SeenFinding key={`${finding.id} ${finding.values.join()}`} finding={finding} />
          ))}
      </ul>
    </details>
  );
}

/** A finding with the words of the message that it stands on, and the case behind it. */
function SeenFinding({ finding }: { readonly finding: Finding }): JSX.Element {
  const said = sayFinding(finding);
  // Words that the sentence has already are not said twice.
  const quotes = new Set(finding.evidence.map(({ quote }) => quote).filter((quote) => !said.includes(quote)));
  return (
    <li>
      <Said text={said} />
      {[...quotes].slice(0, 2).map((quote) => (
        <q key={quote} class="quote" dir="auto">
          {quote}
        </q>
      ))}
      {finding.listing !== undefined && <ProvenanceLine listing={finding.listing} />}
    </li>
  );
}
