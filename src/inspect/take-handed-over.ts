import { sendMessage } from '../platform/messaging.ts';
import { inputOfText } from './drop-zone.tsx';
import type { InspectedFile } from './read-item.ts';

/** What another part of Cordon opened this page for: a link, a selection, an attachment. The token is spent by asking. */
export async function takeHandedOver(): Promise<readonly InspectedFile[]> {
  const token = location.hash.slice(1);
  if (!/^[0-9a-f]{32}$/.test(token)) return [];
  // The address is kept by the history: what is spent need not be.
  history.replaceState(null, '', location.pathname);
  const item = await sendMessage('takeInspection', { token }).catch(() => null);
  if (item === null) return [];
  if (item.kind === 'text') return [inputOfText(item.text)];
  return [{ name: item.name, content: item.base64 }];
}
