import { crc32, deflateRawSync } from 'node:zlib';

/** A file as it stands in an archive. */
export interface ArchiveFile {
  /** With `/` between folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** 1 January 1980, the first day that the format knows: the same archive on every day and in every time zone. */
const FIRST_DAY = 0x0021;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const VERSION = 20;

/**
 * Packs files as a ZIP archive (APPNOTE.TXT 6.3.10), sorted by name and without times or rights: the same files give the
 * same bytes, with the same version of Node, whose deflate may change.
 */
export function writeZip(files: readonly ArchiveFile[]): Buffer {
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of sorted) {
    const packed = deflateRawSync(bytes, { level: 9 });
    const nameBytes = Buffer.from(name, 'utf8');
    const shared = describeFile(bytes, packed.length, nameBytes.length);
    const local = Buffer.concat([signature(0x04034b50), shared, nameBytes, packed]);
    directory.push(
      Buffer.concat([
        signature(0x02014b50),
        short(VERSION),
        shared,
        Buffer.alloc(10),
        long(offset),
        nameBytes,
      ]),
    );
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.concat([
    signature(0x06054b50),
    Buffer.alloc(4),
    short(sorted.length),
    short(sorted.length),
    long(central.length),
    long(offset),
    short(0),
  ]);
  return Buffer.concat([...parts, central, end]);
}

/** What the entry before a file and the one in the directory say alike: from the version needed to the extra field's length. */
function describeFile(bytes: Uint8Array, packedLength: number, nameLength: number): Buffer {
  return Buffer.concat([
    short(VERSION),
    short(UTF8_NAMES),
    short(DEFLATED),
    short(0),
    short(FIRST_DAY),
    long(crc32(bytes)),
    long(packedLength),
    long(bytes.length),
    short(nameLength),
    short(0),
  ]);
}

function signature(value: number): Buffer {
  return long(value);
}

function short(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function long(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
