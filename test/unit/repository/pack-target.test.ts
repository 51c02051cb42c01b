import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packTarget, unpackTarget } from '../../../tools/list/repository/pack-target.ts';

const CONTENT = new TextEncoder().encode('what a target holds, '.repeat(50));

describe('a packed target', () => {
  const packed = packTarget('table/1.bin', CONTENT, { released: '2027-01-15T08:00:00Z' });

  it('unpacks to what was signed', () => {
    expect(unpackTarget(packed.bytes, packed.unpacked)).toEqual(CONTENT);
    expect(packed.bytes.length).toBeLessThan(CONTENT.length / 5);
    expect(packed.file.custom).toEqual({
      released: '2027-01-15T08:00:00Z',
      unpacked: { length: CONTENT.length, hashes: { sha256: packed.unpacked.sha256 } },
    });
  });

  it('is the same for the same content', () => {
    expect(packTarget('table/1.bin', CONTENT).sha256).toBe(packed.sha256);
  });

  it('is refused with other content, even of the same length', () => {
    const other = CONTENT.slice();
    other[0] = 0;
    expect(unpackTarget(gzipSync(other), packed.unpacked)).toBeNull();
    expect(unpackTarget(gzipSync(CONTENT.subarray(1)), packed.unpacked)).toBeNull();
    expect(unpackTarget(CONTENT, packed.unpacked)).toBeNull();
    expect(unpackTarget(new Uint8Array(), packed.unpacked)).toBeNull();
  });

  it('that would unpack to more is left at the signed length', () => {
    const bomb = gzipSync(new Uint8Array(64_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    expect(unpackTarget(bomb, packed.unpacked)).toBeNull();
  });
});
