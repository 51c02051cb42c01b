import { sendMessage } from '../platform/messaging.ts';

/** Goes back without the background: the browser's own history, or an empty page where there is none. */
export function leaveByHistory(): void {
  if (history.length > 1) history.back();
  else location.replace('about:blank');
}

/** "Back to safety". Works when the background does not answer, too. */
export function leavePage(): void {
  sendMessage('goBack', { historyLength: history.length }).catch(leaveByHistory);
}
