import type { DocumentMetadata, ExtractedDocument } from '../domain/document.ts';
import type { Localised } from '../domain/localised.ts';
import { mergeSpans, type Span } from '../domain/span.ts';
import { countCharacters } from '../similarity/normalise/count-characters.ts';
import { subtractSpans } from '../similarity/rate/character-counter.ts';
import type { FileDocument, MatchedPassage, WorkMatches } from './artifacts.ts';

/** Said wherever a share of shared text is: neither of its two counts has them. */
export const NOT_COUNTED: Localised = {
  zh: '题名作者等首部、关键词、注明出处的引文和参考文献表在两个字数中均不计',
  en: 'title block, key words, cited quotations and references are in neither count',
};

/** Longer than this it is no title block but text that no heading set apart. UTF-16 units. */
const LONGEST_FRONT_MATTER = 1_200;
/** A larger share of the text is no list of references, whatever its heading says. */
const LARGEST_REFERENCE_SHARE = 0.4;
const SURE = 0.6;

/** What papers of one author or one journal print alike, whatever they are about. */
const NAMING_FIELDS = [
  'title',
  'englishTitle',
  'authors',
  'englishAuthors',
  'affiliations',
  'keywords',
  'englishKeywords',
  'classification',
  'articleNumber',
  'funds',
  'authorBiography',
] as const satisfies readonly (keyof DocumentMetadata)[];

/** A mark this near behind a quotation says where it is from. UTF-16 units. */
const MARK_WITHIN = 12;
const citedQuotations = ({ structure }: ExtractedDocument): Span[] =>
  (structure?.quotations ?? [])
    .map(({ span }) => span)
    .filter(({ end }) => structure?.citations.some(({ span }) => span.start >= end && span.start <= end + MARK_WITHIN));

/** Places of a document that name or date it, or tell what it cites: two texts that share them share no text. */
export function furnitureOf(document: ExtractedDocument): Span[] {
  const { metadata, sections, text } = document;
  const fronts =
    sections.length < 2 ? [] : sections.filter(({ end, kind, start }) => kind === 'front' && end - start <= LONGEST_FRONT_MATTER);
  const lists = sections.filter(({ kind }) => kind === 'references');
  const listed = lists.reduce((sum, { end, start }) => sum + end - start, 0);
  const fields = NAMING_FIELDS.flatMap((field) => {
    const found = metadata[field];
    return found !== undefined && found.confidence >= SURE ? [found.span] : [];
  });
  return mergeSpans([
    ...fronts,
    ...(listed <= LARGEST_REFERENCE_SHARE * text.length ? lists : []),
    ...fields,
    ...citedQuotations(document),
  ]);
}

/** @returns counted characters of the file that was compared, furniture left out as it is of what it shares; the whole count where its text is not at hand. */
export function ownCharacters(documents: readonly FileDocument[], { file, rates }: WorkMatches, furniture: readonly Span[]): number {
  const found = documents.find(({ path }) => path === file)?.result;
  if (found?.status !== 'read') return rates.characters;
  const { text } = found.document;
  return subtractSpans([{ start: 0, end: text.length }], furniture).reduce((sum, span) => sum + countCharacters(text, span), 0);
}

/** @returns the furniture of the file that was compared; none where its text is not at hand. */
export function furnitureIn(documents: readonly FileDocument[], { file }: Pick<WorkMatches, 'file'>): Span[] {
  const found = documents.find(({ path }) => path === file)?.result;
  return found?.status === 'read' ? furnitureOf(found.document) : [];
}

/** @returns counted characters that any of the passages covers, furniture left out; where passages overlap they count once. */
export function sharedCharacters(passages: readonly MatchedPassage[], furniture: readonly Span[]): number {
  let [characters, reached] = [0, 0];
  for (const { suspicious } of [...passages].sort((a, b) => a.suspicious.start - b.suspicious.start)) {
    const { end, quote, start } = suspicious;
    if (end <= reached) continue;
    for (const span of subtractSpans([{ start: Math.max(start, reached), end }], furniture))
      characters += countCharacters(quote.slice(span.start - start, span.end - start));
    reached = end;
  }
  return characters;
}
