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
  /** Read by character recognition, or as badly as if it had been. */
  readonly recognised: boolean;
  /** The stated title stands on it. Undefined when no title is stated. */
  readonly titled: boolean | undefined;
}

function candidates({ path, result }: FileDocument): Omit<FrontPage, 'titled'>[] {
  if (result.status !== 'read' || result.document.quality === 'none') return [];
  const { document } = result;
  return document.pages.slice(0, PAGES_LOOKED_AT).flatMap(({ number, start, end, quality, source }) => {
    const text = document.text.slice(start, Math.min(end, start + PAGE_CHARACTERS));
    if (text.trim() === '') return [];
    const recognised =
      source === 'ocr' || /ocr/iu.test(document.extractor.id) || document.quality === 'poor' || quality < RECOGNISED_QUALITY;
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
  if (key !== '') {
    const titled = pages.filter(({ text, recognised }) => bears(text, key, recognised));
    const page =
      titled.find(({ text }) => FRONT_MARK.test(text) && !CONTENTS.test(text)) ??
      titled.find(({ text }) => !CONTENTS.test(text)) ??
      titled[0];
    if (page !== undefined) return { ...page, titled: true };
  }
  const page = pages.find(({ number, document }) => document.metadata.title?.page === number) ?? pages[0];
  return page === undefined ? undefined : { ...page, titled: key === '' ? undefined : false };
}

function bears(text: string, key: string, recognised: boolean): boolean {
  const page = phraseKey(text);
  return nearestPart(key, page).edits <= toleratedEdits(key.length, recognised);
}

/** Text between the title and the abstract, where the authors stand; the top of the page when the title is not on it. */
export function authorRegion({ text }: FrontPage, title: string | undefined): string {
  const after = title === undefined ? 0 : endOfTitle(text, title);
  const rest = text.slice(after);
  const end = rest.search(/摘\s*要|内容提要|abstract|关\s*键\s*词|key\s?words/iu);
  return end > 0 ? rest.slice(0, end) : rest.slice(0, 800);
}

/** Place in the text where the title ends: letters of the text are counted until as many have passed as the key match needs. */
function endOfTitle(text: string, title: string): number {
  const key = phraseKey(title);
  const { edits, end } = nearestPart(key, phraseKey(text));
  if (key === '' || edits * 2 > key.length) return 0;
  let [letters, at] = [0, 0];
  for (const character of text) {
    if (letters >= end) break;
    letters += phraseKey(character).length;
    at += character.length;
  }
  return at;
}
