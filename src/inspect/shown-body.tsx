import { type ComponentChildren, createElement, type JSX } from 'preact';
import { markQuotes, type Span } from '../core/mail/file/mark-quotes.ts';
import type { SafeElement, SafeNode } from '../core/mail/file/safe-html.ts';
import { t } from '../ui/translate.ts';

interface ShownBodyProps {
  /** Null where there is plain text only. */
  readonly body: readonly SafeNode[] | null;
  readonly text: string;
  /** What is to be marked. */
  readonly quotes: readonly string[];
}

/** The words of a message: nothing in it loads, runs or can be clicked. What findings stand on is marked. */
export function ShownBody({ body, text, quotes }: ShownBodyProps): JSX.Element {
  const nodes: readonly SafeNode[] = body ?? [text];
  const spans = markQuotes(listTexts(nodes), quotes).values();
  return (
    <div class={body === null ? 'mail-body mail-plain' : 'mail-body'} dir="auto" translate={false}>
      {nodes.map((node) => renderNode(node, () => spans.next().value ?? []))}
    </div>
  );
}

/** The texts of a tree, in the order in which they are drawn. */
function listTexts(nodes: readonly SafeNode[]): readonly string[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [node] : listTexts(node.children)));
}

function renderNode(node: SafeNode, nextSpans: () => readonly Span[]): ComponentChildren {
  return typeof node === 'string' ? renderText(node, nextSpans()) : renderElement(node, nextSpans);
}

function renderElement({ tag, hint, children }: SafeElement, nextSpans: () => readonly Span[]): JSX.Element {
  if (tag === 'img') return <span class="mail-picture">{hint === '' ? t('inspect_picture') : hint}</span>;
  if (tag === 'br' || tag === 'hr') return createElement(tag, null);
  const inside = children.map((child) => renderNode(child, nextSpans));
  // A link is shown as what it is and where it leads; here nobody should follow it.
  if (tag === 'a') {
    return (
      <span class="mail-link" title={hint}>
        {inside}
      </span>
    );
  }
  return createElement(tag, null, inside);
}

function renderText(text: string, spans: readonly Span[]): ComponentChildren {
  if (spans.length === 0) return text;
  const pieces: ComponentChildren[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    pieces.push(text.slice(at, start), <mark>{text.slice(start, end)}</mark>);
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces;
}
