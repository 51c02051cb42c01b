import { describe, expect, it } from 'vitest';
import { noteMessage } from '../../../../src/core/mail/memory/correspondent.ts';
import {
  type MemoryExport,
  writeMemoryCsv,
  writeMemoryJson,
} from '../../../../src/core/mail/memory/export-memory.ts';
import { noteAccounts } from '../../../../src/core/mail/memory/vendor-account.ts';

const AT = Date.UTC(2026, 2, 2);
const SIGHTING = { at: AT, mark: 'secret mark', isFlagged: false };
const writeDay = (time: number) => new Date(time).toISOString().slice(0, 10);

function remember(name: string): MemoryExport {
  const person = noteMessage(null, { address: 'a@acme.example', name, replyTo: [] }, SIGHTING);
  const vendor = noteAccounts(
    null,
    { key: 'from:acme.example', name },
    ['DE1'],
    { sender: 'acme.example', isEstablished: false },
    SIGHTING,
  );
  return { correspondents: [{ ...person, mailbox: 'mail.example' }], vendors: [vendor] };
}

describe('an export', () => {
  it('as JSON holds what is shown, with days, and nothing that only serves to tell messages apart', () => {
    const text = writeMemoryJson(remember('Anna'), writeDay);
    expect(JSON.parse(text)).toMatchObject({
      correspondents: [{ address: 'a@acme.example', firstSeen: '2026-03-02', messages: 1 }],
      vendors: [{ key: 'from:acme.example', accounts: [{ account: 'DE1', lastSeen: '2026-03-02' }] }],
    });
    expect(text).not.toContain('secret mark');
  });

  // OWASP, "CSV Injection": cells that begin with =, +, - or @ are formulas.
  it.each(['=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(1)', ' =1'])(
    'as CSV makes text of the name %s',
    (name) => {
      const [, line = ''] = writeMemoryCsv(remember(name), writeDay).split('\r\n');
      expect(line).toContain(`"'${name.replaceAll('"', '""')}"`);
    },
  );
});
