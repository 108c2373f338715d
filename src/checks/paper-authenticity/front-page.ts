import type { ExtractedDocument } from '../../domain/document.ts';
import type { Work } from '../../domain/work.ts';
import type { FileDocument } from '../artifacts.ts';
import { nearestPart, phraseKey, toleratedEdits } from './text-form.ts';

const PAGES_LOOKED_AT = 8;
const PAGE_CHARACTERS = 3500;
const FRONT_MARK = /摘\s*要|内容提要|关\s*键\s*词|abstract|key\s?words|中图分类号|引\s*言|introduction/iu;
/** Lists of contents lead with dots from title to page, or say what they are. */
const CONTENTS = /^\s*(?:目\s*[录次]|contents)\s*$|[.…·]{6,}\s*[(（]?\d+/imu;
const RECOGNISED_QUALITY = 0.9;

/** The page on which the paper begins, in the file that has it. */
export interface FrontPage {
  readonly file: string;
  readonly document: ExtractedDocument;
  readonly number: number;
  readonly text: string;
  /** What the text shares with other printings of it: see `phraseKey`. */
  readonly key: string;
  /** Read by character recognition, or as badly as if it had been. */
  readonly recognised: boolean;
  /** The stated title stands on it. Undefined when no title is stated. */
  readonly titled: boolean | undefined;
}

type Candidate = Omit<FrontPage, 'titled' | 'key'>;

function candidates({ path, result }: FileDocument): Candidate[] {
  if (result.status !== 'read' || result.document.quality === 'none') return [];
  const { document } = result;
  return document.pages.slice(0, PAGES_LOOKED_AT).flatMap(({ number, start, end, quality, source }) => {
    const text = document.text.slice(start, Math.min(end, start + PAGE_CHARACTERS));
    if (text.trim() === '') return [];
    const recognised = source === 'ocr' || document.quality === 'poor' || quality < RECOGNISED_QUALITY;
    return [{ file: path, document, number, text, recognised }];
  });
}

/**
 * The paper's own first page among the work's files: the page that bears the title and looks like a beginning, rather than a cover or a
 * list of contents. Where no page bears the title it is the page the document's own title stands on.
 */
export function frontPage(work: Work, documents: readonly FileDocument[]): FrontPage | undefined {
  const own = documents.filter((document) => document.work === work.id);
  const pages = own.flatMap(candidates);
  const key = phraseKey(work.title ?? '');
  const titled = key === '' ? undefined : titledPage(key, pages);
  if (titled !== undefined) return titled;
  const page = pages.find(({ number, document }) => document.metadata.title?.page === number) ?? pages[0];
  return page === undefined ? undefined : { ...page, key: phraseKey(page.text), titled: key === '' ? undefined : false };
}

/** Keys of pages are dear, and the first page is mostly the one: further ones are read only until a page looks like a beginning. */
function titledPage(key: string, pages: readonly Candidate[]): FrontPage | undefined {
  let plain: FrontPage | undefined;
  let any: FrontPage | undefined;
  for (const page of pages) {
    const pageKey = phraseKey(page.text);
    if (nearestPart(key, pageKey).edits > toleratedEdits(key.length, page.recognised)) continue;
    const found = { ...page, key: pageKey, titled: true };
    if (!CONTENTS.test(page.text)) {
      if (FRONT_MARK.test(page.text)) return found;
      plain ??= found;
    }
    any ??= found;
  }
  return plain ?? any;
}

/** Text between the title and the abstract, where the authors stand; the top of the page when the title is not on it. */
export function authorRegion(page: FrontPage, title: string | undefined): string {
  const { text } = page;
  const after = title === undefined ? 0 : endOfTitle(page, title);
  const rest = text.slice(after);
  const end = rest.search(/摘\s*要|内容提要|abstract|关\s*键\s*词|key\s?words/iu);
  return end > 0 ? rest.slice(0, end) : rest.slice(0, 800);
}

const letterCounts = new Map<string, number>();
/** Letters a character leaves in a key; there are few characters, met again and again. */
function lettersIn(character: string): number {
  const known = letterCounts.get(character);
  if (known !== undefined) return known;
  const letters = phraseKey(character).length;
  letterCounts.set(character, letters);
  return letters;
}

/** Place in the text where the title ends: letters of the text are counted until as many have passed as the key match needs. */
function endOfTitle({ key: pageKey, text }: FrontPage, title: string): number {
  const key = phraseKey(title);
  const { edits, end } = nearestPart(key, pageKey);
  if (key === '' || edits * 2 > key.length) return 0;
  let [letters, at] = [0, 0];
  for (const character of text) {
    if (letters >= end) break;
    letters += lettersIn(character);
    at += character.length;
  }
  return at;
}
