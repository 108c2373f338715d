import type { DocumentMetadata, Extracted } from '../../../domain/document.ts';
import type { PlacedBlock } from '../assemble-text.ts';
import { findAcceptedDate, findIssueDate, findReceivedDate } from './dates.ts';
import { findCn, findDoi, findIsbn, findIssn } from './identifiers.ts';
import { findJournal } from './journal.ts';
import { findAffiliations, findAuthors } from './people.ts';
import { findTitle, usualSize } from './title.ts';

/** In formats without pages, this much counts as the first page. */
const FIRST_PAGE_CHARACTERS = 4000;
const ISBN_PAGES = 6;
const LAST_BLOCKS = 12;
const FRONT_ENDS = /^[\s【[［〔]*(?:摘\s*要|内容提要|abstract|关\s*键\s*词|key\s?words|引\s*言|前\s*言|introduction|0\s+引|1\s+引|一、)/i;

/** Reads what a first page prints about the work. A value that is not found is left out: absence is not a statement. */
export function readMetadata(blocks: readonly PlacedBlock[], declaredTitle: string | undefined): DocumentMetadata {
  const filled = blocks.filter((block) => block.text.trim() !== '');
  const first = filled.filter((block) => block.page === filled[0]?.page && block.start < FIRST_PAGE_CHARACTERS);
  const frontEnd = first.findIndex((block) => FRONT_ENDS.test(block.text));
  const front = frontEnd > 0 ? first.slice(0, frontEnd) : first;
  const title = findTitle(front, usualSize(filled), declaredTitle);
  const afterTitle = front.slice(title?.after ?? 0, (title?.after ?? 0) + 15);
  const opening = filled.filter((block) => block.page <= ISBN_PAGES && block.start < FIRST_PAGE_CHARACTERS * ISBN_PAGES);
  const ends = [...first, ...filled.slice(-LAST_BLOCKS)];
  return {
    ...field('title', title === undefined ? undefined : withoutCursor(title)),
    ...field('authors', findAuthors(afterTitle)),
    ...field('affiliations', findAffiliations(afterTitle)),
    ...field('journal', findJournal(first)),
    ...field('issn', findIssn(opening)),
    ...field('cn', findCn(opening)),
    ...field('doi', findDoi(first)),
    ...field('isbn', findIsbn(opening)),
    ...field('issueDate', findIssueDate(first)),
    ...field('receivedDate', findReceivedDate(ends)),
    ...field('acceptedDate', findAcceptedDate(ends)),
  };
}

const withoutCursor = ({ value, page, span, confidence }: Extracted<string>): Extracted<string> => ({ value, page, span, confidence });

function field<K extends keyof DocumentMetadata>(
  name: K,
  value: DocumentMetadata[K],
): Partial<Record<K, NonNullable<DocumentMetadata[K]>>> {
  const entry: Partial<Record<K, NonNullable<DocumentMetadata[K]>>> = {};
  if (value !== undefined) entry[name] = value;
  return entry;
}
