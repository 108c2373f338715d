import type { Extracted, PrintedAuthor } from '../../../domain/document.ts';
import { readAffiliations, type Unit } from './affiliations.ts';
import type { FrontBlock } from './front-page.ts';
import { letterRanges } from './letter-ranges.ts';
import { type NamesInLine, namesInLine, startsWithSurname } from './names.ts';
import { namesAfterUnit, namesBeforeUnit } from './names-beside-units.ts';
import { segmentOf } from './segments.ts';

const AUTHOR_LABEL = /^\s*[([【]?(?:作\s*者(?:姓名)?|第一作者|发\s*明\s*人|设\s*计\s*人|著作权人|authors?)[】\])]?\s*:\s*/i;
const CORRESPONDING = /[*∗⁎✉⊠]/;
/** Where the units begin in a line that holds the names too. */
const UNITS_BEGIN = letterRanges(
  /\s*(?:\((?=[^()]{6,})|\s(?=1\s?[.、)]?\s?[\p{Script=Han}]{4,})|(?<=\S)\s(?=(?:1\s?[.)]?\s?)?(?:Department|School|College|Institute|Faculty|Key Lab)))/u,
);
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
    const { text, end } = withNextLines(blocks, index, block.text.slice(label.length, stop));
    const read = readNames(text);
    if (read === undefined || (chinese !== undefined && read.found.chinese !== chinese && label === '')) continue;
    const { found, length } = read;
    // A short line without a known surname is a person only right under the title; elsewhere it is a heading.
    if (label === '' && found.chinese && found.known < 0.5 && (index > 1 || !isBacked(blocks, index))) continue;
    if (label === '' && !found.chinese && found.names.length === 1 && index > 2) continue;
    const sure = label !== '' ? 0.95 : found.chinese ? 0.5 + 0.4 * found.known : found.names.length > 1 ? 0.75 : 0.5;
    const confidence = Math.round(sure * 100) / 100;
    const span = { start: block.start + label.length, end: Math.min(end ?? Number.POSITIVE_INFINITY, block.start + label.length + length) };
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

const MAX_NAME_LINES = 6;
const MAX_PEOPLE = 20;
/** 李明　某大学某学院: one person with the unit behind. */
const PERSON_AND_UNIT = letterRanges(
  /^\s*(\p{Script=Han}{2,4}|\p{Script=Han}\s{1,2}\p{Script=Han})(?:[\s,]+\(?|\()(?:\p{Script=Han}+[\s,]?){1,3}(?:大学|学院|学校|中学|小学|幼儿园|医院|公司|中心|研究[所院]|馆|站|局|[院所系部处科室])\)?(?:[\s,]*\d{6})?\)?\s*$/u,
);

/** In every line the next pattern is found in. */
const UNIT_ENDING = /大学|学院|学校|[中小]学|医院|公司|中心|研究[所院]|[馆站局]/;
const NAME = String.raw`(?:\p{Script=Han}{2,4}|\p{Script=Han}\s\p{Script=Han})`;
const PERSON_IN_RUN = letterRanges(
  new RegExp(
    String.raw`(${NAME})(?:\s|\s?[/|]\s?)\p{Script=Han}{2,24}?(?:大学|学院|学校|中学|小学|医院|公司|中心|研究[所院]|馆|站|局)(?:\s\p{Script=Han}{1,10}?(?:学院|[院系部处科室]))?\s*(?=${NAME}(?:\s|[/|])|$)`,
    'gu',
  ),
);

/** People one below the other or in columns, each with a unit in the same line or in the next: at least two of them. */
function oneALine(blocks: readonly FrontBlock[]): { text: string; end: number | undefined } | undefined {
  const names: string[] = [];
  let end: number | undefined;
  let units = 0;
  /** Each has the unit behind a comma. */
  let inLine = false;
  const first = blocks[0];
  for (const block of blocks) {
    if (block.labels.length > 0) break;
    const beside = runOfPeople(block.text) ?? personAndUnit(block.text) ?? (inLine ? firstOf(block.text) : undefined);
    const own = beside !== undefined && isLikeFirst(block, first) ? beside : undefined;
    if (own?.some((name) => names.includes(name))) break;
    const alone = own === undefined ? namesInLine(block.text) : undefined;
    if (own !== undefined) {
      names.push(...own);
      inLine ||= first === block && !/\p{Script=Han}/u.test(block.text);
      units += own.length;
      end = block.end;
    } else if (alone !== undefined && isLikeFirst(block, first)) {
      names.push(block.text.trim());
      end = block.end;
    } else if (first !== block && (isUnitLine(block) || isUnderUnit(block, first))) units++;
    else break;
  }
  const sure = (names.length > 1 && units > 1) || PERSON_AND_UNIT.test(first?.text ?? '');
  return sure && names.some((name) => startsWithSurname(name) || !/\p{Script=Han}/u.test(name))
    ? { text: names.join(', '), end }
    : undefined;
}

function personAndUnit(text: string): string[] | undefined {
  const before = namesBeforeUnit(text);
  if (before !== undefined) return [text.slice(0, before.length)];
  const chinese = PERSON_AND_UNIT.exec(text)?.[1];
  return chinese !== undefined && namesInLine(chinese) !== undefined ? [chinese] : undefined;
}

/** Jonas Weber, Hochschule Nordtal, Germany, under people whose units stand so: what follows the comma is no second person. */
const firstOf = (text: string): string[] | undefined => {
  const name = /^[^,]+(?=,)/.exec(text)?.[0];
  return name !== undefined && namesInLine(name)?.names.length === 1 ? [name] : undefined;
};

