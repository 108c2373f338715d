import type { PdfLine, PdfPage } from '../pdf/pdf-page.ts';

/** Depth of the strips at head and foot of the printed area in which lines may be running heads. */
const STRIP_SHARE = 0.09;
const MAX_LENGTH = 90;
/** Letters beside a page number; more are a numbered line of the text. */
const MAX_BESIDE_NUMBER = 40;
/** Running heads stand at the same height on every page, to this many points. */
const SAME_HEIGHT = 6;
const LIST_ITEM = /^\s*[（(]?\d{1,3}\s*[.．、)）,，](?!\d)\s*\S/;
/** A page of fewer lines is a slide or a title page: its lines are its text. */
const MIN_LINES = 5;
const MASTHEAD_LINES = 10;
/** Letters that must agree: shorter ones agree by chance. */
const MIN_MASTHEAD_WORDS = 4;
const DECORATED_NUMBER = /^\s*[·•\-–—]\s*\d{1,4}\s*[·•\-–—]\s*$/;
const PAGE_NUMBER_KEY = /^(?:[-–—·•.()（）[\]|/]|第|页|共|Page|of|#)*$/i;

/**
 * Takes away lines at the head or foot of pages that repeat, that count the pages, or that say the masthead again. The first page keeps a head that names
 * something: there it is the journal's masthead. A head that names something else is kept once.
 * What is taken away is kept as `heads`: the journal's name and issue often stand there alone.
 */
export function removeRunningHeads(pages: readonly PdfPage[]): (PdfPage & { readonly heads: readonly string[] })[] {
  const strips = pages.map(stripOf);
  // Heads of left and right pages differ, so a head need only stand on a third of the pages.
  const repeated = frequent(
    strips.map((strip) => strip.filter(({ line }) => namesSomething(line)).flatMap(({ heads }) => heads)),
    Math.max(2, Math.min(4, Math.ceil(pages.length / 3))),
  );
  const offsets = strips.map((strip) => strip.flatMap(({ counts }) => counts));
  const counting = frequent(offsets, Math.max(3, Math.ceil(pages.length / 2)));
  const masthead = wordsOf(
    (pages[0]?.lines ?? [])
      .slice(0, MASTHEAD_LINES)
      .map((line) => line.text)
      .join(''),
  );
  const said = new Set<string>();
  return pages.map((page, index) => {
    const running = new Set(
      (strips[index] ?? [])
        .filter((each) => isRunning(each, index === 0 || page.lines.length < MIN_LINES))
        .map(({ line }) => line)
        .filter((line) => repeatsMasthead(line.text) || !isNews(line, said)),
    );
    if (running.size === 0) return { ...page, heads: [] };
    return { ...page, lines: page.lines.filter((line) => !running.has(line)), heads: [...running].map((line) => line.text) };
  });

  function isRunning({ line, key, heads, counts }: StripLine, onlyNumbers: boolean): boolean {
    if (DECORATED_NUMBER.test(line.text)) return true;
    if (onlyNumbers && !PAGE_NUMBER_KEY.test(key)) return false;
    if (!onlyNumbers && repeatsMasthead(line.text)) return true;
    return heads.some((head) => repeated.has(head)) || counts.some((count) => counting.has(count));
  }

  /** Heads of later pages say again what the first page begins with: the journal, or authors and title. */
  function repeatsMasthead(text: string): boolean {
    return text.split(/[:：]/).some((part) => {
      const words = wordsOf(part);
      return words.length >= MIN_MASTHEAD_WORDS && masthead.includes(words);
    });
  }
}

/** Labels of forms such as 得分 stand at the head of page after page too: a head names something, or counts. */
const namesSomething = (line: PdfLine): boolean => {
  const words = wordsOf(line.text);
  return words === '' || words.length >= MIN_MASTHEAD_WORDS || /\d/.test(line.text);
};

/** A head is kept where it first names something the masthead did not: journal or work may be named nowhere else. */
function isNews(line: PdfLine, said: Set<string>): boolean {
  const words = wordsOf(line.text);
  if (words.length < MIN_MASTHEAD_WORDS || said.has(words)) return false;
  said.add(words);
  return true;
}

const wordsOf = (text: string): string => text.replace(/[^\p{L}]|[年月卷期第]/gu, '');

/** A line at the head or foot of a page, with what tells whether other pages have it too. */
interface StripLine {
  readonly line: PdfLine;
  readonly key: string;
  /** Its key at each place it counts as standing in, and what it adds to the number of its page. */
  readonly heads: readonly string[];
  readonly counts: readonly string[];
}

const stripOf = (page: PdfPage): StripLine[] =>
  stripLines(page).map((line) => {
    const key = keyOf(line);
    const places = placesOf(line);
    const counts = countsOf(line).flatMap((count) => places.map((place) => `${count - page.number} ${place}`));
    return { line, key, heads: places.map((place) => `${key} ${place}`), counts };
  });

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

/** The two bands of height a line stands in: of lines at nearly one height at least one is the same. */
function placesOf(line: PdfLine): number[] {
  const band = Math.floor(line.bottom / SAME_HEIGHT);
  return [band, Math.round(line.bottom / SAME_HEIGHT) === band ? band - 1 : band + 1];
}

/** Numbers at a line's ends, where pages are counted. */
function countsOf(line: PdfLine): number[] {
  if (line.text.length > MAX_BESIDE_NUMBER || LIST_ITEM.test(line.text)) return [];
  const ends = [/^\D{0,2}(\d{1,4})(?:\D|$)/.exec(line.text)?.[1], /(?:^|\D)(\d{1,4})\D{0,2}$/.exec(line.text)?.[1]];
  return ends.flatMap((digits) => (digits === undefined ? [] : [Number(digits)]));
}

/** @returns values that stand on at least `needed` pages. */
function frequent<T>(perPage: readonly (readonly T[])[], needed: number): Set<T> {
  const pagesWith = new Map<T, number>();
  for (const values of perPage) for (const value of new Set(values)) pagesWith.set(value, (pagesWith.get(value) ?? 0) + 1);
  return new Set([...pagesWith].filter(([, count]) => count >= needed).map(([value]) => value));
}
