import type { ExtractedDocument, Reference } from '../../domain/document.ts';
import { parseDoi } from '../../registries/identifiers/doi.ts';
import { relateAuthors } from '../../similarity/rate/same-author.ts';

/** An entry of the list by its place, with the words that tell what is unusual about it. */
export interface DoubtfulEntry {
  readonly at: number;
  readonly detail: string;
}

const LABELLED_DOI = /(?:doi\.org\s*\/\s*|\bdoi(?!\s*\.\s*org)\s*[:：]?\s*)(?!\s*[:：]?\s*(?:https?:\/\/)?(?:dx\.)?doi)(\S.*)$/iu;

/** The letters, or such as are told from them by their width or form alone. */
const DOI_LETTERS = /doi|[\u2100-\u214f\uff21-\uff5a\ud835]/i;

/**
 * @returns what an entry gives as its DOI where that is none. Spaces that justified lines and line breaks leave are no fault, nor is
 *   a label without anything behind it.
 */
export function malformedDoi({ raw }: Pick<Reference, 'raw'>): string | undefined {
  if (!DOI_LETTERS.test(raw)) return undefined;
  const written = LABELLED_DOI.exec(raw.normalize('NFKC').replace(/\s+/gu, ' '))?.[1]?.trim();
  if (written === undefined || !/^[\d(<[]/u.test(written)) return undefined;
  const bare = written.replace(/^[(<[]+/u, '');
  const readings = [bare.split(' ')[0] ?? bare, bare.replace(/ /gu, '')];
  return readings.some((reading) => parseDoi(reading.replace(/[\])>]+$/u, '')).ok) ? undefined : (bare.split(' ')[0] ?? bare);
}

export const malformedDois = (references: readonly Reference[]): DoubtfulEntry[] =>
  references.flatMap((reference, at) => {
    const detail = malformedDoi(reference);
    return detail === undefined ? [] : [{ at, detail }];
  });

/** Entries of a later year than the one after the work's own: an issue may cite what is in press. */
export const yearsAhead = (references: readonly Reference[], workYear: number): DoubtfulEntry[] =>
  references.flatMap(({ year }, at) => (year !== undefined && Number(year) > workYear + 1 ? [{ at, detail: year }] : []));

/** Fewer numbered marks than this don't show that the text cites by number. */
const FEWEST_MARKS = 3;
const LONE_MARK = /(?<![\p{Script=Latin}\p{N}=+*/<>(-])[[［【](\d{1,3})[\]］】]/gu;

/**
 * Numbers of marks in the text behind the last number of the list. Only marks of one plain number are read, none beyond twice the list
 * (a year, a page, an interval), and only where the text cites by number.
 */
export function marksBeyond({ text, structure }: ExtractedDocument): { readonly number: number; readonly offset: number }[] {
  const { references, citations } = structure ?? { references: [], citations: [] };
  const last = Math.max(0, ...references.map(({ index }) => index ?? 0));
  if (last === 0 || citations.filter(({ kind }) => kind === 'numbered').length < FEWEST_MARKS) return [];
  const from = Math.min(...references.map(({ span }) => span.start));
  const found = new Map<number, number>();
  for (const match of text.slice(0, from).matchAll(LONE_MARK)) {
    const number = Number(match[1]);
    if (number > last && number <= 2 * last && !found.has(number)) found.set(number, match.index);
  }
  return [...found].map(([number, offset]) => ({ number, offset })).sort((a, b) => a.number - b.number);
}

/** Below this share of entries that a mark points to, the marks themselves were not read. Ours. */
const MARKS_READ = 0.5;

/** @returns places of entries no mark points to; undefined where too few marks were read to tell. */
export function uncitedEntries({ structure }: ExtractedDocument): number[] | undefined {
  const { references, citations } = structure ?? { references: [], citations: [] };
  const cited = new Set(citations.flatMap((citation) => citation.references));
  if (references.length === 0 || cited.size < references.length * MARKS_READ) return undefined;
  return references.flatMap((_, at) => (cited.has(at) ? [] : [at]));
}

const TYPE_MARK = /[[［]\s?(?:J|M|D|C|P|S|R|N|G|A|Z|K|EB|DB|DS|CP|CM|PP)(?:\s?\/\s?[A-Z]{2})?\s?[\]］]/u;

/** @returns whether most entries are in Chinese, and how many bear no type mark. */
export function typeMarks(references: readonly Reference[]): { readonly chinese: boolean; readonly without: readonly number[] } {
  const chinese = references.filter(({ raw }) => /\p{Script=Han}{2}/u.test(raw)).length;
  return {
    chinese: chinese * 2 > references.length,
    without: references.flatMap(({ raw }, at) => (TYPE_MARK.test(raw) ? [] : [at])),
  };
}

/** Entries by the applicant: `own` bear the very name, `possible` only its initials or a romanisation that others share. */
export function ownEntries(
  references: readonly Reference[],
  names: readonly string[],
): { readonly own: readonly number[]; readonly possible: number; readonly withAuthors: number } {
  const relations = references.map(({ authors }) => {
    const all = (authors ?? []).flatMap((author) => names.map((name) => relateAuthors(name, author)));
    return all.includes('same') ? 'same' : all.includes('possible') ? 'possible' : 'different';
  });
  return {
    own: relations.flatMap((relation, at) => (relation === 'same' ? [at] : [])),
    possible: relations.filter((relation) => relation === 'possible').length,
    withAuthors: references.filter(({ authors }) => authors !== undefined).length,
  };
}
