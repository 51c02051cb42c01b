import { PAGE_LIMITS, type PageFacts } from '../../core/page/page-facts.ts';

/** A notice is a poster of a few dozen elements; of a page with more than this no text is read. */
const MOST_ELEMENTS = 1500;
const UNSEEN = /^(?:script|style|noscript|template)$/i;
const FORMS = 'form, input:not([type="hidden"]), textarea';
const ARTICLES = 'article, [role="article"], [itemtype*="schema.org"], script[type="application/ld+json"]';

/** Reads the document: bounded, and without changing it. */
export function gatherFacts(): PageFacts {
  const isLarge = document.getElementsByTagName('*').length > MOST_ELEMENTS;
  const text = isLarge ? '' : gatherText();
  return {
    title: document.title,
    headings: isLarge ? [] : list('h1, h2, h3', PAGE_LIMITS.headings, ({ textContent }) => textContent),
    imageTexts: isLarge ? [] : list('img[alt]', PAGE_LIMITS.images, (image) => image.getAttribute('alt')),
    text,
    isLong: isLarge || text.length > PAGE_LIMITS.text,
    links: document.links.length,
    forms: document.querySelectorAll(FORMS).length,
    articles: document.querySelectorAll(ARTICLES).length,
    ogType: document.querySelector('meta[property="og:type"]')?.getAttribute('content') ?? '',
  };
}

function gatherText(): string {
  if (document.body === null) return '';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let text = '';
  while (text.length <= PAGE_LIMITS.text && walker.nextNode() !== null) {
    const { parentElement, nodeValue } = walker.currentNode;
    if (!UNSEEN.test(parentElement?.tagName ?? '')) text += ` ${nodeValue ?? ''}`;
  }
  return text;
}

function list(selector: string, most: number, read: (element: Element) => string | null): readonly string[] {
  return [...document.querySelectorAll(selector)].slice(0, most).map((element) => read(element) ?? '');
}
