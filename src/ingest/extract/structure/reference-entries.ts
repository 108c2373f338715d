import type { Section } from '../../../domain/document.ts';
import type { Span } from '../../../domain/span.ts';
import { fold } from '../metadata/fold.ts';

/** One entry of the list as printed. */
export interface RawReference {
  readonly index?: number;
  readonly raw: string;
  readonly span: Span;
}

const MAX_ENTRIES = 2000;
const MAX_ENTRY = 1500;
const NUMBER = /^\s*(?:[[【〔(]\s?(\d{1,4})\s?[\]】〕)]|(\d{1,4})(?:[.、](?!\d)|\s(?=[\p{Script=Han}\p{Lu}])))\s*/u;
/** In a list without a heading, lines that begin so and carry a type mark are entries all the same. */
const MARKED = /^\s*[[【〔]\s?\d{1,4}\s?[\]】〕].{6,400}\[(?:J|M|D|C|P|S|R|N|G|A|Z|EB|DB|DS|CP|PP)(?:\/[A-Z]{2})?\]/;
/** An entry is over where its pages, its year, a link or a full stop stand. */
const COMPLETE = /(?:[.。]|\d|\/\S+|\))\s*$/;
const NOT_AN_ENTRY =
  /^\s*(?:作者简介|收稿日期|责任编辑|基金项目|通[讯信]作者|\(责任编辑|[[(【]?(?:英文)?摘\s*要|Abstract\b|附\s*录|致\s*谢|Appendix)/i;

/** Entries of the reference list, by its section or, without one, by lines that look like entries. */
export function referenceEntries(text: string, sections: readonly Section[]): RawReference[] {
  const lists = sections.filter(({ kind }) => kind === 'references');
  const entries = lists.flatMap((section) => entriesIn(text, afterHeading(text, section)));
  return (entries.length > 0 ? entries : markedLines(text)).slice(0, MAX_ENTRIES);
}

function afterHeading(text: string, section: Section): Span {
  const lineEnd = text.indexOf('\n', section.start);
  return { start: lineEnd < 0 || lineEnd > section.end ? section.start + (section.heading?.length ?? 0) : lineEnd + 1, end: section.end };
}

const linesIn = (text: string, { start, end }: Span): Span[] => {
  const lines: Span[] = [];
  let from = start;
  while (from < end) {
    const at = text.indexOf('\n', from);
    const to = at < 0 || at > end ? end : at;
    if (text.slice(from, to).trim() !== '') lines.push({ start: from, end: to });
    from = to + 1;
  }
  return lines;
};

function entriesIn(text: string, area: Span): RawReference[] {
  const lines = linesIn(text, area);
  // Pages that a line break left at a line's start look like numbers of the plain kind.
  const bracketed = lines.some((line) => numberOf(text, line, true) !== undefined);
  const numbered = lines.filter((line) => numberOf(text, line, bracketed) !== undefined).length;
  const entries: Span[] = [];
  let expected: number | undefined;
  for (const line of lines) {
    if (NOT_AN_ENTRY.test(fold(text.slice(line.start, line.start + 30)))) break;
    const last = entries.at(-1);
    const number = numberOf(text, line, bracketed);
    // In a numbered list a line goes on unless its number is about the next one; without numbers an entry ends where it is complete.
    const begins =
      last === undefined ||
      (numbered > 0
        ? number !== undefined && (expected === undefined || number === 1 || (number >= expected && number <= expected + 3))
        : COMPLETE.test(text.slice(last.start, last.end)) && /^\s*[\p{Lu}\p{Script=Han}“《]/u.test(text.slice(line.start, line.end)));
    if (begins) {
      entries.push(line);
      if (number !== undefined) expected = number + 1;
    } else entries[entries.length - 1] = { start: last.start, end: line.end };
  }
  return entries.flatMap((span) => splitRun(text, span));
}

function numberOf(text: string, { start }: Span, bracketed: boolean): number | undefined {
  const match = NUMBER.exec(fold(text.slice(start, start + 12)));
  return match === null || (bracketed && match[1] === undefined) ? undefined : Number(match[1] ?? match[2]);
}

/** Entries that a lost line break ran together: `… 12-15. [4] 王…`. */
function splitRun(text: string, span: Span): RawReference[] {
  const folded = fold(text.slice(span.start, span.end));
  const first = NUMBER.exec(folded);
  const cuts = [0];
  let expected = first?.[1] === undefined ? undefined : Number(first[1]) + 1;
  for (const match of folded.matchAll(/(?<=[\s.。])[[【〔]\s?(\d{1,4})\s?[\]】〕]/g)) {
    if (expected === undefined || Number(match[1]) !== expected || match.index - (cuts.at(-1) ?? 0) < 15) continue;
    cuts.push(match.index);
    expected++;
  }
  return cuts.flatMap((cut, at) => rawReference(text, { start: span.start + cut, end: span.start + (cuts[at + 1] ?? folded.length) }));
}

function rawReference(text: string, { start, end }: Span): RawReference[] {
  const whole = text.slice(start, Math.min(end, start + MAX_ENTRY));
  const raw = whole.trim();
  if (raw.length < 8) return [];
  const from = start + whole.indexOf(raw);
  const number = NUMBER.exec(fold(raw.slice(0, 12)));
  const span = { start: from, end: from + raw.length };
  return [number === null ? { raw, span } : { index: Number(number[1] ?? number[2]), raw, span }];
}

function markedLines(text: string): RawReference[] {
  return linesIn(text, { start: 0, end: text.length })
    .filter((line) => opensBracket(text, line) && MARKED.test(fold(text.slice(line.start, Math.min(line.end, line.start + 420)))))
    .flatMap((line) => splitRun(text, line));
}

/** A look at one letter of each line, before all of it is folded. */
function opensBracket(text: string, { start, end }: Span): boolean {
  let at = start;
  while (at < end && text.charAt(at).trim() === '') at++;
  return at < end && /[[【〔]/.test(fold(text.charAt(at)));
}
