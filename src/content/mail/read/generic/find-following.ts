import type { MeasureText } from './measure-text.ts';
import { rowOf } from './scan-header.ts';
import { standsBelow } from './stands-over.ts';

const FOLLOWING_LEVELS = 8;
/** Characters: at the first place after a header with so many, the message is found. */
export const ENOUGH_TEXT = 200;

/**
 * What has most text among what follows a node, the nearer the better, and what the node is in beside it.
 * @param from what it is looked for behind
 */
export function findFollowing(
  start: Node,
  measure: MeasureText,
  from: Node = rowOf(start),
): { readonly best: Element; readonly beside: Node } | null {
  let best: Element | null = null;
  let beside: Node = start;
  let most = 0;
  let node: Node | null = from;
  for (let level = 0; level < FOLLOWING_LEVELS && node !== null && node.nodeName !== 'BODY'; level++) {
    for (let next = node.nextSibling; next !== null; next = next.nextSibling) {
      if (next.nodeType !== Node.ELEMENT_NODE) continue;
      const length = measure(next as Element);
      if (length <= most || !(next as Element).checkVisibility() || !standsBelow(next as Element, start))
        continue;
      best = next as Element;
      beside = node;
      most = length;
    }
    if (most >= ENOUGH_TEXT) break;
    node = node.parentNode;
  }
  return best === null ? null : { best, beside };
}
