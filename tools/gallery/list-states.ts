import { createHash } from 'node:crypto';
import { COMPANY_LIST, CORDON_LIST } from './listings.ts';

/** The moment at which the gallery's clock stands. Epoch milliseconds. */
export const NOW = Date.UTC(2026, 10, 22, 9, 30);

const HOUR_MS = 3_600_000;

function makeFingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const GOOD_UPDATES = {
  nextCheck: NOW + 2 * HOUR_MS,
  lastSuccess: NOW - HOUR_MS,
  problem: null,
  problemCode: null,
  isNews: false,
};

/** The packaged list of a build without a repository. */
export const PACKAGED = {
  key: 'cordon',
  followedBy: 'package',
  address: null,
  fingerprint: null,
  info: CORDON_LIST,
  origin: 'storage',
  ignoredEntries: 0,
  versionLimit: null,
  staleSince: null,
  updates: null,
};

export const SYNCED = {
  ...PACKAGED,
  address: 'https://lists.cordon.example/main/',
  fingerprint: makeFingerprint('cordon'),
  updates: GOOD_UPDATES,
};

export const ORGANISATION = {
  ...SYNCED,
  key: 'l-muster',
  followedBy: 'organisation',
  address: 'https://intranet.muster-ag.example/security/cordon/',
  fingerprint: makeFingerprint('muster'),
  info: COMPANY_LIST,
  updates: { ...GOOD_UPDATES, nextCheck: NOW + 26 * HOUR_MS },
};

const ASSOCIATION_INFO = {
  id: 'trade',
  name: 'Verband der Maschinenbauunternehmen Südwest – Warnliste',
  version: 128,
  date: '2026-11-08',
  entries: 1_204_331,
  publisher: { legalName: 'Verband der Maschinenbauunternehmen Südwest e. V., Geschäftsstelle Stuttgart' },
};

export const ASSOCIATION = {
  ...SYNCED,
  key: 'l-trade',
  followedBy: 'person',
  address: 'https://warnliste.verband-maschinenbau.example/',
  fingerprint: makeFingerprint('trade'),
  info: ASSOCIATION_INFO,
};

export const REJECTED = {
  ...ASSOCIATION,
  ignoredEntries: 3,
  staleSince: '2026-11-13T04:00:00Z',
  updates: {
    ...GOOD_UPDATES,
    lastSuccess: NOW - 240 * HOUR_MS,
    problem: 'timestamp.json goes back from version 128 to 97.',
    problemCode: 'rollback',
    isNews: true,
  },
};

export const PENDING = {
  key: 'l-new',
  followedBy: 'person',
  address: 'https://lists.chamber.example/fraud/',
  fingerprint: makeFingerprint('chamber'),
  updates: {
    ...GOOD_UPDATES,
    lastSuccess: null,
    problem: 'timestamp.json could not be fetched: connection refused.',
    problemCode: 'unreachable',
  },
};

export const PREVIEW = {
  following: `${PENDING.address}#sha256=${PENDING.fingerprint}`,
  address: PENDING.address,
  host: 'lists.chamber.example',
  fingerprint: PENDING.fingerprint,
  isFingerprintGiven: false,
  rootKeys: { keyIds: ['a', 'b', 'c'], needed: 2 },
};

export const CLOCK_BEHIND = { kind: 'behind', days: 3653 };
export const CLOCK_AHEAD = { kind: 'ahead', days: 3653 };
