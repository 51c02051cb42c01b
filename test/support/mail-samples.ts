/** Messages as they are delivered, for a real webmail. Their subjects tell them apart. */
interface Mail {
  readonly subject: string;
  /** Left out: the message has no sender. */
  readonly from?: string;
  readonly type?: 'text/html' | 'text/plain';
  readonly body: string;
  /** Further lines of the header; one of `Message-ID` takes the place of the mail's own. */
  readonly headers?: readonly string[];
  /** ISO 8601; left out: 2 November 2026. */
  readonly date?: string;
  readonly attachments?: readonly {
    readonly name: string;
    readonly type: string;
    readonly content: string | Uint8Array;
  }[];
}

const BOUNDARY = 'parts-of-the-message';

/** A message of RFC 5322. */
export function writeMail(mail: Mail): string {
  const { subject, from, type = 'text/html', body, headers = [], attachments = [] } = mail;
  const { date = '2026-11-02T09:15:00Z' } = mail;
  const text = [`Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: 8bit', '', body, ''];
  const files = attachments.flatMap(({ name, type: fileType, content }) => [
    `--${BOUNDARY}`,
    `Content-Type: ${fileType}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content).toString('base64'),
  ]);
  return [
    ...(from === undefined ? [] : [`From: ${from}`]),
    'To: Anna Meier <anna@muster-ag.example>',
    `Subject: ${subject}`,
    `Date: ${new Date(date).toUTCString().replace('GMT', '+0000')}`,
    ...(headers.some((line) => line.startsWith('Message-ID:'))
      ? []
      : [`Message-ID: <${subject.replaceAll(/\W/g, '-')}@lieferant.example>`]),
    ...headers,
    'MIME-Version: 1.0',
    ...(files.length === 0
      ? text
      : [
          `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
          '',
          `--${BOUNDARY}`,
          ...text,
          ...files,
          `--${BOUNDARY}--`,
          '',
        ]),
  ].join('\n');
}
