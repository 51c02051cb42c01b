import { collapse } from '../shown-address.ts';

/** What a person writes into. */
export const FIELDS =
  'textarea, input[type="text"], input[type="email"], input:not([type]), [contenteditable="true"]';
const ABOUT_CONTENT =
  /(?:body|text|content).*(?:notice|warning|banner|header|toolbar|attachments?|buttons?|icons?|menu|actions|title|subject)$/i;
const MIN_TEXT = 2;

/** Whether an element that is said to be a message's content may be one. */
export function isContent(element: Element): boolean {
  // What has no height holds nothing that is shown, unless the sender's own styles have taken it.
  const hasHeight = element.scrollHeight > 0 || element.querySelector('style') !== null;
  const isShown = element.checkVisibility() && hasHeight;
  const isForm = element.querySelector('textarea, input[type="text"], input[type="password"]') !== null;
  return isShown && !isForm && !isAboutContent(element) && hasContent(element);
}

/** Whether the names of an element speak of something that stands with a content (`message-text-notice`). */
function isAboutContent(element: Element): boolean {
  if (element.matches('h1, h2, h3, h4, h5, h6, label')) return true;
  const names = [...element.classList, element.id];
  return names.some((name) => ABOUT_CONTENT.test(name));
}

export function hasContent(element: Element): boolean {
  return collapse(element.textContent).length >= MIN_TEXT || element.querySelector('img') !== null;
}
