/** Whether the person writes here. What a message itself marks as editable is no draft: a sender could hide behind it. */
export function isEditable(body: Element): boolean {
  return (body as HTMLElement).isContentEditable || body.ownerDocument.designMode === 'on';
}
