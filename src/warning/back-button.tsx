import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface BackButtonProps {
  readonly label: string;
  readonly onBack: () => void;
}

/** The one primary action. It holds the focus from the start, so that Enter is always the way back. */
export function BackButton({ label, onBack }: BackButtonProps): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <button ref={button} type="button" class="button button-primary" onClick={onBack}>
      {label}
    </button>
  );
}
