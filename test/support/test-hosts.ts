/**
 * Hosts of the packaged list that the browser tests and the tour use. Every one of them leads to the loopback site
 * server: nobody's real server is visited.
 */
export const SEIZED_HOST = 'redvds.com';
export const SEIZED_SUBDOMAIN = 'rd.redvds.com';
export const FRAUD_HOST = 'voltaiko.com';
/** Fraud-linked too: the one that the tour goes on to. */
export const CONTINUED_HOST = 'hotmailbox.me';
/** Listed for the record only: acts as `note`. */
export const NOTED_HOST = 'beesweiserdog.com';
/** Listed as seized, and for the record only: acts as `note`. */
export const RECORDED_SEIZURE_HOST = 'deepdotweb.com';
/** An authority's own page, which no list may stop. */
export const AUTHORITY_HOST = 'noticeofpleadings.net';
/** Of a webmail that Cordon knows. */
export const WEBMAIL_HOST = 'mail.google.com';
export const ORDINARY_HOST = 'ordinary.test';
export const OTHER_HOST = 'other.test';

/** Firefox resolves just these. */
export const MAPPED_HOSTS: readonly string[] = [
  SEIZED_HOST,
  SEIZED_SUBDOMAIN,
  `www.${SEIZED_HOST}`,
  FRAUD_HOST,
  CONTINUED_HOST,
  NOTED_HOST,
  RECORDED_SEIZURE_HOST,
  AUTHORITY_HOST,
  WEBMAIL_HOST,
  ORDINARY_HOST,
  OTHER_HOST,
];
