import type { Random } from './random.ts';

/** What the receiving servers wrote on top of a message: its way, and what they found out about its sender. */
export interface Trace {
  readonly fromDomain: string;
  readonly ownDomain: string;
  readonly recipient: string;
  /** Name and host of the server that handed the message over. */
  readonly via: string;
  /** Name that the sending computer gave itself. */
  readonly computer: string;
  /** `pass`, `pass DOMAIN`, `none`, `fail`, `forwarded`, `list DOMAIN`, `silent`: see `cases/README.md`. */
  readonly auth: string;
  readonly sentAt: number;
}

/** Top to bottom, as they stand in the message. */
export function writeTraceHeaders(trace: Trace, random: Random): readonly string[] {
  const receiver = random.pick(RECEIVERS)(trace.ownDomain);
  const address = `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.integer(2, 250)}`;
  const headers = [
    `Return-Path: <${random.chance(0.8) ? 'bounce' : 'mail'}@${findMailFrom(trace)}>`,
    `Received: from ${trace.via} (${trace.via} [${address}]) by ${receiver.host} with ESMTPS id ${random.token(12)} for <${trace.recipient}>; ${formatMailDate(trace.sentAt + 4000)}`,
  ];
  if (trace.auth !== 'silent') headers.push(...writeResults(trace, receiver, address));
  headers.push(
    `Received: from ${trace.computer} ([10.${random.integer(0, 99)}.${random.integer(0, 99)}.${random.integer(2, 99)}]) by ${trace.via} with ESMTPSA id ${random.token(10)}; ${formatMailDate(trace.sentAt + 1000)}`,
  );
  return headers;
}

/** RFC 5322, 3.3. */
export function formatMailDate(time: number): string {
  return new Date(time).toUTCString().replace('GMT', '+0000');
}

interface Receiver {
  readonly host: string;
  /** Authentication-Results begin with it; Microsoft's have none. */
  readonly name: string;
}

const RECEIVERS: readonly ((ownDomain: string) => Receiver)[] = [
  (domain) => ({ host: `mx1.${domain}`, name: `mx1.${domain}; ` }),
  (domain) => ({ host: `mail.${domain}`, name: `mail.${domain}; ` }),
  () => ({ host: 'mx.google.com', name: 'mx.google.com; ' }),
  () => ({ host: 'AM4PEPF00027A61.mail.protection.outlook.com', name: '' }),
];

function findMailFrom(trace: Trace): string {
  return trace.auth.split(' ')[1] ?? trace.fromDomain;
}

function writeResults(trace: Trace, receiver: Receiver, address: string): string[] {
  const [kind = ''] = trace.auth.split(' ');
  const signer = findMailFrom(trace);
  const dmarc = `header.from=${trace.fromDomain}`;
  const results = new Map([
    [
      'pass',
      `spf=pass (sender IP is ${address}) smtp.mailfrom=${signer}; dkim=pass (signature was verified) header.d=${signer}; dmarc=pass action=none ${dmarc}`,
    ],
    [
      'none',
      `spf=none (sender IP is ${address}) smtp.mailfrom=${signer}; dkim=none (message not signed); dmarc=none action=none ${dmarc}`,
    ],
    [
      'fail',
      `spf=fail (sender IP is ${address}) smtp.mailfrom=${signer}; dkim=none (message not signed); dmarc=fail action=none ${dmarc}`,
    ],
    [
      'forwarded',
      `spf=softfail (sender IP is ${address}) smtp.mailfrom=${signer}; dkim=pass (signature was verified) header.d=${trace.fromDomain}; dmarc=pass action=none ${dmarc}`,
    ],
    [
      'list',
      `spf=pass (sender IP is ${address}) smtp.mailfrom=${signer}; dkim=fail (body hash did not verify) header.d=${trace.fromDomain}; arc=pass (i=1 spf=pass dkim=pass dmarc=pass); dmarc=fail action=none ${dmarc}`,
    ],
  ]);
  const result = results.get(kind);
  if (result === undefined) throw new Error(`unknown Auth: ${trace.auth}`);
  return [`Authentication-Results: ${receiver.name}${result}`];
}