const isLikeFirst = (block: FrontBlock, first: FrontBlock | undefined): boolean =>
  Math.abs((block.fontSize ?? 0) - (first?.fontSize ?? 0)) <= 0.6 &&
  /\p{Script=Han}/u.test(block.text) === /\p{Script=Han}/u.test(first?.text ?? '');
const isUnitLine = (block: FrontBlock): boolean =>
  readAffiliations([block], undefined) !== undefined || /^\s*\(?(?:e-?mail:?\s*)?[\w.+-]+@[\w.-]+\)?\s*$/i.test(block.text);
/** A unit that did not fit its line: smaller than the names, and short. */
const isUnderUnit = (block: FrontBlock, first: FrontBlock | undefined): boolean =>
  (block.fontSize ?? 0) < (first?.fontSize ?? 0) - 0.6 && block.text.length < 80 && !/[。:]/.test(block.text);

/** Such lines run together: a name, white space, a unit, the next name at once. @returns undefined unless that is the whole text. */
function runOfPeople(text: string): string[] | undefined {
  if (!UNIT_ENDING.test(text)) return undefined;
  const matches = [...text.trim().matchAll(PERSON_IN_RUN)];
  const length = matches.reduce((sum, [whole]) => sum + whole.length, 0);
  const names = matches.map(([, name = '']) => name);
  return matches.length > 1 && length === text.trim().length && names.filter(startsWithSurname).length * 2 >= names.length
    ? names
    : undefined;
}

/** Many names fill several lines: a line that ends in a separator goes on, and so does one under which other names of its size stand. */
function withNextLines(blocks: readonly FrontBlock[], index: number, text: string): { text: string; end: number | undefined } {
  const block = blocks[index];
  const apart = oneALine(blocks.slice(index, index + 2 * MAX_PEOPLE));
  if (apart !== undefined) return apart;
  let joined = text;
  let end: number | undefined;
  for (const next of blocks.slice(index + 1, index + MAX_NAME_LINES)) {
    if (next.labels.length > 0 || Math.abs((next.fontSize ?? 0) - (block?.fontSize ?? 0)) > 0.6) break;
    // 金 / 光明, Tianyou / Su: a name broken at the end of a line.
    const before = namesInLine(joined);
    const cut =
      /(?:^|[\s,、;])\p{Script=Han}$/u.test(joined) ||
      (/^\p{Script=Han}$/u.test(next.text.trim()) && /[\s,、;]\p{Script=Han}{2}$/u.test(joined))
        ? ''
        : before !== undefined && !before.chinese && !/\s/.test(before.names.at(-1)?.name ?? ' ')
          ? ' '
          : undefined;
    const whole = cut === undefined ? undefined : namesInLine(joined + cut + next.text);
    if (whole !== undefined && (!whole.chinese || whole.known >= 0.5)) {
      joined += (cut ?? '') + next.text;
      end = next.end;
      continue;
    }
    const open = /[,，、;；]\s*$|\band\s*$/.test(joined);
    const names = namesInLine(next.text);
    const more = names !== undefined && before !== undefined && (names.chinese ? names.known >= 0.5 : names.names.length > 1);
    if (!more && !(open && namesInLine(`${joined} ${next.text}`) !== undefined)) break;
    joined = `${joined}${open || /^\s*(?:and|&)\s/.test(next.text) ? ' ' : ', '}${next.text}`;
    end = next.end;
  }
  return { text: joined, end };
}

const WITH_UNIT = letterRanges(
  /[◎●■◆○☆★\s,，、;；]*(\p{Script=Han}{2,4}|\p{Script=Han}\s\p{Script=Han}|\p{Script=Han}{1,8}·\p{Script=Han}{1,10})\s?\([^()]{4,40}\)/gu,
);

/** 李明(某某中学)　王丽(某某小学): every name has its unit in brackets behind it. @returns undefined unless that is the whole text. */
function eachWithUnit(text: string): NamesInLine | undefined {
  if (!text.includes('(')) return undefined;
  const matches = [...text.matchAll(WITH_UNIT)];
  const length = matches.reduce((sum, [whole]) => sum + whole.length, 0);
  if (matches.length < 2 || text.trimEnd().length - length > 1) return undefined;
  const found = namesInLine(matches.map(([, name = '']) => name).join('、'));
  return found !== undefined && found.known >= 0.5 ? found : undefined;
}

/** No known surname: then units under the names or an abstract must say that this is the front of a paper. */
const isBacked = (blocks: readonly FrontBlock[], index: number): boolean =>
  blocks.slice(index + 1).some(({ labels }) => labels.some(({ kind }) => kind === 'abstract' || kind === 'keywords' || kind === 'units')) ||
  readAffiliations(blocks.slice(index + 1, index + 3), undefined) !== undefined;

function readNames(text: string): { found: NamesInLine; length: number } | undefined {
  const each = eachWithUnit(text);
  if (each !== undefined) return { found: each, length: text.length };
  const whole = namesInLine(text) ?? namesAfterUnit(text);
  const before = whole === undefined ? namesBeforeUnit(text) : undefined;
  const units = UNITS_BEGIN.exec(text);
  const upToUnits = units === null ? undefined : namesInLine(text.slice(0, units.index));
  if (before !== undefined && before.found.names.length >= (upToUnits?.names.length ?? 0)) return before;
  if (whole !== undefined && (units === null || !/^\s*\(/.test(units[0]))) return { found: whole, length: text.length };
  if (units !== null && upToUnits !== undefined) return { found: upToUnits, length: units.index };
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
  if (people !== undefined) return readAffiliations(blocks.slice(people.at), people.rest);
  const found = readAffiliations(blocks, undefined);
  // Without people above it a line that names a unit may be anything.
  return found === undefined || found.place.confidence < 0.85 ? undefined : found;
}
