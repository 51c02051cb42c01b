import { readFileSync } from 'node:fs';
import type { ListedVerdict } from '../../src/core/list/verdict.ts';
import type { Support } from '../../src/core/policy/support.ts';
import type { CanonicalUrl } from '../../src/core/url/model.ts';
import {
  ASSOCIATION,
  CLOCK_AHEAD,
  CLOCK_BEHIND,
  NOW,
  ORGANISATION,
  PACKAGED,
  PENDING,
  PREVIEW,
  REJECTED,
  SYNCED,
} from './list-states.ts';
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
const POPUP = 360;

export const REDVDS = listedBy(
  readListing('virtual-desktop-rental', 'redvds', 'seized', {
    firstSeen: '2024-03-02',
    lastSeen: '2026-01-13',
  }),
);
export const REDVDS_ADDRESS = giveAddress('rd.redvds.com', '/panel/login', 'next=/orders');
const PHISHING = readListing('phishing', 'sneaky2fa-previewdoc', 'fraud-linked');
const SCAM = listedBy(readListing('investment-fraud', 'voltaiko', 'fraud-linked'), {
  ...PHISHING,
  list: COMPANY_LIST,
});
const SCAM_ADDRESS = giveAddress('voltaiko.com');
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

const FULL = {
  hasSiteAccess: true,
  rules: 'active',
  blocking: 'active',
  navigation: 'active',
  isAuditOnly: false,
};
/** A site on which mail could be checked. */
const NO_MAIL = { host: 'www.example.org', by: null, open: [], mayChange: true };
const ONE_LIST = { lists: [SYNCED], pending: [], clock: { kind: 'good' }, locks: [] };

function tab(name: string, view: Record<string, unknown>, more: Partial<Scene> = {}): Scene {
  const answer = {
    isStopped: false,
    claimsSeizure: false,
    isPrivate: false,
    mail: NO_MAIL,
    ...ONE_LIST,
    protection: FULL,
    ...view,
  };
  return {
    name,
    path: '/src/popup/index.html',
    answers: {
      describeTab: answer,
      checkAddress: { address: REDVDS_ADDRESS, outcome: { kind: 'listed', verdict: REDVDS } },
    },
    width: POPUP,
    ...more,
  };
}

const CLEAR = {
  address: giveAddress('www.example.org', '/news/today'),
  outcome: { kind: 'clear', because: 'not-listed' },
};

export const POPUP_SCENES: readonly Scene[] = [
  tab('popup-clear', CLEAR),
  tab('popup-checked', CLEAR, { typed: 'rd.redvds.com/panel' }),
  tab('popup-listed', {
    address: REDVDS_ADDRESS,
    outcome: { kind: 'listed', verdict: REDVDS },
    isStopped: true,
    claimsSeizure: false,
    protection: { ...FULL, blocking: 'unavailable' },
  }),
  tab('popup-continued', {
    address: SCAM_ADDRESS,
    outcome: { kind: 'continued', verdict: SCAM, until: NOW + 540_000 },
    isPrivate: true,
  }),
  tab('popup-mail', {
    ...CLEAR,
    address: giveAddress('mail.example.org', '/inbox'),
    mail: {
      host: 'mail.example.org',
      by: 'person',
      mayChange: true,
      open: [
        { id: '1', level: 'danger' },
        { id: '2', level: 'caution' },
        { id: '3', level: 'clear' },
        { id: '4', level: 'unreadable' },
      ],
    },
  }),
  tab('popup-stale', {
    ...CLEAR,
    lists: [{ ...SYNCED, origin: 'package', staleSince: '2026-11-13T04:00:00Z' }, ORGANISATION],
  }),
  tab('popup-lists', { ...CLEAR, lists: [SYNCED, ORGANISATION, ASSOCIATION], pending: [PENDING] }),
  tab('popup-rejected', { ...CLEAR, lists: [SYNCED, REJECTED] }),
  tab('popup-clock-behind', { ...CLEAR, clock: CLOCK_BEHIND }),
  tab('popup-clock-ahead', {
    ...CLEAR,
    clock: CLOCK_AHEAD,
    lists: [{ ...SYNCED, staleSince: '2026-11-13T04:00:00Z' }],
  }),
  tab('popup-packaged', { ...CLEAR, lists: [PACKAGED] }),
  tab('popup-off', { ...CLEAR, protection: { ...FULL, hasSiteAccess: false, blocking: 'failed' } }),
  tab('popup-audit', {
    address: REDVDS_ADDRESS,
    outcome: { kind: 'listed', verdict: { ...REDVDS, action: 'note', withheld: 'warn' } },
    protection: { ...FULL, isAuditOnly: true },
  }),
  tab('popup-not-web', { address: null, outcome: { kind: 'clear', because: 'not-web' } }),
  tab('popup-unreadable', CLEAR, {
    typed: 'what is this',
    answers: {
      describeTab: {
        ...CLEAR,
        isStopped: false,
        claimsSeizure: false,
        isPrivate: false,
        mail: NO_MAIL,
        ...ONE_LIST,
        protection: FULL,
      },
      checkAddress: { address: null, outcome: { kind: 'clear', because: 'not-web' } },
    },
  }),
  tab('popup-no-answer', CLEAR, { answers: {} }),
];

