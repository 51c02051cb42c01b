import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTool } from './run-tool.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-assess-'));
  mkdirSync(join(folder, 'inbox/older'), { recursive: true });
  write('inbox/plain.eml', `${HEAD}\r\nThe goods left our store today.`);
  write(
    'inbox/older/change.eml',
    `${HEAD}\r\nOur bank details have changed: IBAN DE89 3704 0044 0532 0130 00`,
  );
  write('inbox/computer.eml', `Received: from WIN-BUNS25TD77J by mx.rossi.example; x\r\n${HEAD}\r\nhello`);
  write('inbox/noise.eml', '\u0000\u0001nothing of a message');
  write(
    'two.mbox',
    `From a@b.test Mon Mar  3 10:00:00 2026\n${HEAD}\nfirst\n\nFrom here on it is text.\n\nFrom c@d.test Mon Mar  3 11:00:00 2026\n${HEAD}\nsecond\n`,
  );
  write(
    'context.json',
    JSON.stringify({
      ownDomains: ['rossi.example'],
      vendors: [{ name: 'Muster', domain: 'muster-ag.example' }],
      colour: 1,
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEAD =
  'From: Paul Huber <p.huber@muster-ag.example>\r\nTo: m.bianchi@rossi.example\r\nSubject: Order\r\n';

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

async function assessJson(...names: readonly string[]) {
  const context = ['--context', join(folder, 'context.json')];
  const result = await runTool('assess', [...names.map((name) => join(folder, name)), '--json', ...context]);
  const lines = result.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { ...result, lines };
}

describe('assess', () => {
  it('writes one JSON object for each message of a folder, whatever is in it', async () => {
    const { lines, status, stderr } = await assessJson('inbox');
    const levels = new Map(lines.map(({ file, level }) => [String(file).slice(folder.length + 7), level]));
    expect(Object.fromEntries(levels)).toEqual({
      'plain.eml': 'clear',
      'older/change.eml': 'caution',
      'computer.eml': 'danger',
      'noise.eml': 'unreadable',
    });
    const change = lines.find(({ level }) => level === 'caution');
    expect(change).toMatchObject({
      findings: [{ id: 'new-account', group: 'ask', strength: 'strong' }],
      advice: 'call-back',
    });
    expect(change?.['ms']).toBeTypeOf('number');
    expect(lines.find(({ level }) => level === 'unreadable')).toMatchObject({
      reason: 'no-message',
      findings: [],
    });
    expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringContaining('colour') });
  });

  it('tells the case of what the packaged list names', async () => {
    const { lines } = await assessJson('inbox/computer.eml');
    expect(JSON.stringify(lines[0])).toContain('RedVDS');
  });

  it('takes an mbox apart at its own lines only', async () => {
    const { lines } = await assessJson('two.mbox');
    expect(lines.map(({ file }) => String(file).slice(folder.length))).toEqual([
      '/two.mbox#1',
      '/two.mbox#2',
    ]);
  });

  it('says it in sentences to people', async () => {
    const { stdout } = await runTool('assess', [join(folder, 'inbox/older/change.eml')]);
    expect(stdout).toContain('It names the bank account DE89 3704 0044 0532 0130 00');
    expect(stdout).toContain('Call the company on the number in your signed contract');
  });

  it('goes on after a file that is not there, and says what a call lacks', async () => {
    const { lines } = await assessJson('absent.eml', 'inbox/plain.eml');
    expect(lines.map(({ level }) => level)).toEqual(['unreadable', 'clear']);
    expect(await runTool('assess', [])).toMatchObject({
      status: 2,
      stderr: 'Give at least one file or folder.\n',
    });
  });
});
