import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readListAddress, writeListAddress } from '../../../src/core/list/list-address.ts';

const FINGERPRINT = 'ab'.repeat(32);

describe('the address of a list (URL#sha256=FINGERPRINT, docs/publishing.md)', () => {
  it.each([
    ['https://lists.example.org/our-list', 'https://lists.example.org/our-list/', null],
    ['  lists.example.org/our-list \n', 'https://lists.example.org/our-list/', null],
    ['HTTPS://Lists.Example.ORG:443', 'https://lists.example.org/', null],
    [`https://lists.example.org/a/#sha256=${FINGERPRINT}`, 'https://lists.example.org/a/', FINGERPRINT],
    [
      `lists.example.org:8443#sha256=${FINGERPRINT.toUpperCase()}`,
      'https://lists.example.org:8443/',
      FINGERPRINT,
    ],
    ['http://127.0.0.1:8080/list', 'http://127.0.0.1:8080/list/', null],
    ['https://lists.example.org/a?', 'https://lists.example.org/a/', null],
  ])('reads %s', (text, url, fingerprint) => {
    expect(readListAddress(text)).toEqual({ ok: true, url, fingerprint });
  });

  it.each([
    ['', 'not-an-address'],
    ['two words', 'not-an-address'],
    ['javascript:alert(1)', 'not-an-address'],
    [`https://lists.example.org/${'x'.repeat(2048)}`, 'not-an-address'],
    ['http://lists.example.org/', 'not-https'],
    ['http://127.0.0.1.example.org/', 'not-https'],
    ['http://localhost/', 'not-https'],
    ['ftp://lists.example.org/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['https://user@lists.example.org/', 'unsupported-address'],
    ['https://:secret@lists.example.org/', 'unsupported-address'],
    ['https://lists.example.org/?token=1', 'unsupported-address'],
    ['https://lists.example.org/#top', 'unsupported-address'],
    ['https://lists.example.org/#sha256=', 'bad-fingerprint'],
    [`https://lists.example.org/#sha256=${FINGERPRINT}0`, 'bad-fingerprint'],
    [`https://lists.example.org/#sha256=${'xy'.repeat(32)}`, 'bad-fingerprint'],
  ])('refuses %s', (text, problem) => {
    expect(readListAddress(text)).toEqual({ ok: false, problem });
  });

  it('takes any text, and what it writes reads as the same', () => {
    const texts = fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true }));
    fc.assert(
      fc.property(texts, (text) => {
        const read = readListAddress(text);
        if (!read.ok) return;
        const written = writeListAddress({ url: read.url, fingerprint: FINGERPRINT });
        expect(readListAddress(written)).toEqual({ ok: true, url: read.url, fingerprint: FINGERPRINT });
      }),
    );
  });
});
