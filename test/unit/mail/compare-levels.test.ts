import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/core/mail/assessment.ts';
import { loudestLevel } from '../../../src/core/mail/compare-levels.ts';
import type { MailMessage } from '../../../src/core/mail/message.ts';

describe('the loudest level', () => {
  it('is the one that a person must see first', () => {
    expect(loudestLevel(['context', 'danger', 'clear'])).toBe('danger');
    expect(loudestLevel(['context', 'caution'])).toBe('caution');
  });

  it('of nothing is clear', () => {
    expect(loudestLevel([])).toBe('clear');
  });

  it('knows no "unreadable", which nothing outweighs', () => {
    const unreadable = { level: 'unreadable', reason: 'no-sender' } satisfies Assessment;
    // @ts-expect-error an unreadable message has no level to compare
    expect(loudestLevel([unreadable.level])).toBe('clear');
    const fields: readonly (keyof MailMessage)[] = ['from', 'coverage'];
    expect(fields).toHaveLength(2);
  });
});
