import type { Reply } from '../messages/envelope.ts';
import type { AnswerOf, MessageName } from '../messages/protocol.ts';
import { type Admitted, admitMessage, type Sender } from '../messages/registry.ts';
import { browser, type Runtime } from '../platform/browser.ts';
import { readAuditedVisits } from './audit-record.ts';
import { goBack } from './leave-warning.ts';
import type { FollowedLists } from './lists/followed-lists.ts';
import { type AboutMemory, answerAboutMemory } from './memory/answer-about-memory.ts';
import { dismissNotice } from './notices.ts';
import { describeReporting } from './outbox/describe-reporting.ts';
import type { Events } from './outbox/events.ts';
import type { Outbox } from './outbox/outbox.ts';
import { identifySender } from './sender.ts';
import { followList, previewList } from './sync/follow-list.ts';
import { describeManagedPolicy } from './sync/managed-policy.ts';
import { removeOwnList } from './sync/own-lists.ts';
import { acknowledgeProblem } from './sync/sync-state.ts';
import { checkAddress, describeFollowed, describeTab } from './tab-view.ts';
import type { Visits } from './visits.ts';
import { continueVisit, describeWarning, openWarningInTab } from './warning.ts';

/** Brings lists in line with what is followed, and looks for new versions: of those that are due, or of all. */
export type Sync = (isWanted: boolean) => Promise<void>;

/** Who tells IT what happens, and what was told. */
export interface AboutEvents {
  readonly events: Events;
  readonly outbox: Outbox;
}

/** Answers our own pages. What is not admitted gets the reason and nothing else. */
export function registerMessages(
  visits: Visits,
  lists: FollowedLists,
  sync: Sync,
  memory: AboutMemory,
  events: AboutEvents,
): void {
  browser.runtime.onMessage.addListener((value: unknown, from: Runtime.MessageSender) =>
    handleMessage(visits, lists, sync, memory, events, value, from),
  );
}

async function handleMessage(
  visits: Visits,
  lists: FollowedLists,
  sync: Sync,
  memory: AboutMemory,
  events: AboutEvents,
  value: unknown,
  from: Runtime.MessageSender,
): Promise<Reply<MessageName>> {
  const admission = admitMessage(value, identifySender(from));
  if (!admission.ok) return admission;
  try {
    return {
      ok: true,
      answer: await answer(visits, lists, sync, memory, events, admission.message, admission.sender),
    };
  } catch (error) {
    console.error(`message ${admission.message.name}`, error);
    return { ok: false, error: 'failed' };
  }
}

async function answer(
  visits: Visits,
  lists: FollowedLists,
  sync: Sync,
  memory: AboutMemory,
  { events, outbox }: AboutEvents,
  message: Admitted,
  sender: Sender,
): Promise<AnswerOf<MessageName>> {
  switch (message.name) {
    case 'describeWarning': {
      const view = await describeWarning(visits, message.input.address, sender);
      if (view.kind === 'listed') events.tellBlocked(view.verdict, view.address.host, sender);
      return view;
    }
    case 'continueVisit':
      return continueVisit(visits, message.input, sender, (verdict, reason) =>
        events.tellContinued(verdict, reason, sender),
      );
    case 'noteMistake': {
      const { verdict } = await visits.judge(message.input.address, null);
      if (verdict.kind === 'listed') events.tellMistake(verdict, sender);
      return null;
    }
    case 'describeReporting':
      return describeReporting(outbox, await visits.readPolicy());
    case 'goBack':
      await goBack(visits, message.input.historyLength, sender);
      return null;
    case 'openInTab':
      await openWarningInTab(message.input.address);
      return null;
    case 'describeTab':
      return describeTab(visits, lists, message.input.tabId);
    case 'checkAddress':
      return checkAddress(visits, message.input.text);
    case 'describeProtection':
      return describeFollowed(lists);
    case 'describePolicy':
      return { ...(await describeManagedPolicy()), audited: await readAuditedVisits() };
    case 'updateLists':
      await sync(true);
      return describeFollowed(lists);
    case 'previewList':
      return previewList(message.input.address);
    case 'followList': {
      const refusal = await followList(message.input.address);
      if (refusal !== null) return refusal;
      await sync(false);
      return { kind: 'followed', view: await describeFollowed(lists) };
    }
    case 'unfollowList':
      if (!(await visits.readPolicy()).locks.has('lists')) await removeOwnList(message.input.key);
      await sync(false);
      return describeFollowed(lists);
    case 'acknowledgeProblem':
      await acknowledgeProblem(message.input.key);
      return null;
    case 'dismissNotice':
      await dismissNotice(sender);
      return null;
    default:
      return answerAboutMemory(memory, message);
  }
}
