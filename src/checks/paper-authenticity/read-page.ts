import type { ExtractedDocument, PageText } from '../../domain/document.ts';
import { type PageFacts, pageFacts } from './page-facts.ts';
import { phraseKey } from './text-form.ts';

const PAGES_LOOKED_AT = 8;
const PAGE_CHARACTERS = 3500;
const FRONT_MARK = /摘\s*要|内容提要|关\s*键\s*词|abstract|key\s?words|中图分类号|引\s*言|introduction/i;
/** Lists of contents lead with dots from title to page, or say what they are. */
const CONTENTS = /^\s*(?:目\s*[录次]|contents)\s*$|[.…·]{6,}\s*[(（]?\d+/imu;
/** Every list of contents has one of these, found sooner than a whole line. */
const CONTENTS_WORDS = /目\s*[录次]|contents|[.…·]{6}/i;

/** What the beginning of a page tells, whichever paper is looked for on it. */
export interface PageReading {
  /** 1-based. */
  readonly number: number;
  /** What its text shares with other printings of it: see `phraseKey`. */
  readonly key: string;
  readonly contents: boolean;
  /** Words stand on it that papers begin with. */
  readonly front: boolean;
  readonly printed: PageFacts;
}

/** Pages among which a paper's first one is looked for. */
export const pagesLookedAt = ({ pages }: ExtractedDocument): readonly PageText[] => pages.slice(0, PAGES_LOOKED_AT);

export const beginningOf = ({ text }: ExtractedDocument, { start, end }: PageText): string =>
  text.slice(start, Math.min(end, start + PAGE_CHARACTERS));

export function readPage(document: ExtractedDocument, page: PageText): PageReading {
  const text = beginningOf(document, page);
  return {
    number: page.number,
    key: phraseKey(text),
    contents: CONTENTS_WORDS.test(text) && CONTENTS.test(text),
    front: FRONT_MARK.test(text),
    printed: pageFacts(text, document.metadata),
  };
}

/** Readings up to the first page that looks like a paper's beginning: further ones are seldom asked for, and then read. */
export function readPages(document: ExtractedDocument): PageReading[] {
  const readings: PageReading[] = [];
  for (const page of pagesLookedAt(document)) {
    if (beginningOf(document, page).trim() === '') continue;
    const reading = readPage(document, page);
    readings.push(reading);
    if (reading.front && !reading.contents) break;
  }
  return readings;
}
