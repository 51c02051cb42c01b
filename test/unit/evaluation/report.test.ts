import { describe, expect, it } from 'vitest';
import type { JudgedFinding, JudgedMail } from '../../../evaluation/judge/judged-mail.ts';
import { countLevels } from '../../../evaluation/report/count-levels.ts';
import { formatRate } from '../../../evaluation/report/format-rate.ts';
import { listMistakes } from '../../../evaluation/report/list-mistakes.ts';
import { placeReport } from '../../../evaluation/report/place-report.ts';
import { writeReport } from '../../../evaluation/report/write-report.ts';
import { writeFindingTable } from '../../../evaluation/report/write-tables.ts';
import { writeTargets } from '../../../evaluation/report/write-targets.ts';

function makeMail(
  truth: JudgedMail['truth'],
  level: JudgedMail['level'],
  changes: Partial<JudgedMail> = {},
): JudgedMail {
  const corpus = truth === 'ham' || truth === 'spam' ? 'spam-assassin' : 'own';
  return {
    corpus,
    truth,
    type: 'executive',
    file: 'a.eml',
    isForTuning: false,
    level,
    findings: [],
    ...changes,
  };
}

function repeat(count: number, mail: JudgedMail): JudgedMail[] {
  return Array.from({ length: count }, () => mail);
}

describe('countLevels', () => {
  it('counts danger and caution as warned, and a context line as missed', () => {
    const levels = ['danger', 'caution', 'caution', 'context', 'clear', 'unreadable'] as const;
    const counts = countLevels(levels.map((level) => makeMail('fraud', level)));
    expect(counts).toMatchObject({
      all: 6,
      danger: 1,
      caution: 2,
      context: 1,
      clear: 1,
      unreadable: 1,
      warned: 3,
    });
  });

  it('counts the texts that cases were made from', () => {
    const mails = ['executive/en/1', 'executive/en/1', 'executive/en/3'].map((template) =>
      makeMail('fraud', 'danger', { template }),
    );
    expect(countLevels(mails).texts).toBe(2);
  });
});

describe('formatRate', () => {
  it('gives one bound where there is no hit, and two elsewhere', () => {
    expect(formatRate(0, 2000)).toBe('0 (below 0.15 %)');
    expect(formatRate(10, 100)).toBe('10.0 % (4.9–17.6)');
    expect(formatRate(40, 40)).toBe('100 % (above 92.8 %)');
    expect(formatRate(0, 0)).toBe('–');
  });
});

describe('writeTargets', () => {
  it('says of each target in words whether it was met', () => {
    const good = [...repeat(97, makeMail('fraud', 'caution')), ...repeat(3, makeMail('fraud', 'clear'))];
    const honest = [...repeat(999, makeMail('ordinary', 'clear')), makeMail('ham', 'caution')];
    const text = writeTargets([...good, ...honest]);
    expect(text).toContain('met, and so is the aim of 96 %');
    expect(text).toContain('met by every type');
    expect(text).toContain('No danger on honest mail: 0 of 1000; met.');
    expect(text).not.toContain('missed');
  });

  it('names the types that miss it, and each danger on honest mail', () => {
    const fraud = [
      ...repeat(90, makeMail('fraud', 'danger', { type: 'payroll' })),
      ...repeat(10, makeMail('fraud', 'context', { type: 'lawyer' })),
    ];
    const honest = [...repeat(99, makeMail('ham', 'clear')), makeMail('ordinary', 'danger')];
    const text = writeTargets([...fraud, ...honest]);
    expect(text).toContain('met, the aim of 96 % is missed');
    expect(text).toContain('**missed** by lawyer (0 of 10)');
    expect(text).toContain('1 of 100; **missed**');
  });

  it('takes neither spam nor an honest change of an account for honest mail', () => {
    const mails = [makeMail('fraud', 'danger'), makeMail('ham', 'clear')];
    const more = [...mails, makeMail('spam', 'danger'), makeMail('honest-change', 'danger')];
    expect(writeTargets(more)).toBe(writeTargets(mails));
  });
});

describe('writeFindingTable', () => {
  it('counts a finding once a message, apart by strength', () => {
    const finding = (strength: JudgedFinding['strength']): JudgedFinding => ({
      id: 'lookalike-domain',
      group: 'identity',
      strength,
      values: [],
    });
    const twice = makeMail('fraud', 'danger', {
      findings: [finding('strong'), finding('strong'), finding('medium')],
    });
    const table = writeFindingTable([twice, makeMail('fraud', 'clear'), makeMail('ham', 'clear')]);
    expect(table).toContain(
      '| lookalike-domain | identity, strong | 50.0 % (1.3–98.7) | – | 0 (below 95.0 %) |',
    );
    expect(table).toContain('| lookalike-domain | identity, medium | 50.0 %');
  });
});

describe('listMistakes', () => {
  it('never shows the half that is reported', () => {
    const hidden = makeMail('fraud', 'clear', { file: 'even.eml' });
    const shown = makeMail('fraud', 'context', { file: 'odd.eml', isForTuning: true });
    const alarm = makeMail('ham', 'caution', { file: 'ham.eml', isForTuning: true });
    const lines = listMistakes([hidden, shown, alarm]);
    expect(lines.join('\n')).not.toContain('even.eml');
    expect(lines).toContain('missed fraud: 1');
    expect(lines).toContain('false alarms: 1');
    expect(lines.some((line) => line.includes('odd.eml'))).toBe(true);
  });
});

describe('writeReport', () => {
  it('refuses messages that were looked at while the engine was tuned', () => {
    const seen = makeMail('fraud', 'danger', { file: 'odd.eml', isForTuning: true });
    const mails = [makeMail('fraud', 'danger')];
    const none = { blind: [], mails, unread: [] };
    expect(() => writeReport({ ...none, mails: [...mails, seen] }, 'commit 1')).toThrow('odd.eml');
    expect(() => writeReport({ ...none, blind: [seen] }, 'commit 1')).toThrow('odd.eml');
    expect(() => writeReport({ ...none, unread: [seen] }, 'commit 1')).toThrow('odd.eml');
  });

  it('comes out the same for the same messages', () => {
    const mails = [makeMail('fraud', 'danger'), makeMail('ham', 'clear'), makeMail('spam', 'context')];
    const judged = { blind: mails, mails, unread: [] };
    expect(writeReport(judged, 'commit 1')).toBe(writeReport({ ...judged, mails: [...mails] }, 'commit 1'));
  });
});

describe('placeReport', () => {
  const begin = '<!-- generated by npm run evaluate: begin -->';
  const end = '<!-- generated by npm run evaluate: end -->';

  it('replaces what stands between the markers and nothing else', () => {
    const once = placeReport(`before\n${begin}\nold\n${end}\nafter\n`, 'new');
    expect(once).toBe(`before\n${begin}\n\nnew\n\n${end}\nafter\n`);
    expect(placeReport(once, 'new')).toBe(once);
  });

  it('refuses a document without both markers', () => {
    expect(() => placeReport(`${begin} only`, 'new')).toThrow('both markers');
    expect(() => placeReport(`${begin}${end}${begin}${end}`, 'new')).toThrow('both markers');
  });
});
