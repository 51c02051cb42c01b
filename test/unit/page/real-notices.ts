import { existsSync, readFileSync } from 'node:fs';
import type { PageFacts } from '../../../src/core/page/page-facts.ts';

const FILE = new URL('../../../../shared/data/seizure-pages.json', import.meta.url);

/** Archived notices lie beside the project. Where they do not, what is measured on them counts as not run. */
export const HAS_REAL_NOTICES = existsSync(FILE);

export interface RealNotice {
  readonly id: string;
  readonly domain: string;
  readonly page: PageFacts;
}

/** The archived notices, in the form in which a page is read. */
export function readRealNotices(): readonly RealNotice[] {
  const { pages } = JSON.parse(readFileSync(FILE, 'utf8')) as {
    readonly pages: readonly {
      readonly id: string;
      readonly domain: string;
      readonly title: string | null;
      readonly visible_text: string;
      readonly img_alt: readonly string[];
    }[];
  };
  return pages.map(({ id, domain, title, visible_text, img_alt }) => ({
    id,
    domain,
    page: {
      title: title ?? '',
      headings: [],
      imageTexts: img_alt,
      text: visible_text,
      isLong: false,
      links: 0,
      forms: 0,
      articles: 0,
      ogType: '',
    },
  }));
}
