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
    help: 'never (there is none), acknowledge (after a tick; this is what holds where nothing is set) or reason (after a choice of reasons, which stays on the device).',
  },
  organisationName: {
    title: 'Name of the organisation',
    help: 'Named on warnings.',
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
};
