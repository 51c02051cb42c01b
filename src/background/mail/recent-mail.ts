import type { RecentMessage } from '../../core/mail/answer/find-answered.ts';
import type { MailMessage } from '../../core/mail/message.ts';
import { readMailMessage } from '../../messages/read-mail-message.ts';
import { readBoolean, readField, readList, readText, readWholeNumber } from '../../messages/read-value.ts';
import type { Sender } from '../../messages/registry.ts';
import { declareItem, rememberItem } from '../../platform/storage-item.ts';

/**
 * A message that a frame shows or has just shown, for an answer that is written on the page that follows or in another
 * window. In memory only, never on a disk, and gone with the page after that and with the tab.
 */
interface FrameMessage {
  readonly tabId: number;
  readonly frameId: number;
  readonly hostname: string;
  readonly isPrivate: boolean;
  /** Another page has taken the frame. */
  readonly isLeft: boolean;
  readonly message: MailMessage;
}

/** Of one frame: a page that shows a whole conversation has more open, and the latest are answered. */
const MOST_OF_FRAME = 8;
const MOST_MESSAGES = 40;
/** UTF-16 units of all of them as JSON, far below what browsers keep for a session. A longer message is not kept. */
const MOST_TEXT = 1_500_000;

const item = rememberItem(declareItem<readonly FrameMessage[]>('session', 'recent-mail', [], readMessages));

/**
 * Milliseconds without a further message: all of them are written each time, and the browser tells every page of ours the whole,
 * which held up what is said of a message by 50 ms. The background sleeps much later.
 */
const WRITTEN_AFTER = 3000;
const waiting: FrameMessage[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Keeps a message that a webmail shows, and who sent it; of the same message what was read last. */
export function keepRecentMail(message: MailMessage, sender: Sender): void {
  const { tabId, frameId, hostname, isPrivate } = sender;
  if (tabId === null || frameId === undefined || hostname === undefined || message.from === null) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    write().catch((error: unknown) => console.error('recent mail', error));
  }, WRITTEN_AFTER);
  waiting.push({ tabId, frameId, hostname, isPrivate, isLeft: false, message });
}

/** Writes what is waiting, before anything else is done with what is kept. */
async function write(): Promise<void> {
  const added = waiting.splice(0);
  if (added.length > 0) await item.update((all) => keepLatest(added.reduce(addMessage, all)));
}

function addMessage(all: readonly FrameMessage[], kept: FrameMessage): readonly FrameMessage[] {
  const { tabId, frameId, message } = kept;
  const others = all.filter((one) => !isIn(one, tabId, frameId) || !isSame(one.message, message));
  const ofFrame = others.filter((one) => isIn(one, tabId, frameId));
  const tooOld = new Set(ofFrame.slice(0, Math.max(0, ofFrame.length + 1 - MOST_OF_FRAME)));
  return [...others.filter((one) => !tooOld.has(one)), kept];
}

/** What may be answered from a tab: messages of the same webmail, in the order of time. */
export async function listRecentMail({
  tabId,
  hostname,
  isPrivate,
}: Sender): Promise<readonly RecentMessage[]> {
  await write();
  return (await item.read())
    .filter((one) => one.hostname === hostname && one.isPrivate === isPrivate)
    .map((one) => ({ message: one.message, isHere: one.tabId === tabId }));
}

/** Another page has come into a frame: what that showed is kept for this one page. @param frameId 0 for the tab's own page */
export async function leaveRecentMail(tabId: number, frameId: number): Promise<void> {
  const isConcerned = (one: FrameMessage): boolean =>
    one.tabId === tabId && (frameId === 0 || one.frameId === frameId);
  await write();
  if (!(await item.read()).some(isConcerned)) return;
  await item.update((all) =>
    all
      .filter((one) => !isConcerned(one) || !one.isLeft)
      .map((one) => (isConcerned(one) ? { ...one, isLeft: true } : one)),
  );
}

/** The tab is gone. */
export async function forgetRecentMail(tabId: number): Promise<void> {
  await write();
  if (!(await item.read()).some((one) => one.tabId === tabId)) return;
  await item.update((all) => all.filter((one) => one.tabId !== tabId));
}

function isIn(one: FrameMessage, tabId: number, frameId: number): boolean {
  return one.tabId === tabId && one.frameId === frameId;
}

function isSame(one: MailMessage, other: MailMessage): boolean {
  return (
    one.from?.address === other.from?.address && one.date === other.date && one.subject === other.subject
  );
}

/** The latest, as far as there is room. */
function keepLatest(all: readonly FrameMessage[]): readonly FrameMessage[] {
  let room = MOST_TEXT;
  const kept = all.slice(-MOST_MESSAGES).toReversed();
  return kept
    .filter(({ message }) => {
      const { length } = JSON.stringify(message);
      if (length > room) return false;
      room -= length;
      return true;
    })
    .toReversed();
}

function readMessages(value: unknown): readonly FrameMessage[] | null {
  return readList({ value }, 'value', MOST_MESSAGES, (one) => {
    const tabId = readWholeNumber(one, 'tabId');
    const frameId = readWholeNumber(one, 'frameId');
    const hostname = readText(one, 'hostname', 255);
    const isPrivate = readBoolean(one, 'isPrivate');
    const isLeft = readBoolean(one, 'isLeft');
    const message = readMailMessage(readField(one, 'message'));
    if (tabId === null || frameId === null || hostname === null) return null;
    if (isPrivate === null || isLeft === null || message === null) return null;
    return { tabId, frameId, hostname, isPrivate, isLeft, message };
  });
}
