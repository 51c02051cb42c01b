import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDeliveryPath } from '../../../../src/core/mail/file/delivery-path.ts';
import { markQuotes } from '../../../../src/core/mail/file/mark-quotes.ts';
import { readSafeHtml, type SafeNode } from '../../../../src/core/mail/file/safe-html.ts';

function flatten(nodes: readonly SafeNode[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : `<${node.tag}>${flatten(node.children)}`))
    .join('');
}

describe('the HTML of a message, made safe to show', () => {
  test('keeps the sense and drops what runs, loads, styles or hides', () => {
    const html =
      '<style>p{}</style><p style="color:red" onclick="x()">Pay <b>now</b></p><script>evil()</script>' +
      '<iframe src="https://a.example"></iframe><div style="display:none">hidden</div><svg><a>x</a></svg>' +
      '<img src="https://a.example/x.png" alt="Logo"><a href="javascript:evil()">click</a>';
    const nodes = readSafeHtml(html);
    expect(flatten(nodes)).toBe('<p>Pay <b>now<img><a>click');
    expect(JSON.stringify(nodes)).not.toMatch(/evil\(\)"?,"children":\[\]|a\.example|color:red|hidden/);
  });

  test('a void element inside something dropped does not open it again', () => {
    expect(flatten(readSafeHtml('<script><br>evil</script>after'))).toBe('after');
    expect(flatten(readSafeHtml('<object><img><br>in</object>after'))).toBe('after');
  });

  test('bombs stay small, and are given up early', () => {
    const start = performance.now();
    const deep = readSafeHtml('<div>'.repeat(400_000));
    expect(performance.now() - start).toBeLessThan(1000);
    let depth = 0;
    for (let at: readonly SafeNode[] = deep; typeof at[0] === 'object'; at = at[0].children) depth++;
    expect(depth).toBeLessThanOrEqual(80);
    expect(readSafeHtml('<p>x'.repeat(100_000)).length).toBeLessThanOrEqual(6000);
  });

  test('whatever it is given, no tag but those of the list comes out', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<p>',
            '</p>',
            '<script>',
            '</script>',
            '<a href=x>',
            '</a>',
            '<img>',
            '<div hidden>',
            '</div>',
            '<!--',
            '-->',
            'evil',
            '<svg>',
          ),
        ),
        (parts) => {
          expect(flatten(readSafeHtml(parts.join('')))).not.toContain('<script');
        },
      ),
    );
  });
});

describe('what is marked in a text', () => {
  const cut = (texts: readonly string[], quotes: readonly string[]) =>
    markQuotes(texts, quotes).map((spans, index) =>
      spans.map(({ start, end }) => texts[index]?.slice(start, end)),
    );

  test('a quote across several texts, whatever the white space', () => {
    expect(
      cut(['pay to DE89 3704 ', '0044', ' 0532\u200b0130 00 today'], ['DE89370400440532013000']),
    ).toEqual([['DE89 3704'], ['0044'], ['0532\u200b0130 00']]);
  });

  test('nothing where it does not stand', () => {
    expect(cut(['nothing here'], ['DE89', '', 'x'])).toEqual([[]]);
  });
});

describe('the way of a message (RFC 5321, 4.4)', () => {
  const received = (...values: string[]) => values.map((value) => ({ name: 'received', value }));

  test('from its first station to the last, with waits and the name of a computer', () => {
    const path = readDeliveryPath(
      received(
        'from mx.muster-ag.example ([198.51.100.7]) by inbox.buyer.example with ESMTPS id 2; Tue, 3 Nov 2026 08:15:49 +0000',
        'from WIN-BUNS25TD77J (unknown [192.0.2.44]) by mx.muster-ag.example with ESMTP id 1; Tue, 3 Nov 2026 09:12:44 +0100',
      ),
    );
    expect(path).toEqual([
      {
        from: 'WIN-BUNS25TD77J',
        ip: '192.0.2.44',
        by: 'mx.muster-ag.example',
        time: Date.UTC(2026, 10, 3, 8, 12, 44),
        delay: null,
        isComputerName: true,
      },
      {
        from: 'mx.muster-ag.example',
        ip: '198.51.100.7',
        by: 'inbox.buyer.example',
        time: Date.UTC(2026, 10, 3, 8, 15, 49),
        delay: 185_000,
        isComputerName: false,
      },
    ]);
  });

  test('stations that say little are stations all the same; forged thousands are not', () => {
    expect(readDeliveryPath(received('by mail.example; nonsense'))).toMatchObject([
      { from: '', by: 'mail.example', time: null, isComputerName: false },
    ]);
    expect(readDeliveryPath(received(...Array.from({ length: 5000 }, () => 'from a by b'))).length).toBe(60);
  });
});
