import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';

/** A folder of a compound file, as somebody else's writer puts it together. */
export interface Folder {
  readonly [name: string]: Uint8Array | Folder;
}

/** Writes a compound file with the writer of another library, so that our reader is not measured against itself. */
export function writeCompoundFile(root: Folder): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: TypeEnum.ROOT, length: 0, children: [] }];
  const addChildren = (folder: Folder): number[] =>
    Object.entries(folder).map(([name, content]) => {
      const id = entries.length;
      if (content instanceof Uint8Array) {
        entries.push({
          name,
          type: TypeEnum.DOCUMENT,
          length: content.length,
          binaryProvider: () => Array.from(content),
        });
        return id;
      }
      const directory: Entry = { name, type: TypeEnum.DIRECTORY, length: 0, children: [] };
      entries.push(directory);
      directory.children = addChildren(content);
      return id;
    });
  const [first] = entries;
  if (first !== undefined) first.children = addChildren(root);
  return burn(entries);
}

/** Names and contents of text properties, by their tags ([MS-OXPROPS]), in Unicode. */
export function writeTexts(texts: Readonly<Record<string, string>>): Folder {
  return Object.fromEntries(
    Object.entries(texts).map(([tag, text]) => [`__substg1.0_${tag}001F`, Buffer.from(text, 'utf16le')]),
  );
}

/** Fixed-size properties: 16 bytes each behind a header. @param header bytes: 32 at the top, 8 in attachments and recipients */
export function writeFixed(header: number, values: Readonly<Record<number, bigint>> = {}): Folder {
  const entries = Object.entries(values);
  const content = Buffer.alloc(header + entries.length * 16);
  for (const [index, [id, value]] of entries.entries()) {
    const at = header + index * 16;
    content.writeUInt16LE(0x0003, at);
    content.writeUInt16LE(Number(id), at + 2);
    content.writeBigUInt64LE(value, at + 8);
  }
  return { '__properties_version1.0': content };
}
