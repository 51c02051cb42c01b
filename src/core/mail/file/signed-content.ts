/** Deepest nesting of constructed values that is followed; a signed invoice needs seven. */
const MAX_DEPTH = 32;
/** Most elements that are looked at. */
const MAX_ELEMENTS = 100_000;

const TAG = { octets: 0x04, sequence: 0x30, constructedOctets: 0x24, objectIdentifier: 0x06, explicit: 0xa0 };
/** 1.2.840.113549.1.7.2 (RFC 5652, 5.1) and .3 (6.1), without tag and length. */
const SIGNED_DATA = '2a864886f70d010702';
const ENVELOPED_DATA = '2a864886f70d010703';

/** What is inside a signature. The signature itself is not checked: that needs the certificates of the day. */
export type SignedContent =
  | { readonly ok: true; readonly content: Uint8Array }
  | { readonly ok: false; readonly reason: 'encrypted' | 'damaged' };

/** One element of BER (X.690, 8.1): its first byte, and where its content lies. */
interface Element {
  readonly tag: number;
  readonly start: number;
  /** Behind the content, before the marker that ends an indefinite length. */
  readonly end: number;
  /** Where the next element begins. */
  readonly next: number;
}

class Damaged extends Error {}

/**
 * Takes the signed content out of a CMS file (RFC 5652: CAdES, `.p7m`), in DER or BER, with definite or indefinite
 * lengths, whole or in chunks, binary or in base64.
 */
export function readSignedContent(bytes: Uint8Array): SignedContent {
  const binary = bytes[0] === TAG.sequence ? bytes : decodeBase64Text(bytes);
  if (binary === null) return { ok: false, reason: 'damaged' };
  try {
    return openContentInfo(new BerReader(binary));
  } catch (error) {
    if (error instanceof Damaged) return { ok: false, reason: 'damaged' };
    throw error;
  }
}

function openContentInfo(reader: BerReader): SignedContent {
  const info = reader.expect(reader.readElement(0), TAG.sequence);
  const [type, wrapped] = reader.listChildren(info, 0);
  if (type === undefined || wrapped === undefined) throw new Damaged();
  const kind = reader.toHex(reader.expect(type, TAG.objectIdentifier));
  if (kind === ENVELOPED_DATA) return { ok: false, reason: 'encrypted' };
  if (kind !== SIGNED_DATA) throw new Damaged();
  const [signedData] = reader.listChildren(reader.expect(wrapped, TAG.explicit), 1);
  if (signedData === undefined) throw new Damaged();
  // version, digest algorithms, and then the content with its type in front.
  const [, , encapsulated] = reader.listChildren(reader.expect(signedData, TAG.sequence), 2);
  if (encapsulated === undefined) throw new Damaged();
  const [, content] = reader.listChildren(reader.expect(encapsulated, TAG.sequence), 3);
  if (content === undefined) throw new Damaged();
  const [octets] = reader.listChildren(reader.expect(content, TAG.explicit), 4);
  if (octets === undefined) throw new Damaged();
  return { ok: true, content: reader.joinOctets(octets, 5) };
}

class BerReader {
  readonly #bytes: Uint8Array;
  #elements = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  expect(element: Element, tag: number): Element {
    if (element.tag !== tag) throw new Damaged();
    return element;
  }

  readElement(at: number, depth = 0): Element {
    this.#elements += 1;
    if (depth > MAX_DEPTH || this.#elements > MAX_ELEMENTS) throw new Damaged();
    const tag = this.#byteAt(at);
    // Tags above 30 do not occur in what is read here.
    if ((tag & 0x1f) === 0x1f) throw new Damaged();
    const first = this.#byteAt(at + 1);
    if (first === 0x80) return this.#readIndefinite(tag, at + 2, depth);
    const { length, size } =
      first < 0x80 ? { length: first, size: 0 } : this.#readLength(at + 2, first & 0x7f);
    const start = at + 2 + size;
    const end = start + length;
    if (end > this.#bytes.length) throw new Damaged();
    return { tag, start, end, next: end };
  }

  listChildren(parent: Element, depth: number): readonly Element[] {
    const children: Element[] = [];
    for (let at = parent.start; at < parent.end; ) {
      const child = this.readElement(at, depth + 1);
      if (child.next > parent.end) throw new Damaged();
      children.push(child);
      at = child.next;
    }
    return children;
  }

  /** The content of an octet string, put together where it comes in chunks (X.690, 8.7). */
  joinOctets(element: Element, depth: number): Uint8Array {
    if (element.tag === TAG.octets) return this.#bytes.subarray(element.start, element.end);
    const chunks = this.listChildren(this.expect(element, TAG.constructedOctets), depth).map((child) =>
      this.joinOctets(child, depth + 1),
    );
    const joined = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      joined.set(chunk, at);
      at += chunk.length;
    }
    return joined;
  }

  toHex({ start, end }: Element): string {
    return Array.from(this.#bytes.subarray(start, Math.min(end, start + 32)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
  }

  /** Ends with two zero bytes where an element would begin (X.690, 8.1.5). */
  #readIndefinite(tag: number, start: number, depth: number): Element {
    let at = start;
    while (this.#byteAt(at) !== 0 || this.#byteAt(at + 1) !== 0) at = this.readElement(at, depth + 1).next;
    return { tag, start, end: at, next: at + 2 };
  }

  #readLength(at: number, size: number): { readonly length: number; readonly size: number } {
    if (size > 4) throw new Damaged();
    let length = 0;
    for (let index = 0; index < size; index++) length = length * 256 + this.#byteAt(at + index);
    return { length, size };
  }

  #byteAt(at: number): number {
    const byte = this.#bytes[at];
    if (byte === undefined) throw new Damaged();
    return byte;
  }
}

function decodeBase64Text(bytes: Uint8Array): Uint8Array | null {
  const text = new TextDecoder('latin1').decode(bytes).replace(/-----[A-Z0-9 ]+-----/g, '');
  const packed = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+=*$/.test(packed)) return null;
  try {
    return Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
