import { beforeEach, describe, expect, it } from 'vitest';
import { sayAnswer, sayMail } from '../../../src/content/mail/mail-words.ts';
import { LANGUAGES } from '../../../src/core/list/model.ts';
import type { Advice, Assessment, Finding, UnreadableReason } from '../../../src/core/mail/assessment.ts';
import { MAIL_FIELDS } from '../../../src/core/mail/message.ts';
import { sayFinding } from '../../../src/ui/finding-words.ts';
import { installMessages } from '../ui/fake-messages.ts';

const listedLink: Finding = {
  id: 'listed-link',
  group: 'fact',
  strength: 'strong',
  values: ['https://bad.example/login', 'RedVDS'],
  evidence: [{ field: 'links', quote: 'https://bad.example/login' }],
};
const quiet: Finding = { ...listedLink, id: 'listed-mentioned', group: 'context', strength: 'weak' };
const danger: Assessment = {
  level: 'danger',
  findings: [
    listedLink,
    { ...listedLink, id: 'listed-sender' },
    { ...listedLink, id: 'listed-reply-to' },
    quiet,
  ],
  unchecked: ['reply-to', 'attachments'],
  advice: 'do-not-pay',
};

beforeEach(() => installMessages('en', 'en-GB'));

describe('the bar above a message (LOOK.md: what not to do, why, the one thing to do)', () => {
  it('says what not to do, the strongest two reasons, and what was not looked at', () => {
    const words = sayMail(danger);
    expect(words).toMatchObject({
      tone: 'fraud-linked',
      word: 'Danger',
      headline: 'Do not pay from this message.',
    });
    expect(words?.reasons).toHaveLength(2);
    expect(words?.reasons[0]).toContain('https://bad.example/login');
    expect(words?.unchecked).toBe('Not checked: where replies go and the attachments.');
    expect(words?.seen).toHaveLength(4);
  });

  it('has words of its own for caution', () => {
    const words = sayMail({ ...danger, level: 'caution', unchecked: [] });
    expect(words).toMatchObject({ tone: 'caution', headline: 'Check before you act.', unchecked: null });
  });

  it('says nothing where there is nothing to say, and never that a message is safe', () => {
    expect(sayMail({ level: 'clear', findings: [], unchecked: [], advice: null })).toBeNull();
    expect(
      sayMail({ level: 'context', findings: [quiet], unchecked: ['attachments'], advice: null }),
    ).toBeNull();
  });

  it('never counts a quiet line as a reason', () => {
    const words = sayMail({ ...danger, findings: [quiet, listedLink] });
    expect(words?.reasons).toEqual([sayFinding(listedLink)]);
    expect(words?.seen).toEqual([quiet, listedLink]);
  });

  it('says that a message could not be checked, and what to do then', () => {
    const words = sayMail({ level: 'unreadable', reason: 'no-sender' });
    expect(words?.headline).toBe('This message could not be checked.');
    expect(words?.reasons).toEqual(['Cordon could not read the sender on this page.']);
    expect(words?.advice).toContain('address');
  });

  it.each(LANGUAGES)('does not say the headline once more as advice, in %s', (language) => {
    installMessages(language);
    const { headline = '', advice } = sayMail(danger) ?? {};
    expect(advice).not.toContain(headline);
    expect(advice?.length).toBeGreaterThan(10);
    expect(sayMail({ ...danger, advice: 'do-not-open-links' })?.advice).toBeNull();
  });

  it('names the addresses that an answer goes to beside its sender’s, three at most', () => {
    const sender = 'P.Huber@lieferant.example';
    const say = (...recipients: string[]) =>
      sayAnswer({ sender, recipients }).replaceAll(/[\u2068\u2069]/g, '');
    expect(say('p.huber@lieferant.example')).toBe(`You are answering a message from ${sender}.`);
    expect(say('p.huber@lieferant.example', 'a@b.example')).toBe(
      `Your answer to ${sender} goes to a@b.example.`,
    );
    expect(say('1@b.example', '2@b.example', '3@b.example', '4@b.example')).toBe(
      `Your answer to ${sender} goes to 1@b.example, 2@b.example and 3@b.example.`,
    );
    expect(sayAnswer({ sender: '\u202eevil', recipients: [] })).not.toContain('\u202e');
  });

  it.each(LANGUAGES)('has all of its words in %s', (language) => {
    installMessages(language);
    const advices: readonly (Advice | null)[] = [
      'call-back',
      'do-not-pay',
      'do-not-open-links',
      'do-not-reply',
      'ask-the-person',
      'check-sender',
      null,
    ];
    for (const advice of advices) expect(sayMail({ ...danger, advice })?.headline).not.toBe('');
    const reasons: readonly UnreadableReason[] = [
      'no-sender',
      'no-message',
      'damaged',
      'encrypted',
      'too-large',
      'too-deep',
      'unknown-format',
    ];
    for (const reason of [...reasons, 'no-text'] as const) {
      expect(sayMail({ level: 'unreadable', reason })?.reasons[0]).not.toBe('');
    }
    expect(sayMail({ ...danger, unchecked: MAIL_FIELDS })?.unchecked).not.toContain('$');
  });
});

describe('text from outside in our sentences', () => {
  it('is set apart, turns nothing around, and is cut where it is long', () => {
    const text = sayFinding({
      ...listedLink,
      values: [`\u202egnihsihp\u2066 ${'x'.repeat(500)}`, 'Case\nline'],
    });
    expect(text).not.toMatch(/[\u202a-\u202e\u2066\u2067]/);
    expect(text).toContain('\u2068gnihsihp');
    expect(text).toContain('Case line\u2069');
    expect(text.length).toBeLessThan(400);
  });
});
