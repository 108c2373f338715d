import type { DocumentMetadata, Extracted } from '../../../domain/document.ts';
import type { PlacedBlock } from '../assemble-text.ts';
import { findCertificate } from './certificate.ts';
import { findCopyrightPage } from './copyright-page.ts';
import { findAcceptedDate, findIssueDate, findReceivedDate, findRevisedDate } from './dates.ts';
import { findEnglishFront } from './english-front.ts';
import { type FrontBlock, foldBlock, frontPageOf } from './front-page.ts';
import { findCn, findDoi, findIsbn, findIssn } from './identifiers.ts';
import { findIssue } from './issue.ts';
import { laterHeads } from './later-heads.ts';
import { sideBySide, withoutBox } from './page-zones.ts';
import { findPeople, findUnits, linkPeople } from './people.ts';
import { peopleAbove, peopleCited, peopleCredited } from './people-elsewhere.ts';
import { abstractOf, keywordsOf, segmentOf } from './segments.ts';
import { findTitle } from './title.ts';

const ISBN_PAGES = 6;
const OPENING_CHARACTERS = 24_000;
const LAST_BLOCKS = 12;
const UNDER_TITLE_BLOCKS = 30;

/** Reads what a first page prints about the work. A value that is not found is left out: absence is not a statement. */
export function readMetadata(
  blocks: readonly PlacedBlock[],
  declaredTitle: string | undefined,
  runningHeads: readonly Extracted<string>[] = [],
): DocumentMetadata {
  const filled = blocks.filter((block) => block.text.trim() !== '');
  const front = frontPageOf(filled);
  const first = front.blocks;
  const firstEnd = Math.max(-1, ...first.map(({ end }) => end));
  const last = filled
    .slice(-LAST_BLOCKS)
    .filter((block) => block.start >= firstEnd)
    .map(foldBlock);
  const ends = [...first, ...last];
  const opening = filled.filter((block) => block.page <= ISBN_PAGES && block.start < OPENING_CHARACTERS).map(foldBlock);
  const heads = runningHeads.map(headBlock);
  const issue = findIssue(front, [...runningHeads, ...laterHeads(filled, front.usual)]);
  const title = findTitle(
    front,
    declaredTitle,
    issue.journal !== undefined && issue.journal.confidence >= 0.6 ? issue.journal.value : undefined,
  );
  const from = title?.after ?? 0;
  const below = withoutBox(
    first.slice(from, Math.max(front.headEnd + 1, from + 1)),
    title === undefined ? undefined : first[title.after - 1],
  );
  const under = sideBySide(below.slice(0, UNDER_TITLE_BLOCKS));
  const people =
    findPeople(under, title === undefined ? undefined : front.chinese) ??
    findPeople(first.slice(from, from + UNDER_TITLE_BLOCKS), undefined) ??
    peopleAbove(first, title?.at ?? 0, ends) ??
    peopleCredited(first.slice(0, title?.at ?? front.headEnd)) ??
    peopleCited(ends);
  const units = findUnits(people, under);
  const linked = people === undefined ? undefined : linkPeople(people, units?.units ?? [], ends);
  const english = front.chinese ? findEnglishFront([...first, ...secondPage(filled, firstEnd, first[0]?.page ?? 0), ...last]) : {};
  const [abstract, translated] = [abstractOf(ends, 'abstract'), abstractOf(ends, 'englishAbstract')];
  const [keywords, englishKeywords] = [keywordsOf(ends, 'keywords'), keywordsOf(ends, 'englishKeywords')];
  const main = front.chinese || translated === undefined;
  const fund = segmentOf([...ends, ...heads], 'funds');
  return defined({
    title: title?.title,
    englishTitle: english.title,
    authors: people?.authors,
    authorDetails: linked?.details,
    englishAuthors: english.authors,
    correspondingAuthors: linked?.corresponding,
    affiliations: units?.place,
    abstract: main ? abstract : translated,
    englishAbstract: translated,
    keywords: front.chinese || englishKeywords === undefined ? keywords : englishKeywords,
    englishKeywords,
    ...issue,
    issn: findIssn([...opening, ...heads]),
    cn: findCn([...opening, ...heads]),
    doi: findDoi([...first, ...heads]),
    classification: classificationOf(first),
    isbn: findIsbn(opening),
    issueDate: findIssueDate(first),
    receivedDate: findReceivedDate([...ends, ...heads]),
    revisedDate: findRevisedDate([...ends, ...heads]),
    acceptedDate: findAcceptedDate([...ends, ...heads]),
    funds: fund === undefined ? undefined : { ...fund, value: fundsOf(fund.value) },
    authorBiography: segmentOf(ends, 'biography'),
    ...findCopyrightPage(opening),
    ...findCertificate(first),
    runningHeads: runningHeads.length === 0 ? undefined : runningHeads,
  });
}

/** Word files keep the notes of the first page in its foot: what a label or a form of its own makes plain is read there too. */
const headBlock = ({ value, page, span }: Extracted<string>): FrontBlock =>
  foldBlock({ text: value, page, start: span.start, end: span.start + value.length, fontSize: undefined, role: undefined });

/** English fronts that do not fit the first page stand on the second. */
const secondPage = (filled: readonly PlacedBlock[], end: number, page: number): FrontBlock[] =>
  filled
    .filter((block) => block.start > end && block.page === page + 1)
    .slice(0, 10)
    .map(foldBlock);

function classificationOf(blocks: readonly FrontBlock[]): Extracted<string> | undefined {
  const segment = segmentOf(blocks, 'classification', 0.95);
  const code = /^[A-Z]{1,2}\d*(?:[\d.+\-=:/()"]*\d)?(?:\s?[;；,，]\s?[A-Z]{1,2}\d[\d.+\-=:/]*)*/.exec(segment?.value ?? '')?.[0];
  return segment === undefined || code === undefined ? undefined : { ...segment, value: code.trim() };
}

const fundsOf = (text: string): string[] =>
  text
    .split(/[;；]|(?<=[)）])\s*[,，、]\s*/)
    .map((fund) => fund.trim().replace(/[.。．;；]+$/, ''))
    .filter((fund) => fund !== '');

function defined(values: { readonly [K in keyof DocumentMetadata]: DocumentMetadata[K] | undefined }): DocumentMetadata {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
