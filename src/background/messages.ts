import type { Reply } from '../messages/envelope.ts';
import type { AnswerOf, MessageName } from '../messages/protocol.ts';
import { type Admitted, admitMessage, type Sender } from '../messages/registry.ts';
import type { Runtime } from '../platform/browser.ts';
import { readAuditedVisits } from './audit-record.ts';
import type { ExposureDesk } from './exposure/exposure-desk.ts';
import type { StoppedFrames } from './guard/stopped-frames.ts';
import { takeInspection } from './inspections.ts';
import { goBack } from './leave-warning.ts';
import type { FollowedLists } from './lists/followed-lists.ts';
import { inspectFile } from './mail/inspect-file.ts';
import type { MailDesk } from './mail/mail-desk.ts';
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

/** Who answers what. */
export interface Answerers {
  readonly visits: Visits;
  readonly frames: StoppedFrames;
  readonly lists: FollowedLists;
  readonly mail: MailDesk;
  readonly memory: AboutMemory;
  readonly exposure: ExposureDesk;
  readonly events: AboutEvents;
  readonly sync: Sync;
}

/** Answers our own pages, and our scripts in web pages. What is not admitted gets the reason and nothing else. */
export async function answerMessage(
  answerers: Answerers,
  value: unknown,
  from: Runtime.MessageSender,
): Promise<Reply<MessageName>> {
  const sender = await identifySender(from, (hostname) => answerers.mail.isMailHost(hostname));
  const admission = admitMessage(value, sender);
  if (!admission.ok) return admission;
  try {
    return { ok: true, answer: await answer(answerers, admission.message, admission.sender) };
  } catch (error) {
    console.error(`message ${admission.message.name}`, error);
    return { ok: false, error: 'failed' };
  }
}

async function answer(
  { visits, frames, lists, mail, memory, exposure, sync, events: { events, outbox } }: Answerers,
  message: Admitted,
  sender: Sender,
): Promise<AnswerOf<MessageName>> {
  switch (message.name) {
    case 'describeWarning': {
      if (isCrowded(frames, sender)) return { kind: 'crowded' };
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
      return describeTab(visits, lists, mail, message.input.tabId);
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
    case 'takeInspection':
      return takeInspection(message.input.token);
    case 'describeWebmail':
      return mail.describeWebmail(sender.address ?? '');
    case 'assessMail':
      return mail.assess(message.input.message, sender, message.input.recipients);
    case 'assessAnswer':
      return mail.assessAnswer(message.input, sender);
    case 'reportOpenMail':
      await mail.keepOpen(message.input.open, sender);
      return null;
    case 'inspectFile':
      return inspectFile(message.input, sender.tabId);
    case 'checkMailOnSite':
      return mail.checkOnSite(message.input.tabId);
    case 'leaveMailSite':
      return mail.leaveSite(message.input.host);
    case 'describeMailSites':
      return mail.listSites();
    case 'describeExposure':
      return exposure.describe();
    case 'changeExposure':
      return exposure.change(message.input.change);
    default:
      return answerAboutMemory(memory, message);
  }
}

function isCrowded(frames: StoppedFrames, { isTopFrame, tabId }: Sender): boolean {
  return !isTopFrame && tabId !== null && !frames.mayWarn(tabId);
}
