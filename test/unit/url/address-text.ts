import fc from 'fast-check';

const DELIMITERS = 'http:// https: view-source: data: // / \\ . .. ? # @ : :80 [ ] ::1'.split(' ');
const ESCAPES = '% %2 %25 %2e %2F %00 ％'.split(' ');
const HOST_PARTS = '0x7f 1 255 xn-- xn--a ß 。 a B com - _ * " | Ã \u200d \u{1f600}'.split(' ');
const CONTROLS = ['\0', '\t', '\n', ' ', '\u0080', '\ud800', '\udc00'];

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...DELIMITERS, ...ESCAPES, ...HOST_PARTS, ...CONTROLS),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(''));

/**
 * Text made of what matters to a URL parser and of any other character, alone and as host or path of an
 * address.
 */
export const addressText = fc.oneof(
  text,
  text.map((part) => `http://${part}`),
  text.map((part) => `http://a.test/${part}`),
);
