import type { PolicyKeyName } from './schema.ts';

interface KeyWords {
  readonly title: string;
  readonly help: string;
}

/**
 * What an administrator reads of each key. English; templates have their own languages. Apart from the schema, because a
 * browser's worker reads the one at every start and needs nothing of the other.
 */
export const POLICY_WORDS: Readonly<Record<PolicyKeyName, KeyWords>> = {
  lists: {
    title: 'Lists to follow',
    help: 'Lists that every browser follows beside the packaged one. Each is the address of its repository, "#sha256=" and the fingerprint of its first root, as the publisher gives it out: https://lists.example.org/our-list#sha256=FINGERPRINT.',
  },
  listHold: {
    title: 'Lists that stay at the version in use',
    help: 'No new version of these lists is taken while one is in use. Each is a fingerprint or an entry as in "Lists to follow", "packaged" for the list that comes with Cordon, or "all".',
  },
  listPin: {
    title: 'Highest version of a list',
    help: 'Each is a list as in "Lists that stay at the version in use", "=" and a version: packaged=7. No later version is taken.',
  },
  syncInterval: {
    title: 'Minutes between two looks for new versions',
    help: 'From 15 to 1440; 60 where nothing is set. Spread by a quarter to both sides, so that browsers do not all ask at once.',
  },
  enforcement: {
    title: 'What Cordon may do at most',
    help: 'audit (nothing is stopped and nothing shown; what would have been stopped is written down on the device and told only where reporting is on), warn (everything that is stopped has a way on) or block (what the other keys say; this is what holds where nothing is set).',
  },
  emergencyAllow: {
    title: 'Hosts that open whatever else is said',
    help: 'For the hour in which a list stops something that work depends on. Each is a host such as example.com; the hosts below it open, too. It goes before every other key and every list.',
  },
  allowlist: {
    title: 'Hosts that no list stops here',
    help: 'Each is a host such as example.com; the hosts below it open, too. It goes before the blocklist.',
  },
  blocklist: {
    title: 'Hosts that the organisation does not allow',
    help: 'Each is a host such as example.com; the hosts below it are stopped, too. The warning says that it is the organisation’s own rule, and offers no way on.',
  },
  actions: {
    title: 'What is done about each kind of case',
    help: 'Each is a kind of case, "=" and block (stopped, no way on), warn (stopped, with a way on) or note (opens, with a notice): ddos-for-hire=block. "any" stands for the kinds that are not named; without it they are warned of. What is disputed, or held at less by its list, is never more than that.',
  },
  continueRule: {
    title: 'The way on from a warning',
    help: 'never (there is none), acknowledge (after a tick; this is what holds where nothing is set) or reason (after a choice of reasons).',
  },
  webmailHosts: {
    title: 'Hosts of webmail',
    help: 'Where people of the organisation read mail in the browser, if it is not one of the webmails that Cordon knows by itself. Each is a host such as webmail.example.com.',
  },
  ownDomains: {
    title: 'Domains of the organisation',
    help: 'From which its people write. Each is a domain such as example.com; what is below it belongs to it.',
  },
  ownAccounts: {
    title: 'The organisation’s own bank accounts',
    help: 'So that an account of your own is never taken for a supplier’s. Each is an IBAN, or country, bank and account: US 021000021 12345678. In place of an account stands "sha256:" and the SHA-256 of the account in upper case, an IBAN without spaces, where it is not to be read here.',
  },
  declaredGroups: {
    title: 'Domains that belong together',
    help: 'So that a subsidiary is not taken for a forgery. Each is two or more domains, separated by commas: example.com, example.de.',
  },
  protectedNames: {
    title: 'People whose name a fraudster might use',
    help: 'Each is a name and the addresses from which that person really writes: Petra Huber <p.huber@example.com>, <petra@huber.example>.',
  },
  vendors: {
    title: 'Suppliers and their accounts',
    help: 'Each is a name and, as far as known, domains, bank accounts and VAT numbers: Acme GmbH; domains=acme.example; accounts=DE02 1203 0000 0000 2020 51; vat=DE123456789. In place of an account stands "sha256:" and the SHA-256 of the account in upper case without spaces, where it is not to be read here.',
  },
  memory: {
    title: 'Memory of correspondents and accounts',
    help: 'Whether Cordon may remember on the device who writes and which account a supplier uses. Without it, a changed account is noticed only where "Suppliers and their accounts" has it.',
  },
  memoryDays: {
    title: 'Days that the memory goes back',
    help: 'From 30 to 395; 395 (13 months) where nothing is set.',
  },
  exposure: {
    title: 'Look back when something is listed',
    help: 'Whether Cordon may look, on the device, if what has just been listed was opened or seen in mail before. For that it keeps hosts by day, encrypted.',
  },
  exposureDays: {
    title: 'Days that the look back goes',
    help: 'From 1 to 365; 90 where nothing is set.',
  },
  organisationName: {
    title: 'Name of the organisation',
    help: 'Named on warnings.',
  },
  organisationLogo: {
    title: 'Logo of the organisation',
    help: 'A PNG, JPEG or WebP picture as a data URL (data:image/png;base64,…) of at most 100,000 characters, shown on warnings.',
  },
  organisationColour: {
    title: 'Colour of the organisation',
    help: 'As #rrggbb. Warnings set the name of the organisation in it; what is written on it is black or white, whichever is read better.',
  },
  messageToUsers: {
    title: 'Message on warnings',
    help: 'A sentence or two of the organisation’s own, shown on every warning as its words.',
  },
  supportName: {
    title: 'Whom to ask',
    help: 'A person or a desk, named on warnings.',
  },
  supportMail: {
    title: 'Mail address of those to ask',
    help: 'Shown on warnings; reports of mistakes are addressed to it.',
  },
  supportPhone: {
    title: 'Telephone number of those to ask',
    help: 'Shown on warnings.',
  },
  supportUrl: {
    title: 'Web page of those to ask',
    help: 'Shown on warnings as a link. It begins with https:// or http://.',
  },
  language: {
    title: 'Language',
    help: 'en, de, fr, it or es. Where nothing is set, Cordon speaks the language of the browser.',
  },
  lockedSettings: {
    title: 'Settings that people cannot change',
    help: 'Each is lists (following lists of one’s own), mail (on which webmail Cordon reads along), memory, exposure, or all.',
  },
  firstRunPage: {
    title: 'Page after the installation',
    help: 'Whether a page opens once that says what Cordon does.',
  },
  reportingEndpoint: {
    title: 'Where events are sent',
    help: 'An address that begins with https://. Where nothing is set, nothing is sent.',
  },
  reportingFormat: {
    title: 'Form of events',
    help: 'ocsf (this is what holds where nothing is set), splunk-hec, ecs or cef.',
  },
  reportingToken: {
    title: 'Token for the receiver of events',
    help: 'Visible ASCII characters. It can be read on the device: it should allow to send events and nothing else.',
  },
  reportingSignature: {
    title: 'How the token is used',
    help: 'bearer (sent with each request; this is what holds where nothing is set) or hmac (each request is signed with it, and it is not sent).',
  },
  reportingDetail: {
    title: 'How much an event says',
    help: 'minimal (what happened, with the case and the list) or standard (with the entry and its domain, too; this is what holds where nothing is set). Never a path, a page’s title or the text of a mail.',
  },
  reportingEvents: {
    title: 'Events that are sent',
    help: 'Where nothing is set, all but mail.caution: visit.blocked, visit.continued, page.seizure-notice, mail.danger, mail.caution, exposure.found, report.mistake, list.stale, list.rejected, adapter.failed, policy.rejected, heartbeat.',
  },
  reportingIdentity: {
    title: 'Name of the person or device in events',
    help: 'Sent with each event as it stands here. Where nothing is set, no event names a person or a device.',
  },
  reportingReasonText: {
    title: 'Send reasons in people’s own words',
    help: 'Whether what a person types as a reason to go on is sent with its code.',
  },
  reportingAgreement: {
    title: 'An agreement on past contacts exists',
    help: 'Without it, only the number of past contacts with something newly listed is sent.',
  },
};
