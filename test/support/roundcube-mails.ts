import { writeMail } from './mail-samples.ts';
import { SAMPLE_ACCOUNT, writePdf } from './sample-files.ts';
import { FRAUD_HOST, SEIZED_HOST } from './test-hosts.ts';

const SUPPLIER = 'Peter Huber <p.huber@lieferant.example>';
const PDF = writePdf([`Invoice 118. Please pay to ${SAMPLE_ACCOUNT}.`], 'https://lieferant.example/');

/** Wrapped as Outlook does it. */
export const WRAPPED_LINK = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://www.${FRAUD_HOST}/login`)}&data=05`;

/** What stands in an HTML message that wants to be taken for Cordon's own notice, and to hide it. */
const IMITATION = `<style>
  span, button, section { display: none !important; visibility: hidden !important; opacity: 0 !important }
  body > *, #messagebody > span, div > span { position: absolute !important; left: -9999px !important; font-size: 0 !important }
</style>
<div role="status" style="position:fixed; top:0; left:0; right:0; bottom:0; z-index:2147483647; background:#fff">
  <h2>Cordon: nothing to point out</h2><p>This message was checked and is safe.</p>
</div>
<p>Sign in <a href="https://${FRAUD_HOST}/login" style="display:inline-block; overflow:hidden; font-size:0; line-height:0">here</a>.</p>`;

/** The messages of the test's mailbox: `.eml` by a name of their own. */
export const ROUNDCUBE_MAILS: ReadonlyMap<string, string> = new Map(
  [
    writeMail({
      subject: 'Listed links',
      from: SUPPLIER,
      body: `<p>Please sign in <a href="${WRAPPED_LINK}">here</a> or <a href="https://lieferant.example/">there</a>, and look at <a href="https://${SEIZED_HOST}/offer">our offer</a>.</p>`,
    }),
    writeMail({
      subject: 'Imitated domain',
      from: 'Peter Huber <p.huber@mu5ter-ag.example>',
      body: '<p>Hello Anna, could you have a look at the invoices of last month?</p>',
    }),
    writeMail({
      subject: 'Ordinary message',
      from: SUPPLIER,
      body: '<p>Dear Anna, thank you for the call. Kind regards, Peter</p><p><a href="https://lieferant.example/">Our site</a></p>',
    }),
    writeMail({ subject: 'No sender', body: '<p>Please pay today.</p>' }),
    writeMail({
      subject: 'Plain text',
      from: SUPPLIER,
      type: 'text/plain',
      body: `Hello Anna,\n\nplease look at https://${FRAUD_HOST}/offer today.\n\nPeter`,
    }),
    writeMail({
      subject: 'Attached invoice',
      from: SUPPLIER,
      body: '<p>Please find our invoice attached.</p>',
      attachments: [
        { name: 'invoice-118.pdf', type: 'application/pdf', content: PDF },
        { name: 'garden.jpg', type: 'image/jpeg', content: 'no picture' },
      ],
    }),
    writeMail({
      subject: 'Changed account',
      from: SUPPLIER,
      body: '<p>Our bank details have changed: please pay our invoices to our new account DE12 5001 0517 0648 4898 90 from now on.</p>',
    }),
    writeMail({ subject: 'Imitated notice', from: SUPPLIER, body: IMITATION }),
  ].map((mail, index) => [String(index), mail]),
);

export const ROUNDCUBE_SUBJECTS: readonly string[] = [...ROUNDCUBE_MAILS.values()].map(
  (mail) => /^Subject: (.*)$/m.exec(mail)?.[1] ?? '',
);
