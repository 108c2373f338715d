import type { ExtractedDocument } from '../../domain/document.ts';
import { remembering } from '../../domain/remembering.ts';
import type { Work } from '../../domain/work.ts';
import type { FileDocument } from '../artifacts.ts';
import { beginningOf, type PageReading, pagesLookedAt, readPage } from './read-page.ts';
import { nearestPart, phraseKey, toleratedEdits } from './text-form.ts';

const RECOGNISED_QUALITY = 0.9;

/** The page on which the paper begins, in the file that has it. */
export interface FrontPage {
  readonly file: string;
  readonly document: ExtractedDocument;
  readonly number: number;
  readonly text: string;
  readonly reading: PageReading;
  /** Read by character recognition, or as badly as if it had been. */
  readonly recognised: boolean;
  /** The stated title stands on it. Undefined when no title is stated. */
  readonly titled: boolean | undefined;
}

type Candidate = Omit<FrontPage, 'titled' | 'reading'> & { readonly read: () => PageReading };

function candidates(file: FileDocument): Candidate[] {
  const { path, result } = file;
  if (result.status !== 'read' || result.document.quality === 'none') return [];
  const { document } = result;
  return pagesLookedAt(document).flatMap((page) => {
    const { number, quality, source } = page;
    const text = beginningOf(document, page);
    if (text.trim() === '') return [];
    const recognised = source === 'ocr' || document.quality === 'poor' || quality < RECOGNISED_QUALITY;
    const read = (): PageReading => file.facts?.pages.find((known) => known.number === number) ?? readPage(document, page);
    return [{ file: path, document, number, text, recognised, read }];
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
  return page === undefined ? undefined : chosen(page, page.read(), key === '' ? undefined : false);
}

const chosen = ({ document, file, number, recognised, text }: Candidate, reading: PageReading, titled: boolean | undefined): FrontPage => ({
  document,
  file,
  number,
  recognised,
  text,
  reading,
  titled,
});

/** The first page is mostly the one: further ones are read only until a page looks like a beginning. */
function titledPage(key: string, pages: readonly Candidate[]): FrontPage | undefined {
  let plain: FrontPage | undefined;
  let any: FrontPage | undefined;
  for (const page of pages) {
    const reading = page.read();
    if (nearestPart(key, reading.key).edits > toleratedEdits(key.length, page.recognised)) continue;
    const found = chosen(page, reading, true);
    if (!reading.contents) {
      if (reading.front) return found;
      plain ??= found;
    }
    any ??= found;
  }
  return plain ?? any;
}

const AFTER_AUTHORS = /摘\s*要|内容提要|abstract|关\s*键\s*词|key\s?words/i;

/** Text between the title and the abstract, where the authors stand; the top of the page when the title is not on it. */
export function authorRegion(page: FrontPage, title: string | undefined): string {
  const { text } = page;
  const after = title === undefined ? 0 : endOfTitle(page, title);
  const rest = text.slice(after);
  const end = rest.search(AFTER_AUTHORS);
  return end > 0 ? rest.slice(0, end) : rest.slice(0, 800);
}

/** Letters a character leaves in a key. */
const lettersIn = remembering((character) => phraseKey(character).length);

/** Place in the text where the title ends: letters of the text are counted until as many have passed as the key match needs. */
function endOfTitle({ reading, text }: FrontPage, title: string): number {
  const key = phraseKey(title);
  const { edits, end } = nearestPart(key, reading.key);
  if (key === '' || edits * 2 > key.length) return 0;
  let [letters, at] = [0, 0];
  for (const character of text) {
    if (letters >= end) break;
    letters += lettersIn(character);
    at += character.length;
  }
  return at;
}
