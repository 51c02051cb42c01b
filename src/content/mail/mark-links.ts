import type { ListedVerdict } from '../../core/list/verdict.ts';
import type { LinkView } from '../../messages/mail-protocol.ts';
import { nameState } from '../../ui/case-words.ts';
import { readTextDirection, readTextLanguage } from '../../ui/language.ts';
import { pickVerdictTone, type Tone } from '../../ui/tone.ts';
import { t } from '../../ui/translate.ts';
import type { HeldLinks } from './hold-clicks.ts';
import css from './mark.css?inline';

/** A link of a message that a list names, as it stands in the page. */
export interface BadLink {
  readonly element: Element;
  readonly view: LinkView;
  readonly verdict: ListedVerdict;
}

/** The marks of one message. */
export interface LinkMarks {
  /** Marks these links and no others; a mark that stands where it should is left alone. */
  show(links: readonly BadLink[]): void;
  remove(): void;
}

/** Called when a person asks about a mark; `mark` is where the answer belongs and the focus goes back to. */
export type OnAsk = (link: BadLink, mark: HTMLElement) => void;

/** A message may be nothing but links. */
const MOST_MARKS = 200;

/** Puts a mark behind each listed link and holds clicks on it back. */
export function markLinks(held: HeldLinks, onAsk: OnAsk): LinkMarks {
  let marks = new Map<Element, { readonly host: HTMLElement; readonly view: LinkView }>();
  const drop = (element: Element, host: HTMLElement): void => {
    held.release(element);
    host.remove();
  };
  const show = (links: readonly BadLink[]): void => {
    const kept = new Map<Element, { readonly host: HTMLElement; readonly view: LinkView }>();
    for (const link of links.slice(0, MOST_MARKS)) {
      const { element, view } = link;
      if (kept.has(element)) continue;
      const known = marks.get(element);
      const host = known?.view === view ? known.host : buildMark(link, onAsk);
      if (known !== undefined && known.host !== host) known.host.remove();
      const before = placeOf(element);
      if (host.previousSibling !== before) before.after(host);
      kept.set(element, { host, view });
    }
    for (const { element, verdict, view } of links) {
      if (verdict.action !== 'note' && view.judged !== null) held.hold(element, view.judged);
    }
    for (const [element, { host }] of marks) if (!kept.has(element)) drop(element, host);
    marks = kept;
  };
  return { show, remove: () => show([]) };
}

/** An `area` is not drawn: its mark stands behind the picture. */
function placeOf(element: Element): Element {
  if (element.localName !== 'area') return element;
  const name = element.closest('map')?.getAttribute('name') ?? '';
  const root = element.getRootNode() as Document | ShadowRoot;
  return root.querySelector(`img[usemap="#${CSS.escape(name)}"]`) ?? element;
}

const SVG = 'http://www.w3.org/2000/svg';
/** The shapes of the state icons, which alone tell the states apart. */
const SHAPES: Readonly<Record<Tone, string>> = {
  seized: 'M12 2.25 4 5.25v6.1c0 4.9 3.2 8.6 8 10.4 4.8-1.8 8-5.5 8-10.4v-6.1z',
  'fraud-linked': 'M8.1 2.5h7.8l5.6 5.6v7.8l-5.6 5.6H8.1l-5.6-5.6V8.1z',
  'crime-service': 'm12 1.9 8.75 5.05v10.1L12 22.1l-8.75-5.05V6.95z',
  caution: 'M12 2.6 22.3 20.9H1.7z',
  'not-listed': 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
};

/** Built by hand and not rendered: a message may need two hundred in a few milliseconds. */
function buildMark(link: BadLink, onAsk: OnAsk): HTMLElement {
  const page = link.element.ownerDocument;
  const create = (name: string) => page.createElementNS('http://www.w3.org/1999/xhtml', name) as HTMLElement;
  const tone = pickVerdictTone(link.verdict);
  const word = nameState(link.verdict);
  const host = create('span');
  const style = create('style');
  style.textContent = css;
  const button = create('button');
  button.className = `mark tone-${tone}`;
  button.lang = readTextLanguage();
  button.dir = readTextDirection();
  button.setAttribute('type', 'button');
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-label', t('mail_mark_label', [word]));
  const icon = page.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const shape = page.createElementNS(SVG, 'path');
  shape.setAttribute('d', SHAPES[tone]);
  icon.append(shape);
  button.append(icon, word);
  button.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    // Only what a person does counts.
    if (event.isTrusted) onAsk(link, button);
  });
  host.attachShadow({ mode: 'closed' }).append(style, button);
  return host;
}
