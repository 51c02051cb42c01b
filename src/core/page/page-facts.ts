/** What is read out of a page to tell whether it is a seizure notice: plain data, bounded. */
export interface PageFacts {
  readonly title: string;
  readonly headings: readonly string[];
  /** `alt` of images: often the whole notice is one picture. */
  readonly imageTexts: readonly string[];
  /** Text of the body. */
  readonly text: string;
  /** True where the page holds more than was read. */
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
} as const;

/** The page within {@link PAGE_LIMITS}: what is beyond is cut off, and a page whose text is cut counts as long. */
export function boundPageFacts(page: PageFacts): PageFacts {
  return {
    ...page,
    title: page.title.slice(0, PAGE_LIMITS.title),
    headings: page.headings.slice(0, PAGE_LIMITS.headings).map((text) => text.slice(0, PAGE_LIMITS.heading)),
    imageTexts: page.imageTexts
      .slice(0, PAGE_LIMITS.images)
      .map((text) => text.slice(0, PAGE_LIMITS.imageText)),
    text: page.text.slice(0, PAGE_LIMITS.text),
    isLong: page.isLong || page.text.length > PAGE_LIMITS.text,
    ogType: page.ogType.slice(0, PAGE_LIMITS.title),
  };
}
