import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inkOn } from '../../../src/ui/ink-on.ts';

/** Relative luminance of `#rrggbb`, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

it('is read on every colour (WCAG 2.2, 1.4.3: 4.5:1)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const colour = `#${number.toString(16).padStart(6, '0')}`;
      const [low = 0, high = 0] = [luminance(colour), luminance(inkOn(colour))].sort((a, b) => a - b);
      expect((high + 0.05) / (low + 0.05)).toBeGreaterThanOrEqual(4.5);
    }),
  );
  expect([inkOn('#000000'), inkOn('#ffffff'), inkOn('#ffd400')]).toEqual(['#ffffff', '#000000', '#000000']);
});
