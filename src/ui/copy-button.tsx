import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from './translate.ts';

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  readonly onCopy?: () => void;
}

/** Copies a text and says whether that worked. */
export function CopyButton({ text, label, onCopy }: CopyButtonProps): JSX.Element {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const copy = () => {
    onCopy?.();
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  };
  return (
    <>
      <button type="button" class="button" onClick={copy}>
        {label}
      </button>
      <span role="status">
        {outcome === 'copied' && t('copied')}
        {outcome === 'failed' && t('copy_failed')}
      </span>
    </>
  );
}
