import type { Assessment, Finding } from '../../src/core/mail/assessment.ts';
import { REDVDS, REDVDS_ADDRESS, type Scene, WIDE } from './scenes.ts';

const PATH = '/src/inspect/index.html';
/** Judged, and all of it is drawn. */
const JUDGED = '.item[data-state="judged"] [aria-busy="false"]';
const ACCOUNT = 'DE89 3704 0044 0532 0130 00';

const LOOKALIKE: Finding = {
  id: 'lookalike-domain',
  group: 'identity',
  strength: 'strong',
  values: ['muster-aq.example', 'muster-ag.example'],
  evidence: [{ field: 'reply-to', quote: 'p.huber@muster-aq.example' }],
};
const NEW_ACCOUNT: Finding = {
  id: 'new-account',
  group: 'ask',
  strength: 'strong',
  values: [ACCOUNT, 'our bank details have changed'],
  evidence: [
    { field: 'text', quote: ACCOUNT },
    { field: 'text', quote: 'our bank details have changed' },
  ],
};
const FIRST: Finding = {
  id: 'first-contact',
  group: 'context',
  strength: 'weak',
  values: ['p.huber@muster-ag.example'],
  evidence: [{ field: 'from', quote: '' }],
};

/** What the background answers: an assessment, and where each link leads. */
interface Judged {
  readonly assessment: Assessment;
  readonly links: readonly unknown[];
  readonly payees: readonly unknown[];
}

function judge(assessment: Assessment, links: readonly unknown[] = []): Judged {
  return { assessment, links, payees: [PAYEE] };
}

/** The account as the person can confirm it. */
const PAYEE = {
  vendors: ['from:muster-ag.example'],
  name: 'Muster AG',
  account: 'DE89370400440532013000',
  shown: 'DE89 … 3000',
};

const DANGER = judge({
  level: 'danger',
  findings: [LOOKALIKE, NEW_ACCOUNT, FIRST],
  unchecked: ['thread'],
  advice: 'call-back',
});

/** Pasted: a message with headers, links behind wrappers, and one that a list names. */
const PASTED = [
  'Received: from WIN-BUNS25TD77J (unknown [192.0.2.44]) by mx.muster-ag.example with ESMTP; Tue, 3 Nov 2026 08:12:44 +0000',
  'Received: from mx.muster-ag.example ([198.51.100.7]) by relay.buyer.example with ESMTPS; Tue, 3 Nov 2026 10:03:10 +0000',
  'Received: from relay.buyer.example ([198.51.100.9]) by inbox.buyer.example with ESMTPS; Tue, 3 Nov 2026 10:03:12 +0000',
]
  .toReversed()
  .concat([
    'From: Muster AG <p.huber@muster-ag.example>',
    'Reply-To: p.huber@muster-aq.example',
    'To: accounts@buyer.example',
    'Subject: Invoice 2026-0417',
    'Date: Tue, 3 Nov 2026 09:12:40 +0100',
    '',
    'Our bank details have changed. Pay here: https://rd.redvds.com/panel or read https://www.example.org/terms',
    `New account: ${ACCOUNT}`,
  ])
  .join('\n');

const LINKS = [
  {
    steps: [
      { service: 'Safe Links', address: 'https://nam02.safelinks.protection.outlook.com/' },
      { service: 'Google', address: 'https://www.google.com/url' },
    ],
    target: 'https://rd.redvds.com/panel/login?next=/orders',
    hiddenBy: null,
    verdict: REDVDS,
    judged: 'https://rd.redvds.com/panel',
  },
  {
    steps: [],
    target: 'https://www.example.org/terms',
    hiddenBy: null,
    verdict: { kind: 'clear', because: 'not-listed' },
    judged: null,
  },
];

const ON_EXAMPLE = { on: '.example button', until: JUDGED } as const;

function scene(name: string, assessMail: unknown, more: Partial<Scene> = {}): Scene {
  return { name, path: PATH, answers: { assessMail }, width: WIDE, acts: [ON_EXAMPLE], ...more };
}

function paste(typed: string, until: string): NonNullable<Scene['acts']> {
  return [
    { on: '#paste-text', typed, until: '#paste-text' },
    { on: '.paste button', until },
  ];
}

export const INSPECT_SCENES: readonly Scene[] = [
  {
    name: 'inspect',
    path: PATH,
    answers: { checkAddress: { address: REDVDS_ADDRESS, outcome: { kind: 'listed', verdict: REDVDS } } },
    width: WIDE,
    typed: 'rd.redvds.com/panel',
  },
  scene('inspect-danger', DANGER),
  scene('inspect-open', judge({ ...DANGER.assessment, level: 'danger' } as Assessment, LINKS), {
    acts: paste(PASTED, JUDGED),
    isOpened: true,
  }),
  scene(
    'inspect-caution',
    judge({ level: 'caution', findings: [NEW_ACCOUNT], unchecked: ['reply-to'], advice: 'call-back' }),
  ),
  scene('inspect-quiet', judge({ level: 'clear', findings: [], unchecked: [], advice: null })),
  scene('inspect-several', DANGER, {
    acts: [...paste('PK\u0001', '.item[data-state="unreadable"]'), ...paste('Please pay.', JUDGED)],
  }),
  scene('inspect-reading', 'silent', { acts: paste('Please pay.', '.item progress') }),
];
