import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../ui/translate.ts';

interface BackButtonProps {
  readonly onBack: () => void;
}

/** The one primary action. It holds the focus from the start, so that Enter is always the way back. */
export function BackButton({ onBack }: BackButtonProps): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <button ref={button} type="button" class="button button-primary" onClick={onBack}>
      {t('back_to_safety')}
    </button>
  );
}
