import type { Tone } from './tone.ts';

/** 24 px grid, 1.75 px strokes. The shape alone tells the five states apart. */
export const SHAPES: Record<Tone, { readonly outline: string; readonly glyph: string }> = {
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
