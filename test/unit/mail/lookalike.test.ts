import { describe, expect, it } from 'vitest';
import { findLookalike, imitatesBrand, undisguise } from '../../../src/core/mail/domain/lookalike.ts';
import { registrableDomain } from '../../../src/core/mail/domain/mail-domain.ts';
import { MAIL_DATA } from '../../support/mail.ts';

describe('a domain that imitates another', () => {
  it.each([
    ['hotrnail.com', 'hotmail.com', 'same-look'],
    ['hotrnall.com', 'hotmail.com', 'same-look'],
    ['rnuster.it', 'muster.it', 'same-look'],
    ['muster-aq.example', 'muster-ag.example', 'same-look'],
    ['r0ssi.it', 'rossi.it', 'same-look'],
    ['paypa1.com', 'paypal.com', 'same-look'],
    ['vvidget.com', 'widget.com', 'same-look'],
    // UTS 39: Cyrillic а and о
    ['xn--mystr-7qf.it', 'x.it', null],
    ['xn--80ak6aa92e.com', 'apple.com', 'same-look'],
    ['musetr.it', 'muster.it', 'transposed'],
    ['acme-tools.com.billing.net', 'acme-tools.com', 'embedded'],
  ])('is strong by its look: %s for %s', (host, real, kind) => {
    expect(findLookalike(host, real, MAIL_DATA)).toEqual(kind === null ? null : { kind, strength: 'strong' });
  });

  it.each([
    ['muster.com', 'muster.it', 'other-suffix'],
    ['mustter.it', 'muster.it', 'near'],
    ['meccanica-bianchi.it', 'mecanica-bianchi.it', 'near'],
    ['muster-invoices.com', 'muster.it', 'name-part'],
    ['mustergroup.com', 'muster.it', 'name-part'],
  ])('is medium by its spelling: %s for %s', (host, real, kind) => {
    expect(findLookalike(host, real, MAIL_DATA)).toEqual({ kind, strength: 'medium' });
  });

  it.each([
    ['muster.it', 'muster.it'],
    ['mail.muster.it', 'muster.it'],
    ['muster-ag.de', 'muster-kg.de'],
    ['rossi-srl.it', 'rossi-sas.it'],
    ['rossisrl.it', 'rossispa.it'],
    ['site1.it', 'site2.it'],
    ['example.com', 'rossi.it'],
    ['abc.it', 'abd.it'],
  ])('is none: %s for %s', (host, real) => {
    expect(findLookalike(host, real, MAIL_DATA)).toBeNull();
  });

  it('knows the brands that everybody trusts', () => {
    expect(imitatesBrand('office356-us.org', 'office365.com', MAIL_DATA)).toBe(true);
    expect(imitatesBrand('hotrnall.com', 'hotmail.com', MAIL_DATA)).toBe(true);
    expect(imitatesBrand('office-supplies.com', 'office365.com', MAIL_DATA)).toBe(false);
  });

  it('knows words in disguise where a part of a name begins', () => {
    expect(undisguise('rnailm.com', MAIL_DATA)).toBe('mailm.com');
    expect(undisguise('login.dovvn-mail.com', MAIL_DATA)).toBe('down-mail.com');
    expect(undisguise('modernails.com', MAIL_DATA)).toBeNull();
    expect(undisguise('mail.com', MAIL_DATA)).toBeNull();
  });

  it('takes a registrable domain from the suffix list, private suffixes among them', () => {
    expect(registrableDomain('mail.rossi.co.uk', MAIL_DATA.suffixes)).toBe('rossi.co.uk');
    expect(registrableDomain('evil.github.io', MAIL_DATA.suffixes)).toBe('evil.github.io');
    expect(registrableDomain('localhost', MAIL_DATA.suffixes)).toBe('localhost');
  });
});
