import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, runTool } from './run-tool.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-lookup-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('lookup', () => {
  it('names the case of a listed address and clears the others, aligned', async () => {
    const result = await runTool('lookup', [
      'https://rd.redvds.com/panel',
      'https://www.microsoft.com/',
      'https://noticeofpleadings.net/redvds/',
      'javascript:alert(1)',
    ]);
    expect(result.stdout.split('\n')).toEqual([
      'listed  redvds.com  RedVDS (seized)  https://rd.redvds.com/panel',
      'clear   -           not listed       https://www.microsoft.com/',
      'clear   -           never listed     https://noticeofpleadings.net/redvds/',
      'clear   -           no web address   javascript:alert(1)',
      '',
    ]);
    expect(result).toMatchObject({ status: 0, stderr: '' });
  });

  it('writes one JSON object a line', async () => {
    const { stdout, status } = await runTool('lookup', [
      '--json',
      'https://rd.redvds.com/panel',
      'hxxps://www.microsoft[.]com',
      'a sentence',
    ]);
    const [listed, clear, none] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(listed).toEqual({
      url: 'https://rd.redvds.com/panel',
      canonical: 'https://rd.redvds.com/panel',
      verdict: 'listed',
      action: expect.stringMatching(/^(note|warn|block)$/),
      status: 'seized',
      indicator: { type: 'host', value: 'redvds.com' },
      claim: 'seized',
      case: {
        id: 'redvds',
        name: 'RedVDS',
        kind: 'virtual-desktop-rental',
        authority: expect.arrayContaining(['Microsoft']),
        date: '2026-01-14',
      },
      list: { id: 'cordon', version: expect.any(Number), date: expect.any(String) },
      source: expect.stringContaining('https://'),
    });
    expect(clear).toEqual({
      url: 'hxxps://www.microsoft[.]com',
      canonical: 'https://www.microsoft.com/',
      verdict: 'clear',
      because: 'not-listed',
    });
    expect(none).toEqual({
      url: 'a sentence',
      canonical: null,
      verdict: 'clear',
      because: 'not-web',
      problem: 'unparsable',
    });
  });

  it('looks through the links of mail gateways and judges every address on the way', async () => {
    const target = encodeURIComponent('https://rd.redvds.com/panel');
    const inner = `https://linkprotect.cudasvc.com/url?a=${target}&c=E`;
    const outer = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(inner)}&reserved=0`;
    const hidden = 'https://protect-eu.mimecast.com/s/Ah1HC?domain=redvds.pro';
    const ordinary = 'https://www.google.com/url?q=https%3A%2F%2Fexample.com%2F';
    const json = await runTool('lookup', ['--json', outer, hidden, ordinary]);
    const [wrapped, behind, clear] = json.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(wrapped).toMatchObject({
      url: outer,
      verdict: 'listed',
      indicator: { value: 'redvds.com' },
      chain: [
        { service: 'Microsoft Safe Links', verdict: 'clear' },
        { service: 'Barracuda', verdict: 'clear' },
        { service: null, canonical: 'https://rd.redvds.com/panel', verdict: 'listed' },
      ],
    });
    expect(wrapped).not.toHaveProperty('hiddenBy');
    expect(behind).toMatchObject({ verdict: 'listed', hiddenBy: 'Mimecast' });
    expect(clear).toMatchObject({ verdict: 'clear', chain: [{ service: 'Google' }, { service: null }] });

    const text = await runTool('lookup', [`<${outer}>`, hidden]);
    const [first, second] = text.stdout.split('\n');
    expect(first).toMatch(
      /^listed +redvds\.com .*\(Microsoft Safe Links\) → .*\(Barracuda\) → https:\/\/rd\.redvds\.com\/panel$/,
    );
    expect(second).toMatch(/^listed +redvds\.pro .* → said to be on redvds\.pro → hidden by Mimecast$/);
  });

  it('judges a wrapper that is listed itself', async () => {
    const href = 'https://mx.redvds.com/fmlurlsvc/?fewReq=:B:x&url=https%3A%2F%2Fexample.com%2F';
    const { stdout } = await runTool('lookup', ['--json', href]);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'listed',
      chain: [
        { service: 'FortiMail', verdict: 'listed' },
        { service: null, verdict: 'clear' },
      ],
    });
  });

  it('reads addresses from a file and from standard input', async () => {
    const file = join(folder, 'addresses.txt');
    writeFileSync(file, 'redvds.com\n\n  redvds.pro\r\n');
    const fromFile = await runTool('lookup', ['--json', '--file', file, 'example.com']);
    const fromInput = await runTool('lookup', ['--json', '--file', '-'], 'redvds.com\n');
    const verdicts = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).verdict);
    expect(verdicts(fromFile.stdout)).toEqual(['clear', 'listed', 'listed']);
    expect(verdicts(fromInput.stdout)).toEqual(['listed']);
  });

  it('says in one sentence which file of a list is wrong', async () => {
    expect(await runTool('lookup', ['--list', join(folder, 'none'), 'x.test'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `${join(folder, 'none', 'table.bin')} cannot be read.\n`,
    });
    copyFileSync(join(ROOT, 'public/list/table.bin'), join(folder, 'table.bin'));
    writeFileSync(join(folder, 'cases.json'), '{');
    const broken = await runTool('lookup', ['--list', folder, 'x.test']);
    expect(broken).toMatchObject({ status: 1, stderr: `${join(folder, 'cases.json')} is no JSON.\n` });
    writeFileSync(join(folder, 'table.bin'), 'CDNT');
    const cut = await runTool('lookup', ['--list', folder, 'x.test']);
    expect(cut).toMatchObject({ status: 1, stderr: expect.stringContaining('wrong-length') });
  });

  it.each([
    [[], 'Give at least one address, or a file with --file.'],
    [['--bogus', 'x'], "Unknown option '--bogus'."],
  ])('answers %j with one sentence and 2', async (args, sentence) => {
    expect(await runTool('lookup', args)).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n` });
  });
});
