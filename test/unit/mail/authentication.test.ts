import { describe, expect, it } from 'vitest';
import { readAuthentication } from '../../../src/core/mail/authentication/authentication.ts';
import type { MailHeader } from '../../../src/core/mail/message.ts';
import { MAIL_DATA } from '../../support/mail.ts';

const OWN = new Set(['rossi.example']);

function header(name: string, value: string): MailHeader {
  return { name, value };
}
const RECEIVED = header(
  'received',
  'from out.muster.example ([203.0.113.4]) by mx1.rossi.example with ESMTPS id 1',
);
const results = (value: string) => header('authentication-results', value);

function read(headers: readonly MailHeader[] | null) {
  return readAuthentication(headers, 'muster.example', OWN, MAIL_DATA.suffixes);
}

describe('Authentication-Results (RFC 8601)', () => {
  it('counts where the server is the one that took the message over', () => {
    const value =
      'mx1.rossi.example; spf=pass smtp.mailfrom=muster.example; dmarc=pass (p=reject) header.from=muster.example';
    expect(read([results(value), RECEIVED])).toEqual({
      state: 'pass',
      server: 'mx1.rossi.example',
      hasArcPass: false,
    });
  });

  it('does not count where anybody else wrote it (section 1.6)', () => {
    const forged = results('mx.attacker.test; dmarc=pass header.from=muster.example');
    expect(read([forged, RECEIVED]).state).toBe('unknown');
    // Below what the receiving server was told: it was there when the message came, whatever name it gives.
    const early = results('mx1.rossi.example; dmarc=pass header.from=muster.example');
    expect(read([RECEIVED, early]).state).toBe('unknown');
  });

  it('counts only topmost (section 5)', () => {
    const top = results('mx1.rossi.example; dmarc=fail header.from=muster.example');
    const second = results('mx1.rossi.example; dmarc=pass header.from=muster.example');
    expect(read([top, second, RECEIVED]).state).toBe('fail');
  });

  it('of Microsoft 365 has no server and is believed on its own hosts', () => {
    const value =
      'spf=pass smtp.mailfrom=muster.example; dkim=pass header.d=muster.example; dmarc=pass action=none header.from=muster.example;compauth=pass';
    const by = header(
      'received',
      'from A (1.2.3.4) by AM0PR01.eurprd01.prod.outlook.com (2603::1) with SMTP',
    );
    expect(read([results(value), by]).state).toBe('pass');
    expect(read([results(value), RECEIVED]).state).toBe('unknown');
  });

  it('without DMARC needs an aligned pass of SPF or DKIM (RFC 7489, section 3.1)', () => {
    const of = (methods: string) => read([results(`mx1.rossi.example; ${methods}`), RECEIVED]).state;
    expect(of('dkim=pass header.d=mail.muster.example')).toBe('pass');
    expect(of('spf=pass smtp.mailfrom=bounce@muster.example')).toBe('pass');
    expect(of('dkim=pass header.d=sender.test; spf=pass smtp.mailfrom=sender.test')).toBe('unknown');
    expect(of('dmarc=none header.from=muster.example; spf=fail smtp.mailfrom=muster.example')).toBe(
      'unknown',
    );
  });

  it('about another domain says nothing of this one', () => {
    expect(read([results('mx1.rossi.example; dmarc=fail header.from=other.test'), RECEIVED]).state).toBe(
      'unknown',
    );
  });

  it('tells that a forwarder vouched (ARC, RFC 8617)', () => {
    const value = 'mx1.rossi.example; dmarc=fail header.from=muster.example; arc=pass (i=1)';
    expect(read([results(value), RECEIVED])).toMatchObject({ state: 'fail', hasArcPass: true });
  });

  it('is unknown without headers', () => {
    expect(read(null).state).toBe('unknown');
    expect(read([]).state).toBe('unknown');
  });
});
