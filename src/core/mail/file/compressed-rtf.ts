/** What the dictionary holds before the first byte ([MS-OXRTFCP] 2.1.3.1.1). */
const FIRST_DICTIONARY =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
const DICTIONARY_SIZE = 4096;
/** Two bytes become at most 17: what unpacks to more than this is not unpacked further. */
const MAX_OUTPUT = 32 * 1024 * 1024;

/**
 * Unpacks the RTF of an Outlook message ([MS-OXRTFCP]), as Latin-1 text. A stream that is cut off gives what is there;
 * its checksum is not compared. Null where it is no such stream.
 */
export function decompressRtf(bytes: Uint8Array): string | null {
  if (bytes.length < 16) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = view.getUint32(8, true);
  const latin = new TextDecoder('latin1');
  if (kind === UNCOMPRESSED) return latin.decode(bytes.subarray(16));
  if (kind !== COMPRESSED) return null;
  return latin.decode(unpack(bytes, Math.min(view.getUint32(4, true), MAX_OUTPUT)));
}

function unpack(bytes: Uint8Array, size: number): Uint8Array {
  const dictionary = new Uint8Array(DICTIONARY_SIZE);
  for (let index = 0; index < FIRST_DICTIONARY.length; index++) {
    dictionary[index] = FIRST_DICTIONARY.charCodeAt(index);
  }
  let write = FIRST_DICTIONARY.length;
  // Sizes come from outside: room is made as it is needed.
  const output: number[] = [];
  const put = (byte: number) => {
    output.push(byte);
    dictionary[write] = byte;
    write = (write + 1) % DICTIONARY_SIZE;
  };
  let at = 16;
  while (at < bytes.length && output.length < size) {
    const control = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length && output.length < size; bit++) {
      if (((control >> bit) & 1) === 0) {
        put(bytes[at++] ?? 0);
        continue;
      }
      const token = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const offset = token >> 4;
      if (offset === write) return Uint8Array.from(output);
      for (let index = 0; index < (token & 0xf) + 2; index++)
        put(dictionary[(offset + index) % DICTIONARY_SIZE] ?? 0);
    }
  }
  return Uint8Array.from(output);
}
