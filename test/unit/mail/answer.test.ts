import { describe, expect, it } from 'vitest';
import { addAnswer } from '../../../src/core/mail/answer/add-answer.ts';
import { dropAnswerMarks, readAnsweredSubject } from '../../../src/core/mail/answer/answer-subject.ts';
import { concernsAnswer } from '../../../src/core/mail/answer/concerns-answer.ts';
import { findAnswered } from '../../../src/core/mail/answer/find-answered.ts';
import { assessMessage } from '../../../src/core/mail/assess-message.ts';
import type { MailMessage } from '../../../src/core/mail/message.ts';
import { MAIL_DATA, makeAddress, makeContext, makeMessage, SHOWN } from '../../support/mail.ts';

const SENDER = 'p.huber@muster-ag.example';
const LOOKALIKE = 'p.huber@mu5ter-ag.example';
const message = makeMessage();
const hidden: MailMessage = makeMessage({ coverage: { ...SHOWN, 'reply-to': 'not-shown' } });

describe('addAnswer: what the recipients of an answer tell of a message (MAIL.md, coverage)', () => {
  it('is where replies go, where the webmail did not show it', () => {
    const read = addAnswer(hidden, [LOOKALIKE]);
    expect(read.replyTo).toEqual([{ name: '', address: LOOKALIKE }]);
    expect(read.coverage['reply-to']).toBe('read');
  });

  it('is nothing else than the sender where the answer goes to the sender, whoever the person adds', () => {
    const read = addAnswer(hidden, [SENDER, 'colleague@elsewhere.example']);
    expect(read.replyTo).toEqual([]);
    expect(read.coverage['reply-to']).toBe('absent');
    expect(read.answer).toEqual([{ name: '', address: 'colleague@elsewhere.example' }]);
  });

  it('leaves out who received the message anyway', () => {
    expect(addAnswer(hidden, ['m.bianchi@rossi.example']).replyTo).toEqual([]);
  });

  it('takes nothing for where replies go that the webmail showed, and keeps apart whom the message does not name', () => {
    const read = addAnswer(message, [SENDER, LOOKALIKE]);
    expect(read).toEqual({ ...message, answer: [{ name: '', address: LOOKALIKE }] });
  });

  it('changes nothing without an answer, and without anybody new', () => {
    expect(addAnswer(hidden, [])).toBe(hidden);
    expect(addAnswer(message, [SENDER])).toBe(message);
  });
});

describe('judging with an answer', () => {
  const judge = (given: Partial<MailMessage>, ...recipients: readonly string[]) => {
    const assessment = assessMessage(
      addAnswer(makeMessage(given), recipients),
      makeContext({
        facts: [],
      }),
      MAIL_DATA,
    );
    return {
      level: assessment.level,
      ids: assessment.level === 'unreadable' ? [] : assessment.findings.map(({ id }) => id),
      isSaid: concernsAnswer(assessment, recipients),
    };
  };

  it('finds a recipient that imitates the sender, whom nobody has to know', () => {
    const unknown = { from: makeAddress('Eva Klein <e.klein@klein-bau.example>') };
    expect(judge(unknown, 'e.klein@klein-bau.example')).toEqual({ level: 'clear', ids: [], isSaid: false });
    expect(judge(unknown, 'e.klein@k1ein-bau.example')).toMatchObject({
      level: 'caution',
      ids: ['lookalike-domain'],
      isSaid: true,
    });
  });

  it('says nothing of a colleague, a lawyer or anybody else whom the person adds', () => {
    for (const added of ['boss@rossi.example', 'office@kanzlei-weber.example', 'someone@gmail.com']) {
      expect(judge({}, SENDER, added)).toMatchObject({ level: 'clear', isSaid: false });
    }
  });

  it('finds who takes the place of somebody in the quoted conversation', () => {
    const thread = [makeAddress('Paul Huber <p.huber@klein-bau.example>')];
    const from = makeAddress('Eva Klein <e.klein@klein-bau.example>');
    expect(
      judge({ from, thread }, 'e.klein@klein-bau.example', 'p.huber@klein-bau-gmbh.example'),
    ).toMatchObject({
      ids: ['participant-replaced'],
    });
  });

  it('is silent beside a draft on what concerns none of its recipients, and never on danger', () => {
    const bank =
      'Our bank details have changed: please pay to our new account DE12 5001 0517 0648 4898 90 from now on.';
    expect(judge({ text: bank }, SENDER)).toMatchObject({ level: 'caution', isSaid: false });
    expect(judge({ text: bank, from: makeAddress(LOOKALIKE) }, 'boss@rossi.example')).toMatchObject({
      level: 'danger',
      isSaid: true,
    });
  });
});

