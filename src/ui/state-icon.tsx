import type { JSX } from 'preact';
import type { Tone } from './tone.ts';

/** 24 px grid, 1.75 px strokes. The shape alone tells the five states apart. */
const SHAPES: Record<Tone, { readonly outline: string; readonly glyph: string }> = {
  seized: {
    outline: 'M12 2.25 4 5.25v6.1c0 4.9 3.2 8.6 8 10.4 4.8-1.8 8-5.5 8-10.4v-6.1z',
    glyph: 'M7.75 11.5h8.5',
  },
  'fraud-linked': {
    outline: 'M8.1 2.5h7.8l5.6 5.6v7.8l-5.6 5.6H8.1l-5.6-5.6V8.1z',
    glyph: 'm8.75 8.75 6.5 6.5m0-6.5-6.5 6.5',
  },
  'crime-service': {
    outline: 'm12 1.9 8.75 5.05v10.1L12 22.1l-8.75-5.05V6.95z',
    glyph: 'M8.5 15.5l7-7',
  },
  caution: {
    outline: 'M12 2.6 22.3 20.9H1.7z',
    glyph: 'M12 9.25v5m0 3.25v.01',
  },
  'not-listed': {
    outline: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
    glyph: 'M8.5 12h7',
  },
};

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
