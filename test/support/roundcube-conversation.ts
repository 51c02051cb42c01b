import { writeMail } from './mail-samples.ts';
import { FRAUD_HOST } from './test-hosts.ts';

const SUPPLIER = 'Peter Huber <p.huber@lieferant.example>';
const LOOKALIKE = 'p.huber@1ieferant.example';

/** The messages of one conversation, in the order of time, each with what it quotes of the one before. */
const THREAD = [
  { mark: '', from: SUPPLIER, own: 'Hello Anna, the goods leave on Monday.' },
  { from: 'Karl Weber <k.weber@muster-ag.example>', own: 'Thank you, our gate is open until four.' },
  {
    from: SUPPLIER,
    own: `They are on their way: <a href="https://${FRAUD_HOST}/track">where they are</a>.`,
  },
  { mark: 'RE: ', from: `Peter Huber <${LOOKALIKE}>`, own: 'From now on please write to me here.' },
].map((mail, index, all) => {
  const before = all[index - 1];
  const ids = all.slice(0, index).map((_, earlier) => `<delivery-${earlier}@lieferant.example>`);
  return writeMail({
    subject: `${mail.mark ?? 'Re: '}Delivery 204`,
    from: mail.from,
    date: `2026-11-0${index + 3}T09:15:00Z`,
    headers: [
      `Message-ID: <delivery-${index}@lieferant.example>`,
      ...(before === undefined ? [] : [`In-Reply-To: ${ids.at(-1)}`, `References: ${ids.join(' ')}`]),
    ],
    body:
      before === undefined
        ? `<p>${mail.own}</p>`
        : `<p>${mail.own}</p><p>On 2026-11-0${index + 2} 09:15, ${before.from.replace('<', '&lt;').replace('>', '&gt;')} wrote:</p><blockquote>${before.own}</blockquote>`,
  });
});

/** A message that holds another one, which Roundcube shows below it. */
const NESTED = `From: ${SUPPLIER}
To: Anna Meier <anna@muster-ag.example>
Subject: With a message inside
Date: Mon, 09 Nov 2026 09:15:00 +0000
Message-ID: <nested@lieferant.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer-parts"

--outer-parts
Content-Type: text/plain; charset=utf-8

Hello Anna, here is what they wrote to me.

--outer-parts
Content-Type: message/rfc822
Content-Disposition: inline

From: Boss <boss@mu5ter-ag.example>
To: Peter Huber <p.huber@lieferant.example>
Subject: The inner message
Date: Sun, 08 Nov 2026 09:15:00 +0000
Reply-To: someone@elsewhere.example
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<p>Inner text: <a href="https://${FRAUD_HOST}/inner">look here</a>.</p>

--outer-parts--
`;

const REPLY_TO = [`Reply-To: Peter Huber <${LOOKALIKE}>`];

/** Mailbox of the tests that answer messages and go through conversations. */
export const CONVERSATION_MAILS: ReadonlyMap<string, string> = new Map(
  [
    ...THREAD,
    NESTED,
    writeMail({
      subject: 'Answer leaves',
      from: SUPPLIER,
      headers: REPLY_TO,
      body: '<p>Hello Anna, when do you have time for a call?</p>',
    }),
    writeMail({
      subject: 'Answer to all',
      from: SUPPLIER,
      headers: [...REPLY_TO, 'Cc: Karl Weber <k.weber@muster-ag.example>'],
      body: '<p>Hello both, when do you have time for a call?</p>',
    }),
    writeMail({
      subject: 'Honest question',
      from: SUPPLIER,
      body: '<p>Hello Anna, when do you have time for a call?</p>',
    }),
  ].map((mail, index) => [String(index), mail]),
);
