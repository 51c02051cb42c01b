/** True on every machine that runs a browser today; the readers copy instead of viewing where it is not. */
export const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
