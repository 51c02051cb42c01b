import { beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/core/list/model.ts';
import { sayClock, sayProblem } from '../../../src/ui/list-words.ts';
import { installMessages } from './fake-messages.ts';

beforeEach(() => installMessages('en', 'en-GB'));

describe('why an update was not taken', () => {
  it.each([
    ['unreachable', /did not answer/],
    ['not-found', /is missing there/],
    ['too-few-signatures', /not what the publisher signed/],
    ['wrong-hash', /not what the publisher signed/],
    ['rollback', /older version/],
    ['listed-removed', /older version/],
    ['expired', /run out.*date on this computer/],
    ['not-stored', /Free some space/],
    ['unsupported-keys', /newer version of Cordon/],
    ['wrong-fingerprint', /another fingerprint/],
    ['id-taken', /name of another list/],
    ['not-prepared', /cannot use/],
  ] as const)('%s is said in plain words', (code, words) => {
    expect(sayProblem(code)).toMatch(words);
  });
});

describe('a wrong clock', () => {
  it('is named with how far it is off and what to do', () => {
    expect(sayClock({ kind: 'behind', days: 3652 })).toBe(
      'Your computer’s clock is about 10 years behind. Set it right, so that Cordon can tell whether its lists are fresh.',
    );
    expect(sayClock({ kind: 'ahead', days: 3 })).toContain('about 3 days ahead');
  });

  it.each(LANGUAGES)('is said whole in %s', (language) => {
    installMessages(language);
    for (const kind of ['behind', 'ahead'] as const) {
      expect(sayClock({ kind, days: 3652 })).toMatch(/10 \p{L}+.*Cordon/u);
    }
  });

  it('is not mentioned while it can be right', () => {
    expect(sayClock({ kind: 'good' })).toBeNull();
  });
});
