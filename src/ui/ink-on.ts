/**
 * Black or white, whichever is read better on a colour: at least 4.58:1 on any, where WCAG 2.2 asks for 4.5:1
 * (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
 * @param colour `#rrggbb`
 */
export function inkOn(colour: string): '#000000' | '#ffffff' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linearize(colour.slice(at, at + 2)));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [onWhite, onBlack] = [1.05 / (luminance + 0.05), (luminance + 0.05) / 0.05];
  return onBlack >= onWhite ? '#000000' : '#ffffff';
}

/** @param hex two digits of one channel */
function linearize(hex: string): number {
  const value = Number.parseInt(hex, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
