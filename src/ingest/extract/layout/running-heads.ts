import type { PdfLine, PdfPage } from '../pdf/pdf-page.ts';

/** Depth of the strips at head and foot of the printed area in which lines may be running heads. */
const STRIP_SHARE = 0.09;
const MAX_LENGTH = 90;
/** A page of fewer lines is a slide or a title page: its lines are its text. */
const MIN_LINES = 5;
const MASTHEAD_LINES = 10;
/** Letters that must agree: shorter ones agree by chance. */
const MIN_MASTHEAD_WORDS = 4;
const DECORATED_NUMBER = /^\s*[·•\-–—]\s*\d{1,4}\s*[·•\-–—]\s*$/;
const PAGE_NUMBER_KEY = /^(?:[-–—·•.()（）[\]|/]|第|页|共|Page|of|#)*$/i;

/**
 * Takes away lines at the head or foot of pages that repeat, that count the pages, or that say the masthead again. The first page keeps a head that names
 * something: there it is the journal's masthead. What is taken away is kept as `heads`: the journal's name and issue often stand there alone.
 */
export function removeRunningHeads(pages: readonly PdfPage[]): (PdfPage & { readonly heads: readonly string[] })[] {
  const strips = pages.map(stripLines);
  // Heads of left and right pages differ, so a head need only stand on a third of the pages.
  const repeated = frequent(
    strips.map((strip) => strip.map(keyOf)),
    Math.max(2, Math.min(4, Math.ceil(pages.length / 3))),
  );
  const offsets = pages.map((page, index) => (strips[index] ?? []).flatMap((line) => countsOf(line).map((count) => count - page.number)));
  const counting = frequent(offsets, Math.max(3, Math.ceil(pages.length / 2)));
  const masthead = wordsOf(
    (pages[0]?.lines ?? [])
      .slice(0, MASTHEAD_LINES)
      .map((line) => line.text)
      .join(''),
  );
  return pages.map((page, index) => {
    const running = new Set(
      (strips[index] ?? []).filter((line) => isRunning(line, page.number, index === 0 || page.lines.length < MIN_LINES)),
    );
    return { ...page, lines: page.lines.filter((line) => !running.has(line)), heads: [...running].map((line) => line.text) };
  });

  function isRunning(line: PdfLine, pageNumber: number, onlyNumbers: boolean): boolean {
    if (DECORATED_NUMBER.test(line.text)) return true;
    const key = keyOf(line);
    if (onlyNumbers && !PAGE_NUMBER_KEY.test(key)) return false;
    if (!onlyNumbers && repeatsMasthead(line.text)) return true;
    return repeated.has(key) || countsOf(line).some((count) => counting.has(count - pageNumber));
  }

  /** Heads of later pages say again what the first page begins with: the journal, or authors and title. */
  function repeatsMasthead(text: string): boolean {
    return text.split(/[:：]/).some((part) => wordsOf(part).length >= MIN_MASTHEAD_WORDS && masthead.includes(wordsOf(part)));
  }
}

const wordsOf = (text: string): string => text.replace(/[^\p{L}]|[年月卷期第]/gu, '');

function stripLines(page: PdfPage): PdfLine[] {
  const top = Math.max(...page.lines.map((line) => line.top));
  const bottom = Math.min(...page.lines.map((line) => line.bottom));
  const depth = (top - bottom) * STRIP_SHARE;
  return page.lines.filter((line) => line.text.length <= MAX_LENGTH && (line.top >= top - depth || line.bottom <= bottom + depth));
}

/** Numbers differ from page to page: all count as one. */
const keyOf = (line: PdfLine): string =>
  line.text
    .replace(/\s+/g, '')
    .replace(/^[ivxlc]+$/i, '#')
    .replace(/[0-9０-９]+/g, '#');

/** Numbers at a line's ends, where pages are counted. */
function countsOf(line: PdfLine): number[] {
  const ends = [/^\D{0,2}(\d{1,4})(?:\D|$)/.exec(line.text)?.[1], /(?:^|\D)(\d{1,4})\D{0,2}$/.exec(line.text)?.[1]];
  return ends.flatMap((digits) => (digits === undefined ? [] : [Number(digits)]));
}

/** @returns values that stand on at least `needed` pages. */
function frequent<T>(perPage: readonly (readonly T[])[], needed: number): Set<T> {
  const pagesWith = new Map<T, number>();
  for (const values of perPage) for (const value of new Set(values)) pagesWith.set(value, (pagesWith.get(value) ?? 0) + 1);
  return new Set([...pagesWith].filter(([, count]) => count >= needed).map(([value]) => value));
}
