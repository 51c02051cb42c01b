import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, runTool } from './run-tool.ts';

describe('simulate', () => {
  it('prints the figures that docs/scale.md shows (written by -- --write-doc)', async () => {
    const { status, stdout } = await runTool('simulate', []);
    expect(status).toBe(0);
    const text = readFileSync(join(ROOT, 'docs/scale.md'), 'utf8');
    const shown = /^<!-- npm run -s simulate -->\n```\n(.*?)^```\n<!-- end -->$/ms.exec(text)?.[1];
    expect(shown).toBe(stdout);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
  });

  it('writes the same figures as JSON, for what it is asked', async () => {
    const args = ['--json', '--clients', '500', '--entries', '20000', '--churn', '2.5', '--sample', '50'];
    const report = JSON.parse((await runTool('simulate', args)).stdout);
    expect(report.scenario).toMatchObject({ entries: 20_000, churn: 0.025, sample: 50 });
    const [way] = report.client;
    expect(report.totals.map(({ clients }: { clients: number }) => clients)).toEqual(Array(5).fill(500));
    expect(report.totals[0].bytes).toBeCloseTo(way.bytes * 500, 3);
  });

  it('explains each option', async () => {
    const { status, stdout } = await runTool('simulate', ['--help']);
    expect(status).toBe(0);
    for (const option of ['clients', 'entries', 'churn', 'release-hours', 'check-minutes', 'edges', 'json']) {
      expect(stdout).toContain(`--${option}`);
    }
  });

  it.each([
    [['--entries', '12.5'], '--entries must be a whole number from 1000 to 10000000.'],
    [['--churn', '0'], '--churn must be a number from 0.01 to 50.'],
    [['--clients', '1e6'], '--clients takes numbers of clients, such as 10000,1000000.'],
    [['--hours-on', '-1'], "Option '--hours-on' argument is ambiguous."],
    [['--bogus'], "Unknown option '--bogus'."],
  ])('answers %j with one sentence and 2', async (args, sentence) => {
    const { status, stdout, stderr } = await runTool('simulate', args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.split('\n')[0]).toContain(sentence);
  });
});
