import { describe, expect, it } from 'vitest';
import { judgeProtection } from '../../../src/ui/protection-level.ts';

const NONE = {
  hasSiteAccess: true,
  rules: 'unavailable',
  blocking: 'unavailable',
  navigation: 'unavailable',
  isAuditOnly: false,
} as const;

describe('judgeProtection', () => {
  it('is full only where each request is asked about before it is sent', () => {
    expect(judgeProtection({ ...NONE, blocking: 'active' })).toMatchObject({
      level: 'full',
      because: 'blocking',
    });
    expect(judgeProtection({ ...NONE, rules: 'active' })).toMatchObject({
      level: 'weaker',
      because: 'rules',
    });
  });

  it('is weaker where navigations are only taken back', () => {
    expect(judgeProtection({ ...NONE, navigation: 'active' })).toMatchObject({
      level: 'weaker',
      because: 'navigation',
    });
  });

  it('is off without access to sites, whatever stands', () => {
    const all = { ...NONE, rules: 'active', blocking: 'active', navigation: 'active' } as const;
    expect(judgeProtection({ ...all, hasSiteAccess: false })).toMatchObject({
      level: 'off',
      because: 'no-access',
    });
    expect(judgeProtection(NONE)).toMatchObject({ level: 'off', because: 'none' });
  });

  it('is off where policy has Cordon stop nothing, and says so', () => {
    expect(judgeProtection({ ...NONE, blocking: 'active', isAuditOnly: true })).toMatchObject({
      level: 'off',
      because: 'audit',
    });
  });

  it('tells of a part that did not start', () => {
    expect(judgeProtection({ ...NONE, rules: 'failed', blocking: 'active' }).hasFailure).toBe(true);
    expect(judgeProtection({ ...NONE, blocking: 'active' }).hasFailure).toBe(false);
  });
});
