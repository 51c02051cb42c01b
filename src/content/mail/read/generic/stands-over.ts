/**
 * Whether something is drawn where a content's header would be: in the same column. What is not drawn at all is no part of a
 * header that a person sees; what is moved out of sight to the left is there for screen readers.
 */
export function standsOver(node: Node, content: Element): boolean {
  const page = node.ownerDocument;
  if (page === null) return false;
  const range = page.createRange();
  range.selectNode(node);
  const box = range.getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return false;
  const column = content.getBoundingClientRect();
  const isOutOfSight = box.right < 0;
  return column.width === 0 || isOutOfSight || (box.left < column.right && box.right > column.left);
}

/** Whether an element is drawn below what stands before it, not beside it; also where that is not drawn at all. */
export function standsBelow(element: Element, before: Node): boolean {
  const range = element.ownerDocument.createRange();
  range.selectNode(before);
  const { height, top } = range.getBoundingClientRect();
  return height === 0 || element.getBoundingClientRect().top > top + height / 2;
}
