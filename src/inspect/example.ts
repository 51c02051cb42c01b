import { t } from '../ui/translate.ts';
import type { InspectedFile } from './read-item.ts';

/**
 * A message as invoice fraud looks: a supplier's name, an address that is off by one letter, replies to somewhere else,
 * a new account. All of its hosts end in `.example`, which belongs to nobody (RFC 2606), and its account is the one that
 * the standard prints (ISO 13616).
 */
export function readExample(): InspectedFile {
  const lines = [
    'Received: from WIN-EXAMPLE7Q2 (unknown [192.0.2.44]) by mail.muster-ag.example with ESMTP; Tue, 3 Nov 2026 08:12:44 +0000',
    'Received: from mx.muster-ag.example ([198.51.100.7]) by inbox.your-company.example with ESMTPS; Tue, 3 Nov 2026 08:12:49 +0000',
    `From: ${encodeName(t('inspect_example_name'))} <p.huber@muster-ag.example>`,
    'Reply-To: <p.huber@muster-aq.example>',
    'To: <accounts@your-company.example>',
    `Subject: ${encodeName(t('inspect_example_subject'))}`,
    'Date: Tue, 3 Nov 2026 09:12:40 +0100',
    'Message-ID: <20261103081240.1@muster-ag.example>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    t('inspect_example_text', ['DE89 3704 0044 0532 0130 00']),
  ];
  return {
    name: t('inspect_example_file'),
    content: new Blob([lines.join('\r\n')]),
  };
}

/** RFC 2047. */
function encodeName(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return `=?utf-8?B?${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}?=`;
}