describe('the subject of an answer', () => {
  it.each([
    ['Re: Invoice 118', 'Invoice 118'],
    ['RE: AW: Rif: Invoice  118', 'Invoice 118'],
    ['Re[2]: Invoice 118', 'Invoice 118'],
    ['R: Invoice 118', 'Invoice 118'],
    ['Re: ', ''],
    ['Re:', ''],
  ])('is read from %j', (subject, answered) => {
    expect(readAnsweredSubject(subject)).toBe(answered);
  });

  it.each(['Invoice 118', 'Fwd: Invoice 118', 'WG: Invoice 118', 'I: Invoice 118', 'Reference: 118', ''])(
    'is none in %j',
    (subject) => {
      expect(readAnsweredSubject(subject)).toBeNull();
    },
  );

  it('is the same for an answer to an answer', () => {
    expect(dropAnswerMarks('Re: AW: Invoice 118')).toBe('Invoice 118');
  });
});

describe('findAnswered: which message a draft on a page of its own answers', () => {
  const here = (given: Partial<MailMessage>) => ({ message: makeMessage(given), isHere: true });
  const elsewhere = (given: Partial<MailMessage>) => ({ message: makeMessage(given), isHere: false });
  const draft = { subject: 'Re: Delivery', recipients: [SENDER] };

  it('is the one that has its subject, also where that was an answer itself', () => {
    const recent = [here({ subject: 'RE: Delivery' }), here({ subject: 'Holidays' })];
    expect(findAnswered(recent, draft)).toBe(recent[0]?.message);
  });

  it('is none for a new message, a forwarded one, and an answer to something else', () => {
    for (const subject of ['', 'Delivery', 'Fwd: Delivery', 'Re: Holidays']) {
      expect(findAnswered([here({})], { ...draft, subject })).toBeNull();
    }
  });

  it('is the one that was there, for an answer without a subject', () => {
    // Webmails show words of their own in place of a subject that is missing.
    const nameless = here({ subject: '(no subject)' });
    expect(findAnswered([nameless, elsewhere({})], { ...draft, subject: 'Re: ' })).toBe(nameless.message);
    expect(findAnswered([nameless, here({})], { ...draft, subject: 'Re: ' })).toBeNull();
  });

  it('is in its own tab before any other, then with whom it goes to, then the latest', () => {
    const other = makeAddress('someone@elsewhere.example');
    const recent = [elsewhere({}), here({ from: other }), here({}), here({ from: other })];
    expect(findAnswered(recent, draft)).toBe(recent[2]?.message);
    expect(findAnswered(recent, { ...draft, recipients: [] })).toBe(recent[3]?.message);
    expect(findAnswered([recent[0] as (typeof recent)[0]], draft)).toBe(recent[0]?.message);
  });

  it('is in another tab only where the draft goes back to it, or may do', () => {
    const foreign = { ...draft, recipients: ['e.klein@klein-bau.example'] };
    expect(findAnswered([elsewhere({})], foreign)).toBeNull();
    const unseen = elsewhere({ coverage: hidden.coverage });
    expect(findAnswered([unseen], foreign)).toBe(unseen.message);
    const replies = elsewhere({ replyTo: [makeAddress('E.Klein@klein-bau.example')] });
    expect(findAnswered([replies], foreign)).toBe(replies.message);
  });
});
