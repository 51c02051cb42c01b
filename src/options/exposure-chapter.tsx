import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FoundExposure } from '../core/list/exposure.ts';
import type { ExposureChange, ExposureView } from '../messages/exposure.ts';
import { sendMessage } from '../platform/messaging.ts';
import { AftercareSection } from '../ui/aftercare-section.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { ExposedAddress } from '../ui/exposed-address.tsx';
import { formatCount, formatSpan, pickPlural } from '../ui/format.ts';
import { readFormatLocale } from '../ui/language.ts';
import { ListingFacts } from '../ui/listing-facts.tsx';
import { t } from '../ui/translate.ts';
import { Chapter } from './chapter.tsx';
import { Spoken } from './spoken.tsx';

/** What was met earlier and is listed now, what is kept to find it, and everything that a person can do about it. */
export function ExposureChapter(): JSX.Element {
  const [view, setView] = useState<ExposureView | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const show = (answer: Promise<ExposureView>) => {
    setFailed(false);
    answer.then(setView, () => setFailed(true));
  };
  useEffect(() => show(sendMessage('describeExposure', {})), []);
  const card = useRef<HTMLDivElement>(null);
  const isShown = view !== null;
  // Whoever came here from the popup: the chapter is there only now.
  useEffect(() => {
    if (isShown && location.hash === '#exposure') card.current?.scrollIntoView();
  }, [isShown]);
  const change = (wanted: ExposureChange) => show(sendMessage('changeExposure', { change: wanted }));
  return (
    <Chapter title={t('exposure_title')}>
      <p>{t('exposure_intro')}</p>
      {hasFailed && (
        <p class="news" role="alert">
          {t('no_answer_short')}
        </p>
      )}
      {view !== null && (
        <div class="card memory-card" ref={card}>
          <ExposureSwitch view={view} onChange={change} />
          {view.hasTrouble ? (
            <p class="news">{t('exposure_trouble')}</p>
          ) : (
            <>
              <FoundList found={view.found} />
              <Kept view={view} onErase={() => change('erase')} />
            </>
          )}
        </div>
      )}
    </Chapter>
  );
}

interface ExposureSwitchProps {
  readonly view: ExposureView;
  readonly onChange: (change: ExposureChange) => void;
}

function ExposureSwitch({ view: { isOn, isLocked }, onChange }: ExposureSwitchProps): JSX.Element {
  if (isLocked) return <p>{isOn ? t('memory_locked_on') : t('exposure_locked_off')}</p>;
  return (
    <div>
      <div class="choice">
        <label>
          <input
            type="checkbox"
            checked={isOn}
            onChange={(event) => onChange(event.currentTarget.checked ? 'on' : 'off')}
          />
          <span>{t('exposure_switch')}</span>
        </label>
      </div>
      <div role="status">{!isOn && <p class="remark">{t('exposure_off')}</p>}</div>
    </div>
  );
}

function FoundList({ found }: { readonly found: readonly FoundExposure[] }): JSX.Element {
  if (found.length === 0) return <p>{t('exposure_none')}</p>;
  return (
    <ul class="memory-rows">
      {found.map((one) => (
        <li key={`${one.type} ${one.value}`} class="memory-row">
          <ExposedAddress found={one} />
          <div class="disclosures">
            <AftercareSection verdict={one.verdict} />
            {one.verdict.by === 'lists' && (
              <Disclosure title={t('details_title')}>
                <ListingFacts listing={one.verdict.listings[0]} />
              </Disclosure>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

interface KeptProps {
  readonly view: ExposureView;
  readonly onErase: () => void;
}

/** How much is kept, for how long, and the way to let go of it. */
function Kept({ view: { hosts, keepDays, found }, onErase }: KeptProps): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const locale = readFormatLocale();
  const erase = () => {
    setAsking(false);
    onErase();
  };
  return (
    <div class="question">
      <p class="figures">
        {t(`exposure_kept_${pickPlural(hosts, locale)}`, [
          formatCount(hosts, locale),
          formatSpan(keepDays, locale),
        ])}{' '}
        {t('exposure_history')}
      </p>
      {isAsking ? (
        <>
          <Spoken as="p">{t('exposure_erase_question')}</Spoken>
          <div class="actions">
            <button type="button" class="button button-small" onClick={erase}>
              {t('memory_erase_all')}
            </button>
            <button type="button" class="button button-small" onClick={() => setAsking(false)}>
              {t('memory_erase_no')}
            </button>
          </div>
        </>
      ) : (
        hosts + found.length > 0 && (
          <div class="actions">
            <button type="button" class="button button-small" onClick={() => setAsking(true)}>
              {t('memory_erase_all')}
            </button>
          </div>
        )
      )}
    </div>
  );
}
