/** A grey PNG with a few dark bars: stands for a scanned invoice or a logo. Not compressed, so that its bytes are the same everywhere. */
export function writePicture(width: number, height: number): Uint8Array {
  const stride = Math.ceil(width / 8) + 1;
  const rows = new Uint8Array(stride * height).fill(0xff);
  for (let y = 0; y < height; y += 1) {
    rows[y * stride] = 0;
    if (y % 14 < 5) rows.fill(0x92, y * stride + 3, (y + 1) * stride - 3);
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = 1;
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return Buffer.concat([
    signature,
    makeChunk('IHDR', header),
    makeChunk('IDAT', storeDeflate(rows)),
    makeChunk('IEND', new Uint8Array()),
  ]);
}

/** A zlib stream of one stored block (RFC 1950 and 1951): at most 65,535 bytes. */
function storeDeflate(bytes: Uint8Array): Uint8Array {
  const head = Uint8Array.of(
    0x78,
    0x01,
    0x01,
    bytes.length & 0xff,
    bytes.length >> 8,
    ~bytes.length & 0xff,
    (~bytes.length >> 8) & 0xff,
  );
  const tail = new Uint8Array(4);
  new DataView(tail.buffer).setUint32(0, sumAdler(bytes));
  return Buffer.concat([head, bytes, tail]);
}

function sumAdler(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return ((b << 16) | a) >>> 0;
}

function makeChunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = new Uint8Array(8);
  const view = new DataView(frame.buffer);
  view.setUint32(0, data.length);
  view.setUint32(4, sumCrc(body));
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** CRC-32 as PNG (ISO 15948, annex D) has it. */
function sumCrc(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
