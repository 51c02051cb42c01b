import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAX_MAIL_BYTES } from '../../../src/core/mail/read-mail.ts';
import { splitMbox } from '../../../tools/assess/mail-files.ts';

async function split(text: string, size: number): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  async function* chunks() {
    const bytes = Buffer.from(text, 'latin1');
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  for await (const bytes of splitMbox(chunks()))
    found.push(bytes === null ? null : Buffer.from(bytes).toString('latin1'));
  return found;
}

const START = 'From a@b.test Tue Nov 17 10:00:00 2026\n';

it('cuts an mbox into its messages, wherever the chunks end', async () => {
  const bodies = [
    'Subject: one\n\nFrom here on\n',
    'Subject: two\n\nx\n\nFrom me\n',
    `Subject: three\n\n${'long '.repeat(200)}\n`,
  ];
  const mbox = bodies.map((body) => `${START}${body}`).join('\n');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: mbox.length }), async (size) => {
      expect((await split(mbox, size)).map((text) => text?.trimEnd())).toEqual(
        bodies.map((body) => body.trimEnd()),
      );
    }),
    { numRuns: 60 },
  );
});

it('lets go of a message that is too large, and reads the next one', async () => {
  const large = `${START}Subject: large\n\n${'x'.repeat(MAX_MAIL_BYTES)}\n\n${START}Subject: small\n\nhello\n`;
  expect(await split(large, 1_000_000)).toEqual([null, 'Subject: small\n\nhello\n']);
});

it('finds nothing in nothing', async () => {
  expect(await split('', 10)).toEqual([]);
});
