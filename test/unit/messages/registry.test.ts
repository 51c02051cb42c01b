import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_RECIPIENTS } from '../../../src/messages/mail-protocol.ts';
import { admitMessage, type Sender } from '../../../src/messages/registry.ts';
import { makeMessage } from './mail-samples.ts';

const warning: Sender = { page: 'warning', tabId: 3, isTopFrame: true, isPrivate: false };
const framedWarning: Sender = { ...warning, isTopFrame: false };
const popup: Sender = { page: 'popup', tabId: null, isTopFrame: true, isPrivate: false };

const options: Sender = { ...popup, page: 'options' };

const notice: Sender = {
  page: 'notice',
  tabId: 3,
  isTopFrame: true,
  isPrivate: false,
  hostname: 'market.example',
};

const request = (name: string, input: unknown) => ({ cordon: 1, name, input });

describe('admitMessage', () => {
  it('admits a message from the page that may send it, with just the fields of its input', () => {
    const admission = admitMessage(request('continueVisit', { token: 't', extra: 1 }), warning);
    expect(admission).toEqual({
      ok: true,
      message: { name: 'continueVisit', input: { token: 't' } },
      sender: warning,
    });
  });

  it('takes a reason with "continue", and nothing of it but its code and its text', () => {
    const reason = { code: 'work', text: 'x'.repeat(500) };
    const admission = admitMessage(
      request('continueVisit', { token: 't', reason: { ...reason, extra: 1 } }),
      warning,
    );
    expect(admission).toMatchObject({ ok: true, message: { input: { token: 't', reason } } });
    expect(admission.ok && admission.message.input).toEqual({ token: 't', reason });
  });

  it('refuses everything from a web page or a content script, which are no sender of ours', () => {
    for (const name of [
      'describeWarning',
      'continueVisit',
      'goBack',
      'openInTab',
      'describeTab',
      'checkAddress',
    ]) {
      const input = { address: 'x', token: 'x', historyLength: 1, tabId: 1, text: 'x' };
      expect(admitMessage(request(name, input), null)).toEqual({ ok: false, error: 'wrong-sender' });
    }
  });

  it('refuses "continue" and "back" from a warning that a page has framed, and answers its questions', () => {
    expect(admitMessage(request('continueVisit', { token: 't' }), framedWarning)).toMatchObject({
      error: 'wrong-sender',
    });
    expect(admitMessage(request('goBack', { historyLength: 2 }), framedWarning)).toMatchObject({
      error: 'wrong-sender',
    });
    expect(admitMessage(request('describeWarning', { address: 'x' }), framedWarning).ok).toBe(true);
    expect(admitMessage(request('openInTab', { address: 'x' }), framedWarning).ok).toBe(true);
  });

  it('refuses a page that is ours but not the one that may say it', () => {
    expect(admitMessage(request('continueVisit', { token: 't' }), popup)).toMatchObject({
      error: 'wrong-sender',
    });
    expect(admitMessage(request('describeTab', { tabId: 1 }), warning)).toMatchObject({
      error: 'wrong-sender',
    });
  });

  it('lets the options page alone decide what is followed, and the popup too say "Got it"', () => {
    for (const [name, input] of [
      ['previewList', { address: 'https://lists.example/' }],
      ['followList', { address: 'https://lists.example/' }],
      ['unfollowList', { key: 'k' }],
    ] as const) {
      expect(admitMessage(request(name, input), options), name).toMatchObject({ message: { name, input } });
      for (const sender of [popup, warning, framedWarning, null]) {
        expect(admitMessage(request(name, input), sender), name).toMatchObject({ error: 'wrong-sender' });
      }
      expect(admitMessage(request(name, input), { ...options, isTopFrame: false }), name).toMatchObject({
        error: 'wrong-sender',
      });
    }
    const isSeen = request('acknowledgeProblem', { key: 'k' });
    expect(admitMessage(isSeen, popup).ok).toBe(true);
    expect(admitMessage(isSeen, options).ok).toBe(true);
    expect(admitMessage(isSeen, warning)).toMatchObject({ error: 'wrong-sender' });
  });

  it('takes from a notice in a web page that it was closed, and nothing else', () => {
    expect(admitMessage(request('dismissNotice', { hostname: 'forged.example', tabId: 9 }), notice)).toEqual({
      ok: true,
      message: { name: 'dismissNotice', input: {} },
      sender: notice,
    });
    const input = { address: 'x', token: 'x', historyLength: 1, tabId: 1, text: 'x', key: 'x' };
    for (const name of [
      'describeWarning',
      'continueVisit',
      'goBack',
      'openInTab',
      'describeTab',
      'checkAddress',
      'describeProtection',
      'updateLists',
      'previewList',
      'followList',
      'unfollowList',
      'acknowledgeProblem',
    ]) {
      expect(admitMessage(request(name, input), notice), name).toEqual({ ok: false, error: 'wrong-sender' });
    }
    for (const sender of [popup, warning, options, null, { ...notice, isTopFrame: false }]) {
      expect(admitMessage(request('dismissNotice', {}), sender)).toMatchObject({ error: 'wrong-sender' });
    }
  });

  it('refuses inputs of another shape, size or sign', () => {
    const bad: [string, unknown, Sender][] = [
      ['continueVisit', { token: 'x'.repeat(65) }, warning],
      ['continueVisit', { token: 7 }, warning],
      ['continueVisit', { token: 't', reason: null }, warning],
      ['continueVisit', { token: 't', reason: { code: 'because', text: '' } }, warning],
      ['continueVisit', { token: 't', reason: { code: 'work' } }, warning],
      ['continueVisit', { token: 't', reason: { code: 'work', text: 'x'.repeat(501) } }, warning],
      ['continueVisit', null, warning],
      ['continueVisit', Object.create({ token: 'inherited' }), warning],
      ['goBack', { historyLength: -1 }, warning],
      ['goBack', { historyLength: 1.5 }, warning],
      ['describeTab', { tabId: '1' }, popup],
      ['describeTab', { tabId: Number.POSITIVE_INFINITY }, popup],
      ['checkAddress', { text: 'x'.repeat(64 * 1024 + 1) }, popup],
      ['previewList', { address: 7 }, options],
      ['followList', { address: 'x'.repeat(64 * 1024 + 1) }, options],
      ['unfollowList', { key: 'x'.repeat(65) }, options],
      ['acknowledgeProblem', {}, popup],
      ['describeWarning', { address: 'x'.repeat(2 * 1024 * 1024 + 1025) }, warning],
    ];
    for (const [name, input, sender] of bad) {
      expect(admitMessage(request(name, input), sender), `${name}`).toEqual({
        ok: false,
        error: 'bad-input',
      });
    }
  });

  it('knows no message by an inherited name', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(admitMessage(request(name, {}), warning)).toEqual({ ok: false, error: 'unknown-message' });
    }
  });

  it('takes any value at all without throwing, and admits none that is not a request', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true }), (value) => {
        expect(admitMessage(value, warning).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('continueVisit', 'goBack', 'describeWarning'),
        fc.anything(),
        (name, input) => {
          const admission = admitMessage(request(name, input), warning);
          if (admission.ok) expect(Object.keys(admission.message.input)).toHaveLength(1);
        },
      ),
    );
  });

  it('takes mail from our script in a webmail alone, in any frame of it, and nothing from a page with a notice', () => {
    const webmail: Sender = { ...notice, page: 'webmail', isTopFrame: false, frameId: 4 };
    const inputs: readonly (readonly [string, unknown])[] = [
      ['assessMail', { message: makeMessage() }],
      ['assessMail', { message: makeMessage(), recipients: ['p.huber@lieferant.example'] }],
      ['assessAnswer', { subject: 'Re: Rechnung 118', recipients: [] }],
      ['describeWebmail', {}],
      ['reportOpenMail', { open: [] }],
      ['inspectFile', { name: 'a.pdf', base64: 'AAAA' }],
    ];
    for (const [name, input] of inputs) {
      expect(admitMessage(request(name, input), webmail), name).toMatchObject({ ok: true });
      expect(admitMessage(request(name, input), notice), name).toMatchObject({ error: 'wrong-sender' });
      expect(admitMessage(request(name, input), null), name).toMatchObject({ error: 'wrong-sender' });
    }
  });

  it('takes from a webmail nothing that a person must say in one of our own pages', () => {
    const webmail: Sender = { ...notice, page: 'webmail' };
    for (const name of [
      'checkMailOnSite',
      'leaveMailSite',
      'describeMailSites',
      'continueVisit',
      'describeTab',
    ]) {
      const input = { tabId: 1, host: 'mail.example', token: 't' };
      expect(admitMessage(request(name, input), webmail), name).toMatchObject({ error: 'wrong-sender' });
    }
  });

  it('refuses a message of which anything is not as it should be', () => {
    const webmail: Sender = { ...notice, page: 'webmail' };
    const broken = { ...makeMessage(), links: 'none' };
    expect(admitMessage(request('assessMail', { message: broken }), webmail)).toMatchObject({
      error: 'bad-input',
    });
    for (const recipients of [
      'p.huber@lieferant.example',
      [1],
      new Array(MAX_RECIPIENTS + 1).fill('a@b.example'),
    ]) {
      expect(
        admitMessage(request('assessMail', { message: makeMessage(), recipients }), webmail),
      ).toMatchObject({ error: 'bad-input' });
      expect(admitMessage(request('assessAnswer', { subject: 'Re: a', recipients }), webmail)).toMatchObject({
        error: 'bad-input',
      });
    }
    expect(admitMessage(request('inspectFile', { name: 'a' }), webmail)).toMatchObject({
      error: 'bad-input',
    });
  });
});
