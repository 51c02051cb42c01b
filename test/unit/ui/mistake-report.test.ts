import { expect, it } from 'vitest';
import { buildMistakeReport } from '../../../src/core/list/mistake-report.ts';
import { listedBy, makeListing } from './make-listing.ts';

const ADDRESS = {
  text: 'https://anna.meier.redvds.com/panel?user=anna',
  host: 'anna.meier.redvds.com',
  before: 'anna.meier.',
  registrable: 'redvds.com',
  after: '/panel?user=anna',
  unicodeHost: null,
  defanged: 'hxxps://anna[.]meier[.]redvds[.]com/panel?user=anna',
};

it('names entry, claim, case and list of every listing', () => {
  const second = makeListing({ isOverdue: true, case: { id: 'other-case' }, claim: { isDisputed: true } });
  expect(buildMistakeReport(listedBy(makeListing(), second), ADDRESS)).toBe(
    [
      'Domain: redvds[.]com',
      '',
      'Entry: host redvds[.]com',
      'Claim: seized',
      'Case: redvds',
      'List: cordon version 3 of 2026-11-22',
      '',
      'Entry: host redvds[.]com',
      'Claim: seized, disputed, review overdue',
      'Case: other-case',
      'List: cordon version 3 of 2026-11-22',
      '',
    ].join('\n'),
  );
});

it('holds nothing of the visit but the registrable domain, and no link', () => {
  const url = makeListing({ indicator: { type: 'url', value: 'https://sites.example/fraud' } });
  const report = buildMistakeReport(listedBy(url), ADDRESS);
  expect(report).not.toMatch(/anna|panel|user|meier/);
  expect(report).toContain('hxxps://sites[.]example/fraud');
  expect(report).not.toMatch(/https?:|[a-z]\.[a-z]/);
});

it("names an organisation's own rule as such", () => {
  const report = buildMistakeReport(
    {
      kind: 'listed',
      by: 'organisation',
      action: 'block',
      indicator: { type: 'host', value: 'games.example' },
    },
    ADDRESS,
  );
  expect(report).toContain("List: the organisation's own blocklist");
  expect(report).toContain('games[.]example');
});