const NO_POLICY = { values: {}, takenAt: null, isConfirmed: true, audited: [] };
/** With what an administrator might get wrong. */
const POLICY = {
  values: {
    lists: ['https://lists.example.org/ours#sha256=12'],
    enforcement: 'audit',
    allowlist: ['intranet.example', '*.partner.example'],
    organisationName: 'Muster AG',
    supportPhone: '+49 30 555 0100',
    reportingEndpoint: 'http://siem.example/in',
    colour: 'red',
  },
  takenAt: NOW - 86_400_000,
  isConfirmed: false,
  audited: [{ time: NOW - 3_600_000, action: 'warn', entry: 'redvds.com', case: 'redvds', list: 'cordon' }],
};
/** A known webmail, one that IT named, one that the person added. */
const MAIL_SITES = [
  { host: 'mail.google.com', by: 'package' },
  { host: 'webmail.muster-ag.example', by: 'organisation' },
  { host: 'post.verein.example', by: 'person' },
];

function options(
  name: string,
  view: Record<string, unknown> = {},
  more: Partial<Scene> & { readonly preview?: unknown } = {},
): Scene {
  const { preview, ...rest } = more;
  const answer = { ...ONE_LIST, protection: FULL, ...view };
  return {
    name,
    path: '/src/options/index.html',
    answers: {
      describeProtection: answer,
      describeMailSites: MAIL_SITES,
      leaveMailSite: [],
      updateLists: answer,
      describePolicy: NO_POLICY,
      previewList: preview,
      followList: 'silent',
    },
    width: WIDE,
    ...rest,
  };
}

const SEVERAL = { lists: [SYNCED, ORGANISATION, REJECTED], pending: [PENDING] };
const TYPED: Act = { on: '#follow-address', typed: PREVIEW.following, until: '#follow-address' };
const ASKED: Act = { on: '#follow-address ~ button', until: '.decision, #follow-trouble p' };

function refuse(because: string, detail: string | null = null): { readonly preview: unknown } {
  return { preview: { kind: 'refused', because, detail } };
}

function policyAnswers(): Scene['answers'] {
  return { ...options('', { locks: ['lists'] }).answers, describePolicy: POLICY };
}

export const PAGE_SCENES: readonly Scene[] = [
  options('options', { lists: [SYNCED, ORGANISATION] }),
  options('options-locked', { lists: [{ ...SYNCED, versionLimit: 12 }, ASSOCIATION], locks: ['lists'] }),
  options('options-policy', {}, { isOpened: true, answers: policyAnswers() }),
  options('options-packaged', { lists: [PACKAGED] }),
  options('options-lists', SEVERAL, { isOpened: true }),
  options('options-none', { lists: [] }),
  options('options-clock', { lists: [SYNCED, ASSOCIATION], clock: CLOCK_BEHIND }),
  options('options-updated', SEVERAL, {
    acts: [{ on: '.chapter > .actions button', until: '.chapter > .actions [role=status]:not(:empty)' }],
  }),
  options(
    'options-unfollow',
    { lists: [ASSOCIATION] },
    { acts: [{ on: '.list-card > .actions button', until: '.question' }] },
  ),
  options('options-follow', {}, { acts: [TYPED, ASKED], preview: { kind: 'found', preview: PREVIEW } }),
  options(
    'options-follow-named',
    {},
    {
      acts: [TYPED, ASKED],
      preview: { kind: 'found', preview: { ...PREVIEW, isFingerprintGiven: true } },
    },
  ),
  options(
    'options-follow-running',
    {},
    {
      acts: [
        TYPED,
        ASKED,
        { on: '.acknowledge input', until: '.button-primary:enabled' },
        { on: '.button-primary', until: '.actions [role=status]:not(:empty)' },
      ],
      preview: { kind: 'found', preview: PREVIEW },
    },
  ),
  options(
    'options-follow-wrong',
    {},
    {
      acts: [TYPED, ASKED],
      ...refuse('wrong-fingerprint', 'The repository begins with a root whose SHA-256 is 5c1e88f0….'),
    },
  ),
  options('options-follow-unreachable', {}, { acts: [TYPED, ASKED], ...refuse('unreachable') }),
];
