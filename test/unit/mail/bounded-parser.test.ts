import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { BoundedParser, MAX_DEPTH } from '../../../src/core/mail/mime/bounded-parser.ts';
import { readHtmlText } from '../../../src/core/mail/mime/html-text.ts';

/** What a parser tells, and how many elements it held open at most while it did. */
function parse(html: string, Kind: typeof Parser = BoundedParser) {
  const events: string[] = [];
  let deepest = 0;
  const note = (event: string) => {
    events.push(event);
    if (parser instanceof BoundedParser) deepest = Math.max(deepest, parser.depth);
  };
  const parser = new Kind(
    {
      onopentag: (name, attributes) => note(`<${name} ${JSON.stringify(attributes)}>`),
      onclosetag: (name) => note(`</${name}>`),
      ontext: (text) => note(text),
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return { events, deepest };
}

describe('HTML that is nested without end', () => {
  it.each(['<div>', '<b>', '<font color=x>', '<table><tr><td>', '<svg>', '<span><p>'])(
    'costs a bounded list of open elements and one event for each tag: %s',
    (tag) => {
      const count = 20_000;
      const { events, deepest } = parse(tag.repeat(count));
      expect(deepest).toBe(MAX_DEPTH);
      expect(events.length).toBeLessThanOrEqual(2 * count * (tag.split('<').length - 1));
    },
  );

  it('says in order what it says', () => {
    const html = `${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}<p>after</p>`;
    expect(readHtmlText(html).text).toBe('deep\nafter');
  });

  it('does not take what stands after it for a part of it', () => {
    const deep = `<div style="display:none">${'<b>'.repeat(5_000)}hidden${'</b>'.repeat(5_000)}</div>`;
    expect(readHtmlText(`${deep}<p>shown</p>`).text).toBe('shown');
  });

  it('counts no end for what has none', () => {
    const html = `${'<div>'.repeat(MAX_DEPTH)}${'<br>'.repeat(50)}<i>in</i>${'</div>'.repeat(MAX_DEPTH)}<p>out</p>`;
    expect(readHtmlText(html).text).toBe('in\nout');
  });

  it('with 100,000 attributes, entities, comments or broken tags is read', () => {
    for (const bomb of [
      `<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}=x`).join(' ')}>end`,
      `${'&amp;'.repeat(100_000)}`,
      `${'<!--'.repeat(100_000)}`,
      `${'<'.repeat(100_000)}end`,
      `${'</p>'.repeat(100_000)}end`,
      `${'<a href="x">'.repeat(100_000)}end`,
    ]) {
      const { text, links } = readHtmlText(bomb);
      expect(text.length + links.length).toBeLessThan(202_001);
    }
  });
});

it('tells the same as the library where nothing is deep', () => {
  const piece = fc.constantFrom(
    '<div>',
    '</div>',
    '<p>',
    '</p>',
    '<td>',
    '<br/>',
    '<svg>',
    '</svg>',
    '<path/>',
    'x',
    '&lt;',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const html = pieces.join('');
      expect(parse(html).events).toEqual(parse(html, Parser).events);
    }),
  );
});
