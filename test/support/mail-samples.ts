/** Messages as they are delivered, for a real webmail. Their subjects tell them apart. */
interface Mail {
  readonly subject: string;
  /** Left out: the message has no sender. */
  readonly from?: string;
  readonly type?: 'text/html' | 'text/plain';
  readonly body: string;
  readonly attachments?: readonly {
    readonly name: string;
    readonly type: string;
    readonly content: string | Uint8Array;
  }[];
}

const BOUNDARY = 'parts-of-the-message';

/** A message of RFC 5322. */
export function writeMail({ subject, from, type = 'text/html', body, attachments = [] }: Mail): string {
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
    'Date: Mon, 02 Nov 2026 09:15:00 +0000',
    `Message-ID: <${subject.replaceAll(/\W/g, '-')}@lieferant.example>`,
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
