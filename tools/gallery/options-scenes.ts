import {
  ASSOCIATION,
  CLOCK_BEHIND,
  NOW,
  ORGANISATION,
  PACKAGED,
  PENDING,
  PREVIEW,
  REJECTED,
  SYNCED,
} from './list-states.ts';
import { EXPOSURE, FULL, NO_EXPOSURE, ONE_LIST } from './popup-scenes.ts';
import { type Act, type Scene, WIDE } from './scenes.ts';

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
      describeExposure: NO_EXPOSURE,
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

export const OPTIONS_SCENES: readonly Scene[] = [
  options('options', { lists: [SYNCED, ORGANISATION] }),
  options('options-locked', { lists: [{ ...SYNCED, versionLimit: 12 }, ASSOCIATION], locks: ['lists'] }),
  options('options-policy', {}, { isOpened: true, answers: policyAnswers() }),
  options(
    'options-exposure',
    {},
    {
      isOpened: true,
      answers: { ...options('').answers, describeExposure: EXPOSURE },
    },
  ),
  { ...options('options-welcome'), path: '/src/options/index.html#welcome' },
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
