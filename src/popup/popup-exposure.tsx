import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { FoundExposure } from '../core/list/exposure.ts';
import { sendMessage } from '../platform/messaging.ts';
import { ExposedAddress } from '../ui/exposed-address.tsx';
import { countExposures } from '../ui/exposure-words.ts';
import { t } from '../ui/translate.ts';

interface PopupExposureProps {
  /** Opens the chapter with all of it. */
  readonly onOpen: () => void;
}

/** What the person dealt with earlier and is listed now, as long as it is news; else nothing. */
export function PopupExposure({ onOpen }: PopupExposureProps): JSX.Element | null {
  const [found, setFound] = useState<readonly FoundExposure[]>([]);
  useEffect(() => {
    sendMessage('describeExposure', {}).then(
      (view) => setFound(view.found.filter(({ isNews }) => isNews)),
      (error: unknown) => console.error('exposure', error),
    );
  }, []);
  const [first] = found;
  if (first === undefined) return null;
  const settle = () => {
    sendMessage('changeExposure', { change: 'seen' }).then(
      () => setFound([]),
      (error: unknown) => console.error('exposure', error),
    );
  };
  return (
    <section class="block exposure-news" aria-labelledby="exposure">
      <h2 id="exposure">{countExposures(found.length)}</h2>
      <ExposedAddress found={first} />
      <div class="actions">
        <button type="button" class="button button-small" onClick={onOpen}>
          {t('exposure_what_to_do')}
        </button>
        <button type="button" class="button button-small" onClick={settle}>
          {t('news_seen')}
        </button>
      </div>
    </section>
  );
}
