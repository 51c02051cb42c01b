import type { JSX } from 'preact';
import { SHAPES } from './state-shapes.ts';
import type { Tone } from './tone.ts';

interface StateIconProps {
  readonly tone: Tone;
  /** CSS pixels. */
  readonly size: number;
  /** Draws the grey ring of stale or weaker protection around it. */
  readonly isRinged?: boolean;
}

/** Decorative: the word beside it carries the meaning for screen readers. */
export function StateIcon({ tone, size, isRinged = false }: StateIconProps): JSX.Element {
  const { outline, glyph } = SHAPES[tone];
  return (
    <svg
      class={`state-icon tone-${tone}`}
      width={size}
      height={size}
      viewBox={isRinged ? '-5 -5 34 34' : '0 0 24 24'}
      aria-hidden="true"
      focusable="false"
    >
      {isRinged && <circle class="state-icon-ring" cx="12" cy="12" r="15.5" />}
      <path class={tone === 'not-listed' ? 'state-icon-outline' : 'state-icon-shape'} d={outline} />
      <path class={tone === 'not-listed' ? 'state-icon-outline' : 'state-icon-glyph'} d={glyph} />
    </svg>
  );
}
