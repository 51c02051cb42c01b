import {
  ASSOCIATION,
  CLOCK_AHEAD,
  CLOCK_BEHIND,
  NOW,
  ORGANISATION,
  PACKAGED,
  PENDING,
  REJECTED,
  SYNCED,
} from './list-states.ts';
import { giveAddress } from './listings.ts';
import { REDVDS, REDVDS_ADDRESS, SCAM, SCAM_ADDRESS, type Scene } from './scenes.ts';

const POPUP = 360;
/** Every layer holds. */
export const FULL = {
  hasSiteAccess: true,
  rules: 'active',
  blocking: 'active',
  navigation: 'active',
  isAuditOnly: false,
};
/** Nothing was found by looking back. */
export const NO_EXPOSURE = {
  isOn: true,
  isLocked: false,
  keepDays: 90,
  hasTrouble: false,
  hosts: 143,
  found: [],
};
const DAY_MS = 86_400_000;
/** A site, a sender and an account that were met before they were listed. */
export const EXPOSURE = {
  ...NO_EXPOSURE,
  found: [
    {
      type: 'host',
      value: 'portal.redvds.com',
      day: 20_769,
      foundAt: NOW - DAY_MS,
      isNews: true,
      verdict: REDVDS,
    },
    {
      type: 'bank-account',
      value: 'DE02120300000000202051',
      day: 20_741,
      foundAt: NOW - 9 * DAY_MS,
      isNews: true,
      verdict: SCAM,
    },
    {
      type: 'email',
      value: 'billing@voltaiko.com',
      day: 20_741,
      foundAt: NOW - 9 * DAY_MS,
      isNews: false,
      verdict: SCAM,
    },
  ],
};
/** A site on which mail could be checked. */
const NO_MAIL = { host: 'www.example.org', by: null, open: [], mayChange: true };
export const ONE_LIST = { lists: [SYNCED], pending: [], clock: { kind: 'good' }, locks: [] };

/** A tab of which there is nothing to say but its verdict. */
const QUIET_TAB = {
  isStopped: false,
  claimsSeizure: false,
  isPrivate: false,
  mail: NO_MAIL,
  ...ONE_LIST,
  protection: FULL,
};

function tab(name: string, view: Record<string, unknown>, { answers, ...more }: Partial<Scene> = {}): Scene {
  const answer = { ...QUIET_TAB, ...view };
  return {
    name,
    path: '/src/popup/index.html',
    answers: {
      describeTab: answer,
      describeExposure: NO_EXPOSURE,
      ...answers,
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
  tab('popup-claims', { ...CLEAR, address: giveAddress('market.example.net'), claimsSeizure: true }),
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
  tab('popup-exposure', CLEAR, { answers: { describeExposure: EXPOSURE } }),
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
      describeTab: { ...CLEAR, ...QUIET_TAB },
      checkAddress: { address: null, outcome: { kind: 'clear', because: 'not-web' } },
    },
  }),
  tab('popup-no-answer', CLEAR, { answers: {} }),
];
