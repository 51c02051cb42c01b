import { collapse } from '../shown-address.ts';
import { ENOUGH_TEXT, findFollowing } from './find-following.ts';
import { findHeader } from './find-sender.ts';
import { FIELDS, isContent } from './is-content.ts';
import { listsMessages } from './list-rows.ts';
import type { MeasureText } from './measure-text.ts';
import { scanHeader } from './scan-header.ts';

const HEADINGS = 'h1, h2, h3, h4, [role="heading"]';
const MAX_HEADINGS = 20;
/** Characters of a heading and a header without labels. */
const MOST_HEADER = 600;
const MONTH =
  '(?:jan|ene|gen|feb|f[eé]v|m[aä]r|abr|apr|avr|ma[iyg]|jui|jun|giu|jul|lug|ago|aug|ao[uû]|sep|set|okt|oct|ott|nov|de[zc]|dic|d[eé]c)';
/** A time (`10:15`), a day in numbers, or one with a month in five languages. */
const DATE = new RegExp(
  `(?<!\\d)(?:\\d{1,2}:\\d{2}(?!\\d)|\\d{1,4}([./-])\\d{1,2}\\1|\\d{1,2}\\.? (?:de )?${MONTH})|${MONTH}\\p{L}*\\.? \\d{1,2}(?!\\d)`,
  'iu',
);

interface BesideSender {
  readonly body: Element;
  /** What of the page stands over it, with the sender. */
  readonly beside: Node;
  readonly at: Node;
  readonly isNamed: boolean;
}

/**
 * Contents by their place alone, where nothing hints at them and no header has labels: the text below the one sender that a
 * page shows, or below each of several that are named so; or the long text below a heading, if a sender and a date or a time
 * stand over it, as they do over messages, and not over contacts or settings. What stands in such a text is the sender's own.
 * None where it is not known whose a text is.
 */
export function findByPlace(page: Document, measure: MeasureText): readonly Element[] {
  const below = findBelowHeadings(page, measure);
  const beside = findBesideSenders(page, measure).filter(
    ({ at }) => !below.some((body) => body.contains(at)),
  );
  const long = beside.filter(
    ({ body }) => lengthOf(body) >= ENOUGH_TEXT && isContent(body) && !listsMessages(body),
  );
  const conversation = listConversation(beside, long);
  if (conversation.length > 0) return conversation;
  const [body, another] = new Set([...below, ...long.map((one) => one.body)]);
  return body === undefined || another !== undefined ? [] : [body];
}

function findBesideSenders(page: Document, measure: MeasureText): readonly BesideSender[] {
  return scanHeader([page.body], () => false)
    .addresses.filter(
      ({ isSure, field, isLabelled }) => !isLabelled && (field === 'from' || (isSure && field === null)),
    )
    .flatMap(({ at, field }) => {
      const isNamed = field === 'from';
      const following = isNamed ? findFollowing(at, measure, at) : findFollowing(at, measure);
      return following === null ? [] : [{ body: following.best, beside: following.beside, at, isNamed }];
    });
}

/**
 * The texts of a conversation's open messages, where each has a sender of its own before it that is named so. What is named
 * so within such a text is the sender's own; but where a closed message stands before an open one, the two cannot be told.
 */
function listConversation(found: readonly BesideSender[], long: readonly BesideSender[]): readonly Element[] {
  // A short message has what holds a long one beside it.
  const all = found.filter(
    (one) => isContent(one.body) && long.some(({ body }) => isAlike(one.body, body, true)),
  );
  const holdsSender = (body: Element): boolean => all.some(({ at }) => body.contains(at));
  if (all.some(({ body, beside }) => isAlike(body, beside) && holdsSender(body))) return [];
  const outer = all.filter(({ at }) => !all.some(({ body }) => body.contains(at)));
  const bodies = [...new Set(outer.map(({ body }) => body))];
  const isTold = bodies.length === outer.length && outer.every(({ isNamed }) => isNamed);
  const isApart = bodies.every((body) => !bodies.some((other) => other !== body && other.contains(body)));
  return isTold && isApart ? bodies : [];
}

/** Whether two elements are of one kind by tag and class. @param isSame counts an element as like itself */
function isAlike(one: Node, other: Node, isSame = false): boolean {
  if (one === other) return isSame;
  const isElement = [one, other].every(({ nodeType }) => nodeType === Node.ELEMENT_NODE);
  if (!isElement || one.nodeName !== other.nodeName) return false;
  const [first] = (one as Element).classList;
  return first !== undefined && first === (other as Element).classList[0];
}

function findBelowHeadings(page: Document, measure: MeasureText): readonly Element[] {
  const found = [...page.querySelectorAll(HEADINGS)].slice(0, MAX_HEADINGS).flatMap((heading) => {
    const following = heading.checkVisibility() ? findFollowing(heading, measure, heading) : null;
    if (following === null || lengthOf(following.best) < ENOUGH_TEXT) return [];
    const { best } = following;
    const isText = isContent(best) && best.querySelector(FIELDS) === null && !listsMessages(best);
    return isText && hasWrittenHeader(heading, best) ? [best] : [];
  });
  const bodies = [...new Set(found)];
  return bodies.filter((body) => !bodies.some((other) => other !== body && other.contains(body)));
}

function hasWrittenHeader(heading: Element, body: Element): boolean {
  const { sender } = findHeader(body, [body]);
  if (sender === null || sender.address.address === '') return false;
  const range = new Range();
  range.setStartBefore(heading);
  range.setEndBefore(body);
  const text = collapse(range.toString());
  return range.intersectsNode(sender.at) && text.length <= MOST_HEADER && DATE.test(text);
}

function lengthOf(element: Element): number {
  return collapse(element.textContent).length;
}
