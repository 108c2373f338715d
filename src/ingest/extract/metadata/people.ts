import type { Extracted, PrintedAuthor } from '../../../domain/document.ts';
import { readAffiliations, type Unit } from './affiliations.ts';
import type { FrontBlock } from './front-page.ts';
import { type NamesInLine, namesInLine } from './names.ts';
import { segmentOf } from './segments.ts';

const AUTHOR_LABEL = /^\s*[([【]?(?:作\s*者(?:姓名)?|第一作者|发\s*明\s*人|设\s*计\s*人|著作权人|authors?)[】\])]?\s*:\s*/i;
const CORRESPONDING = /[*∗⁎✉⊠]/;
/** Where the units begin in a line that holds the names too. */
const UNITS_BEGIN =
  /\s*(?:\((?=[^()]{6,})|\s(?=1\s?[.、)]?\s?[\p{Script=Han}]{4,})|(?<=\S)\s(?=(?:1\s?[.)]?\s?)?(?:Department|School|College|Institute|Faculty|Key Lab)))/u;
const STOP_LABELS = new Set(['abstract', 'englishAbstract', 'keywords', 'englishKeywords', 'classification', 'doi', 'funds']);

export interface People {
  readonly authors: Extracted<readonly string[]>;
  readonly details: Extracted<readonly PrintedAuthor[]>;
  /** Index of the block they stand in. */
  readonly at: number;
  readonly rest: string;
}

/** Names under the title, in the order printed. `blocks` begin after the title. @param chinese the language of the title. */
export function findPeople(blocks: readonly FrontBlock[], chinese: boolean | undefined): People | undefined {
  for (const [index, block] of blocks.entries()) {
    const label = AUTHOR_LABEL.exec(block.text)?.[0] ?? '';
    const stop = block.labels.find(({ kind }) => STOP_LABELS.has(kind))?.at ?? block.text.length;
    const text = block.text.slice(label.length, stop);
    const read = readNames(text);
    if (read === undefined || (chinese !== undefined && read.found.chinese !== chinese && label === '')) continue;
    const { found, length } = read;
    // A short line without a known surname is a person only right under the title; elsewhere it is a heading.
    if (label === '' && found.chinese && found.known < 0.5 && index > 1) continue;
    if (label === '' && !found.chinese && found.names.length === 1 && index > 2) continue;
    const sure = label !== '' ? 0.95 : found.chinese ? 0.5 + 0.4 * found.known : found.names.length > 1 ? 0.75 : 0.5;
    const confidence = Math.round(sure * 100) / 100;
    const span = { start: block.start + label.length, end: block.start + label.length + length };
    const place = { page: block.page, span, confidence };
    return {
      authors: { ...place, value: found.names.map(({ name }) => name) },
      details: { ...place, value: found.names.map(({ name, marks }) => ({ name, marks, units: [], corresponding: false })) },
      at: index,
      rest: text.slice(length),
    };
  }
  return undefined;
}

function readNames(text: string): { found: NamesInLine; length: number } | undefined {
  const whole = namesInLine(text);
  const units = UNITS_BEGIN.exec(text);
  if (whole !== undefined && (units === null || !/^\s*\(/.test(units[0]))) return { found: whole, length: text.length };
  if (units !== null && units.index > 0) {
    const before = namesInLine(text.slice(0, units.index));
    if (before !== undefined) return { found: before, length: units.index };
  }
  return whole === undefined ? undefined : { found: whole, length: text.length };
}

/** Marks joined to the units they point to, and to the corresponding author. */
export function linkPeople(
  people: People,
  units: readonly Unit[],
  blocks: readonly FrontBlock[],
): { details: Extracted<readonly PrintedAuthor[]>; corresponding: Extracted<readonly string[]> | undefined } {
  const segment = segmentOf(blocks, 'corresponding');
  const named = (name: string): boolean =>
    segment !== undefined && namesOf(segment.value).some((part) => part.includes(name.replace(/\s+/g, '').toLowerCase()));
  const byLabel = people.details.value.filter(({ name }) => named(name)).map(({ name }) => name);
  const byMark = people.details.value.filter(({ marks }) => marks.some((mark) => CORRESPONDING.test(mark))).map(({ name }) => name);
  const corresponding = new Set(
    byLabel.length > 0 ? byLabel : byMark.length < people.details.value.length || byMark.length === 1 ? byMark : [],
  );
  const details = people.details.value.map((author): PrintedAuthor => {
    const pointed = units.flatMap(({ mark }, at) => (mark !== undefined && author.marks.includes(mark) ? [at] : []));
    return { ...author, units: pointed.length === 0 && units.length === 1 ? [0] : pointed, corresponding: corresponding.has(author.name) };
  });
  const names = details.filter((author) => author.corresponding).map(({ name }) => name);
  const place =
    byLabel.length > 0 && segment !== undefined ? segment : { ...people.authors, confidence: Math.min(0.8, people.authors.confidence) };
  return {
    details: { ...people.details, value: details },
    corresponding: names.length === 0 ? undefined : { page: place.page, span: place.span, confidence: place.confidence, value: names },
  };
}

/** A label names its people first; addresses and titles follow. */
const namesOf = (text: string): string[] => [text.slice(0, 120).replace(/\s+/g, '').toLowerCase()];

/** Units printed with the names or under them. */
export function findUnits(
  people: People | undefined,
  blocks: readonly FrontBlock[],
): { units: readonly Unit[]; place: Extracted<readonly string[]> } | undefined {
  const from = people === undefined ? 0 : people.at;
  return readAffiliations(blocks.slice(from), people?.rest);
}
