import { assessMessage } from '../../core/mail/assess-message.ts';
import { emptyContext, type MailContext } from '../../core/mail/context.ts';
import type { MailMessage } from '../../core/mail/message.ts';
import type { Policy } from '../../core/policy/read-policy.ts';
import type { MailView } from '../../messages/mail-protocol.ts';
import type { Sender } from '../../messages/registry.ts';
import { now } from '../../platform/clock.ts';
import { isPrivateWorker } from '../lists/followed-lists.ts';
import type { Mailbox } from '../memory/mail-memory.ts';
import type { MessageMemory } from '../memory/message-memory.ts';
import type { Events } from '../outbox/events.ts';
import type { PolicyInUse } from '../policy-in-use.ts';
import type { Visits } from '../visits.ts';
import { findFacts } from './find-facts.ts';
import { judgeLinks } from './judge-links.ts';
import type { MailDataInUse } from './mail-data-in-use.ts';

export interface AssessSources {
  readonly visits: Visits;
  readonly policy: PolicyInUse;
  readonly data: MailDataInUse;
  readonly memory: MessageMemory;
  readonly events: Events;
}

/**
 * Judges one message by everything that is known on this device: the lists, what IT says of the organisation, and memory,
 * which private windows never enter.
 */
export async function assessMail(
  { visits, policy, data, memory, events }: AssessSources,
  message: MailMessage,
  sender: Sender,
): Promise<MailView> {
  const tables = await data.read();
  const mailbox = mailboxOf(sender);
  const [links, facts, rules, remembered] = await Promise.all([
    judgeLinks(visits, message.links),
    findFacts(visits, message),
    policy.read(),
    memory.recall(message, tables, mailbox),
  ]);
  const context: MailContext = { ...describeOrganisation(rules), ...remembered.context, facts };
  const assessment = assessMessage(message, context, tables);
  // What a person looks at in a file has not arrived in a mailbox.
  if (sender.page === 'webmail') {
    void memory.takeNote(message, assessment, tables, mailbox);
    void events.tellMail(assessment, identifyMail(message), mailbox);
  }
  return { assessment, links, payees: mailbox.isPrivate ? [] : remembered.payees };
}

function identifyMail({ from, date, subject }: MailMessage): string {
  return JSON.stringify([from?.address, date, subject]);
}

function mailboxOf({ hostname, isPrivate }: Sender): Mailbox {
  return { id: hostname ?? 'files', isPrivate: isPrivate || isPrivateWorker() };
}

/** What IT laid down, as judging takes it. */
function describeOrganisation({ mail }: Policy): MailContext {
  return {
    ...emptyContext(now()),
    ownDomains: [...mail.ownDomains],
    groups: mail.declaredGroups,
    protectedNames: mail.protectedNames,
  };
}
