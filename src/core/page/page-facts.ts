/** What is read out of a page to tell whether it is a seizure notice: plain data, bounded. */
export interface PageFacts {
  readonly title: string;
  readonly headings: readonly string[];
  /** `alt` of images: often the whole notice is one picture. */
  readonly imageTexts: readonly string[];
  /** Text of the body. */
  readonly text: string;
  /** True where the page holds more text than was read. */
  readonly isLong: boolean;
  readonly links: number;
  readonly forms: number;
  /** Elements by which a page says that it is an article: `<article>` and its like, structured data. */
  readonly articles: number;
  /** `og:type`; empty where the page has none. */
  readonly ogType: string;
}

/** Bounds, in UTF-16 units and in items. A notice of 200 words is far below each. */
export const PAGE_LIMITS = {
  title: 500,
  heading: 500,
  headings: 20,
  imageText: 4000,
  images: 20,
  text: 6000,
};

/**
 * Reads what a script has read in a page. Takes any value and never throws; null where it is not of the shape. What is
 * longer than {@link PAGE_LIMITS} is cut, and counts as long.
 */
export function readPageFacts(value: unknown): PageFacts | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as { readonly [K in keyof PageFacts]?: unknown };
  const { title, text, isLong, links, forms, articles, ogType } = fields;
  const headings = readTexts(fields.headings, PAGE_LIMITS.headings, PAGE_LIMITS.heading);
  const imageTexts = readTexts(fields.imageTexts, PAGE_LIMITS.images, PAGE_LIMITS.imageText);
  if (typeof title !== 'string' || typeof text !== 'string' || typeof ogType !== 'string') return null;
  if (headings === null || imageTexts === null || typeof isLong !== 'boolean') return null;
  if (!isCount(links) || !isCount(forms) || !isCount(articles)) return null;
  return {
    title: title.slice(0, PAGE_LIMITS.title),
    headings,
    imageTexts,
    text: text.slice(0, PAGE_LIMITS.text),
    isLong: isLong || text.length > PAGE_LIMITS.text,
    links,
    forms,
    articles,
    ogType: ogType.slice(0, PAGE_LIMITS.title),
  };
}

function readTexts(value: unknown, most: number, length: number): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const texts: string[] = [];
  for (let index = 0; index < Math.min(value.length, most); index++) {
    const text: unknown = value[index];
    if (typeof text !== 'string') return null;
    texts.push(text.slice(0, length));
  }
  return texts;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
