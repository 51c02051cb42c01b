import type { OpenMail } from '../../messages/mail-protocol.ts';
import { readOpenMail } from '../../messages/read-mail-message.ts';
import { readList, readWholeNumber } from '../../messages/read-value.ts';
import { declareItem, rememberItem } from '../../platform/storage-item.ts';

/** What the frames of tabs show of mail: in memory only, levels and ids, and gone with the page. */
interface FrameMail {
  readonly tabId: number;
  readonly frameId: number;
  readonly open: readonly OpenMail[];
}

/** More than a person has tabs with mail; the oldest go first. */
const MOST_FRAMES = 200;

const item = rememberItem(declareItem<readonly FrameMail[]>('session', 'open-mail', [], readFrames));

/** What a frame shows now takes the place of what it showed. */
export async function keepOpenMail(tabId: number, frameId: number, open: readonly OpenMail[]): Promise<void> {
  await item.update((frames) => {
    const others = frames.filter((frame) => frame.tabId !== tabId || frame.frameId !== frameId);
    return (open.length === 0 ? others : [...others, { tabId, frameId, open }]).slice(-MOST_FRAMES);
  });
}

/** The messages that a tab shows. */
export async function readMailOfTab(tabId: number): Promise<readonly OpenMail[]> {
  return (await item.read()).filter((frame) => frame.tabId === tabId).flatMap(({ open }) => open);
}

/**
 * Another document has come into a frame, or the tab is gone.
 * @param frameId 0 for the page, with which its frames go; leave it out for the whole tab
 * @returns whether anything was forgotten
 */
export async function forgetMail(tabId: number, frameId = 0): Promise<boolean> {
  const isGone = (frame: FrameMail): boolean =>
    frame.tabId === tabId && (frameId === 0 || frame.frameId === frameId);
  if (!(await item.read()).some(isGone)) return false;
  await item.update((frames) => frames.filter((frame) => !isGone(frame)));
  return true;
}

/** What the toolbar shows of the open messages: `unreadable` is for caution. */
export function weighOpenMail(open: readonly OpenMail[]): 'danger' | 'caution' | 'clear' {
  const levels = new Set(open.map(({ level }) => level));
  if (levels.has('danger')) return 'danger';
  return levels.has('caution') || levels.has('unreadable') ? 'caution' : 'clear';
}

function readFrames(value: unknown): readonly FrameMail[] | null {
  return readList({ value }, 'value', MOST_FRAMES, (frame) => {
    const tabId = readWholeNumber(frame, 'tabId');
    const frameId = readWholeNumber(frame, 'frameId');
    const open = readOpenMail(frame);
    return tabId === null || frameId === null || open === null ? null : { tabId, frameId, open };
  });
}
