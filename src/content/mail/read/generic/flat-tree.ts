/** The node around another, also across the edge of an open shadow root; null at the top of a document. */
export function flatParent(node: Node): Node | null {
  const parent = node.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent;
}

/** What a person sees as a node's children: an open shadow root's, where it has one. */
export function flatChildren(node: Node): NodeListOf<ChildNode> {
  const root = node.nodeType === Node.ELEMENT_NODE ? (node as Element).shadowRoot : null;
  return (root ?? node).childNodes;
}

/** Whether a node is another one or within it, shadow roots included. */
export function isWithin(node: Node, ancestor: Node): boolean {
  for (let at: Node | null = node; at !== null; at = flatParent(at)) if (at === ancestor) return true;
  return false;
}

/** The open shadow roots within a scope, also those in each other. */
export function findShadowRoots(scope: Document | ShadowRoot): readonly ShadowRoot[] {
  const found: ShadowRoot[] = [];
  for (const element of scope.querySelectorAll('*')) {
    if (element.shadowRoot !== null) found.push(element.shadowRoot, ...findShadowRoots(element.shadowRoot));
  }
  return found;
}
