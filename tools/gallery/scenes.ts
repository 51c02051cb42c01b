import { readFileSync } from 'node:fs';
import type { ListedVerdict } from '../../src/core/list/verdict.ts';
import type { Support } from '../../src/core/policy/support.ts';
import type { CanonicalUrl } from '../../src/core/url/model.ts';
import { COMPANY_LIST, giveAddress, listedBy, readListing } from './listings.ts';

/** One state of one page. */
export interface Scene {
  readonly name: string;
  /** Path on the gallery's server. */
  readonly path: string;
  /** What the background answers, by message. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** CSS pixels. */
  readonly width: number;
  /** Open every disclosure before looking. */
  readonly isOpened?: boolean;
  /** Type this into the address field and send it. */
  readonly typed?: string;
  /** What a person does then, one after the other. */
  readonly acts?: readonly Act[];
}

/** Types into a field, or presses a button; then something is there. All are CSS selectors. */
export interface Act {
  readonly on: string;
  /** Absent: press. */
  readonly typed?: string;
  readonly until: string;
}

export const WIDE = 1040;

export const REDVDS = listedBy(
  readListing('virtual-desktop-rental', 'redvds', 'seized', {
    firstSeen: '2024-03-02',
    lastSeen: '2026-01-13',
  }),
);
export const REDVDS_ADDRESS = giveAddress('rd.redvds.com', '/panel/login', 'next=/orders');
const PHISHING = readListing('phishing', 'sneaky2fa-previewdoc', 'fraud-linked');
export const SCAM = listedBy(readListing('investment-fraud', 'voltaiko', 'fraud-linked'), {
  ...PHISHING,
  list: COMPANY_LIST,
});
export const SCAM_ADDRESS = giveAddress('voltaiko.com');
const SUPPORT = {
  organisation: 'Muster AG',
  name: 'IT help desk',
  mail: 'help@muster-ag.example',
  phone: '+49 30 555 0100',
  url: 'https://help.muster-ag.example/',
  message:
    'If you were sent here by a mail, tell the help desk before you do anything else. Nobody is blamed for asking.',
};
/** With a colour that neither theme has, and a logo. */
const BRANDED: Support = {
  ...SUPPORT,
  colour: '#ffd400',
  logo: `data:image/png;base64,${readFileSync(new URL('../../public/icons/caution-48.png', import.meta.url), 'base64')}`,
};

interface WarningOptions {
  readonly support?: Support;
  readonly continueRule?: 'never' | 'acknowledge' | 'reason';
}

function warn(
  address: CanonicalUrl,
  verdict: ListedVerdict,
  options: WarningOptions = {},
): Record<string, unknown> {
  const continueRule = options.continueRule ?? 'acknowledge';
  return {
    describeWarning: {
      kind: 'listed',
      address,
      verdict,
      continueRule,
      continueToken: continueRule === 'never' ? null : 'token-1',
      support: options.support ?? {},
      reportMail: null,
    },
    goBack: null,
    openInTab: null,
    continueVisit: { kind: 'refused', because: 'spent' },
  };
}

function warning(name: string, answers: Record<string, unknown>, isOpened = false): Scene {
  return { name, path: '/src/warning/index.html#https://fragment.example/', answers, width: WIDE, isOpened };
}

const POLICE = listedBy(readListing('stolen-data-market', 'weleakinfo-2020', 'seized'));
const CRIME = listedBy(readListing('ddos-for-hire', 'ipstressor', 'crime-service'));
const OWN_RULE: ListedVerdict = {
  kind: 'listed',
  by: 'organisation',
  action: 'block',
  indicator: { type: 'host', value: 'games.example' },
};
const [OLD] = POLICE.by === 'lists' ? POLICE.listings : [];
if (OLD === undefined) throw new Error('the police scene has no listing');
const OVERDUE = listedBy({ ...OLD, case: { ...OLD.case, date: '2019-05' }, isOverdue: true, action: 'note' });
const DISPUTED = listedBy({ ...OLD, status: 'disputed', claim: { ...OLD.claim, isDisputed: true } });

export const WARNING_SCENES: readonly Scene[] = [
  warning('seized-court', warn(REDVDS_ADDRESS, REDVDS)),
  warning('seized-court-open', warn(REDVDS_ADDRESS, REDVDS, { support: SUPPORT }), true),
  warning(
    'reason',
    warn(giveAddress('ipstressor.com', '/buy/plan'), CRIME, { support: SUPPORT, continueRule: 'reason' }),
    true,
  ),
  warning('seized-police', warn(giveAddress('www.weleakinfo.com'), POLICE)),
  warning('fraud-linked', warn(SCAM_ADDRESS, SCAM)),
  warning('fraud-linked-open', warn(SCAM_ADDRESS, SCAM, { support: SUPPORT, continueRule: 'never' }), true),
  warning('crime-service', warn(giveAddress('ipstressor.com', '/buy/plan'), CRIME)),
  warning('disputed', warn(giveAddress('weleakinfo.com'), DISPUTED)),
  warning('overdue', warn(giveAddress('weleakinfo.com'), OVERDUE)),
  warning(
    'organisation',
    warn(giveAddress('games.example'), OWN_RULE, { support: BRANDED, continueRule: 'never' }),
  ),
  warning(
    'punycode-long',
    warn(
      giveAddress('secure-login.konto.xn--mnchen-3ya.example', `/${'anmelden-und-bestaetigen/'.repeat(12)}`),
      SCAM,
    ),
  ),
  warning('not-listed', {
    describeWarning: {
      kind: 'not-listed',
      address: giveAddress('www.example.org', '/page'),
      because: 'not-listed',
    },
  }),
  warning('nothing', { describeWarning: { kind: 'not-listed', address: null, because: 'not-web' } }),
  warning('no-answer', {}),
  { name: 'framed', path: '/framing.html', answers: warn(REDVDS_ADDRESS, REDVDS), width: 560 },
];
