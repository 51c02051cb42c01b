import type { Correspondent } from './correspondent.ts';
import type { Vendor } from './vendor-account.ts';

/** All that is remembered, for the person's own use. */
export interface MemoryExport {
  readonly correspondents: readonly (Correspondent & { readonly mailbox: string })[];
  readonly vendors: readonly Vendor[];
}

/** As JSON with dates in words; what only serves to tell messages apart is left out. */
export function writeMemoryJson({ correspondents, vendors }: MemoryExport, writeDay: WriteDay): string {
  const content = {
    format: 'cordon-memory-1',
    correspondents: correspondents.map((entry) => ({
      mailbox: entry.mailbox,
      address: entry.address,
      name: entry.name,
      firstSeen: writeDay(entry.firstSeen),
      lastSeen: writeDay(entry.lastSeen),
      messages: entry.messages,
      days: entry.days,
      flagged: entry.flagged,
      established: entry.establishedAt === null ? null : writeDay(entry.establishedAt),
      replyTo: entry.replyTo,
    })),
    vendors: vendors.map(({ key, name, accounts }) => ({
      key,
      name,
      accounts: accounts.map((entry) => ({
        account: entry.account,
        senders: entry.senders,
        firstSeen: writeDay(entry.firstSeen),
        lastSeen: writeDay(entry.lastSeen),
        messages: entry.messages,
        flagged: entry.flagged,
        contested: entry.isContested,
        confirmed:
          entry.confirmed === null ? null : { how: entry.confirmed.how, on: writeDay(entry.confirmed.at) },
      })),
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** As one table: a line for each correspondent, then one for each account of a vendor. */
export function writeMemoryCsv({ correspondents, vendors }: MemoryExport, writeDay: WriteDay): string {
  const rows = [
    [
      'kind',
      'mailbox',
      'name',
      'address',
      'vendor',
      'account',
      'firstSeen',
      'lastSeen',
      'messages',
      'flagged',
      'sure',
    ],
    ...correspondents.map((entry) => [
      'correspondent',
      entry.mailbox,
      entry.name,
      entry.address,
      '',
      '',
      writeDay(entry.firstSeen),
      writeDay(entry.lastSeen),
      String(entry.messages),
      String(entry.flagged),
      entry.establishedAt === null ? '' : `established ${writeDay(entry.establishedAt)}`,
    ]),
    ...vendors.flatMap(({ key, name, accounts }) =>
      accounts.map((entry) => [
        'account',
        '',
        name,
        entry.senders.join(' '),
        key,
        entry.account,
        writeDay(entry.firstSeen),
        writeDay(entry.lastSeen),
        String(entry.messages),
        String(entry.flagged),
        entry.confirmed === null ? '' : `confirmed ${entry.confirmed.how} ${writeDay(entry.confirmed.at)}`,
      ]),
    ),
  ];
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

/** Writes a moment (epoch milliseconds) as `YYYY-MM-DD`. */
type WriteDay = (time: number) => string;

/** A cell that begins like a formula is text from a stranger that a spreadsheet would run: it gets an apostrophe. */
function writeCell(text: string): string {
  const inert = /^[\s]*[=+\-@]/.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}
