import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../src/ui/tokens.css', import.meta.url), 'utf8');
const DARK_START = css.indexOf('@media (prefers-color-scheme: dark)');

function readColours(text: string): Map<string, string> {
  const pairs = text.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g);
  return new Map([...pairs].map((match) => [match[1] ?? '', match[2] ?? '']));
}

const light = readColours(css.slice(0, DARK_START));
const dark = new Map([...light, ...readColours(css.slice(DARK_START))]);

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const TONES = ['seized', 'fraud', 'crime', 'caution', 'quiet'];
const GROUNDS = ['paper', 'surface', 'sunken'];

/** What text is set in, on what: 4.5:1 (WCAG 2.2, 1.4.3). */
const TEXT: readonly (readonly [string, string])[] = [
  ...['ink', 'ink-dim', 'link'].flatMap((ink) => GROUNDS.map((ground) => [ink, ground] as const)),
  ...TONES.flatMap((tone) => [
    [`${tone}-ink`, 'surface'] as const,
    [`${tone}-ink`, 'paper'] as const,
    [`${tone}-ink`, `${tone}-soft`] as const,
    ['ink', `${tone}-soft`] as const,
  ]),
  ['button-on', 'button'],
  ['button-on', 'button-hover'],
];

/** Shapes, borders of controls and the focus ring: 3:1 (WCAG 2.2, 1.4.11). */
const GRAPHICS: readonly (readonly [string, string])[] = [
  ...TONES.map((tone) => [`${tone}-on`, `${tone}-fill`] as const),
  ...['line-strong', 'focus', 'stale-ring'].flatMap((ink) => GROUNDS.map((ground) => [ink, ground] as const)),
  // Amber stands out by its dark glyph and its outline word, not by itself, on a light ground.
  ...TONES.filter((tone) => tone !== 'caution').map((tone) => [`${tone}-fill`, 'surface'] as const),
];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s theme', (_name, colours) => {
  const ratio = ([ink, ground]: readonly [string, string]): number => {
    const [one, other] = [colours.get(ink), colours.get(ground)];
    if (one === undefined || other === undefined) throw new Error(`no colour ${ink} or ${ground}`);
    return contrast(one, other);
  };

  it.each(TEXT)('text %s on %s', (ink, ground) => {
    expect(ratio([ink, ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GRAPHICS)('shape %s on %s', (ink, ground) => {
    expect(ratio([ink, ground])).toBeGreaterThanOrEqual(3);
  });
});

it('gives every colour a dark value of its own', () => {
  expect([...readColours(css.slice(DARK_START)).keys()]).toEqual([...light.keys()]);
});
