/** States of the toolbar icon. `clear` is also the product's icon. */
export const ICON_STATES = ['clear', 'caution', 'listed', 'stale'] as const;
export type IconState = (typeof ICON_STATES)[number];

/** Pixel sizes that browsers ask for. */
export const ICON_SIZES = [16, 19, 32, 48, 128] as const;
export type IconSize = (typeof ICON_SIZES)[number];

/** Chosen so that each fill stands out by at least 3:1 from a white and from a dark (#2b2a33) toolbar. */
const COLOURS = {
  disc: '#5577b8',
  tape: '#ffffff',
  stop: '#de3541',
  amber: '#f4b223',
  amberEdge: '#9a6200',
  amberInk: '#2b1c00',
  grey: '#81868f',
} as const;

/**
 * Measures in pixels of that size, tuned by eye so that edges fall on whole pixels where they are straight.
 * `radius` of the disc and ring, `reach` of the octagon (whole pixels, so that its straight edges are sharp); `band`:
 * width of the tape; `stripe` and `pitch` of the stripes on it; `stroke` of glyph and ring; `dashes` of the ring, 0
 * where the size has room for an unbroken ring only.
 */
interface Tuning {
  readonly radius: number;
  readonly reach: number;
  readonly band: number;
  readonly stripe: number;
  readonly pitch: number;
  readonly stroke: number;
  readonly dashes: number;
}

const TUNING: Record<IconSize, Tuning> = {
  16: { radius: 7.5, reach: 7, band: 5, stripe: 1.3, pitch: 4.6, stroke: 2, dashes: 0 },
  19: { radius: 9, reach: 8.5, band: 5.6, stripe: 1.6, pitch: 5.4, stroke: 2, dashes: 0 },
  32: { radius: 15, reach: 14, band: 9, stripe: 2.6, pitch: 7, stroke: 3.25, dashes: 8 },
  48: { radius: 22.5, reach: 22, band: 13, stripe: 3.8, pitch: 10, stroke: 4.5, dashes: 8 },
  128: { radius: 58, reach: 58, band: 33, stripe: 10, pitch: 26, stroke: 10, dashes: 8 },
};

/** How far out the tape reaches: what is left keeps the outline whole on a white toolbar. */
const RIM = 0.9;

/** The tape: a band from the lower left to the upper right, with slanted stripes where there is room. */
function drawTape(size: IconSize, clip: string, stripeColour: string): string {
  const { band, stripe, pitch, radius } = TUNING[size];
  const middle = size / 2;
  const parts = [
    `<rect x="${-size}" y="${middle - band / 2}" width="${3 * size}" height="${band}" fill="${COLOURS.tape}"/>`,
  ];
  const slant = band / 2;
  const steps = Math.ceil(radius / pitch) + 0.5;
  for (let step = -steps; step <= steps; step += 1) {
    const x = middle + step * pitch - stripe / 2;
    const top = middle - band / 2;
    const bottom = middle + band / 2;
    parts.push(
      `<path d="M${x - slant / 2} ${bottom}h${stripe}L${x + slant / 2 + stripe} ${top}h${-stripe}z" fill="${stripeColour}"/>`,
    );
  }
  return `<g clip-path="url(#${clip})"><g transform="rotate(-45 ${middle} ${middle})">${parts.join('')}</g></g>`;
}

function drawDisc(size: IconSize): string {
  const middle = size / 2;
  const circle = `<circle cx="${middle}" cy="${middle}" r="${TUNING[size].radius}"`;
  return (
    `<clipPath id="shape"><circle cx="${middle}" cy="${middle}" r="${TUNING[size].radius * RIM}"/></clipPath>` +
    `${circle} fill="${COLOURS.disc}"/>${drawTape(size, 'shape', COLOURS.disc)}`
  );
}

function traceOctagon(size: IconSize, reach: number): string {
  const near = size / 2 - reach;
  const far = size - near;
  const cut = (far - near) * 0.293;
  return (
    `M${near + cut} ${near}H${far - cut}L${far} ${near + cut}V${far - cut}L${far - cut} ${far}` +
    `H${near + cut}L${near} ${far - cut}V${near + cut}z`
  );
}

function drawOctagon(size: IconSize): string {
  const { reach } = TUNING[size];
  return (
    `<clipPath id="shape"><path d="${traceOctagon(size, reach * RIM)}"/></clipPath>` +
    `<path d="${traceOctagon(size, reach)}" fill="${COLOURS.stop}"/>${drawTape(size, 'shape', COLOURS.stop)}`
  );
}

function drawTriangle(size: IconSize): string {
  const { radius, stroke } = TUNING[size];
  const middle = size / 2;
  const edge = Math.max(1, size / 20);
  const top = middle - radius + edge;
  const bottom = middle + radius - edge;
  const left = middle - radius - 0.02 * size + edge;
  const right = size - left;
  const glyph = stroke * 0.95;
  return (
    `<path d="M${middle} ${top}L${right} ${bottom}H${left}z" fill="${COLOURS.amber}" stroke="${COLOURS.amberEdge}"` +
    ` stroke-width="${edge}" stroke-linejoin="round"/>` +
    `<path d="M${middle} ${middle - size * 0.1}V${middle + size * 0.14}" stroke="${COLOURS.amberInk}"` +
    ` stroke-width="${glyph}" stroke-linecap="round"/>` +
    `<circle cx="${middle}" cy="${bottom - size * 0.105}" r="${glyph * 0.58}" fill="${COLOURS.amberInk}"/>`
  );
}

/** A grey ring round a small grey disc: the list or the protection is not what it should be. */
function drawRing(size: IconSize): string {
  const { radius, stroke, dashes, band } = TUNING[size];
  const middle = size / 2;
  const width = stroke * 0.85;
  const ring = radius - width / 2;
  const dash = (2 * Math.PI * ring) / dashes;
  const dashing = dashes === 0 ? '' : ` stroke-dasharray="${dash * 0.68} ${dash * 0.32}"`;
  const inner = `<circle cx="${middle}" cy="${middle}" r="${radius * 0.56}"`;
  return (
    `<circle cx="${middle}" cy="${middle}" r="${ring}" fill="none" stroke="${COLOURS.grey}" stroke-width="${width}"` +
    `${dashing} transform="rotate(-15 ${middle} ${middle})"/>` +
    `<clipPath id="shape">${inner}/></clipPath>${inner} fill="${COLOURS.grey}"/>` +
    `<g clip-path="url(#shape)"><path d="M0 ${size}L${size} 0" stroke="${COLOURS.tape}" stroke-width="${band * 0.5}"/></g>`
  );
}

const DRAW: Record<IconState, (size: IconSize) => string> = {
  clear: drawDisc,
  caution: drawTriangle,
  listed: drawOctagon,
  stale: drawRing,
};

/** The icon of a state at one size, as a whole SVG document. */
export function drawIcon(state: IconState, size: IconSize): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">${DRAW[state](size)}</svg>\n`;
}
