import { type IsoDate, isIsoDate, isYearMonth, type YearMonth } from '../../../domain/dates.ts';
import type { Extracted } from '../../../domain/document.ts';
import type { PlacedBlock } from '../assemble-text.ts';
import { allMatches, firstMatch, found } from './found.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_WORD = String.raw`(?:${MONTHS.join('|')})[a-z]*\.?`;
const DASH = '[-–—‐‑−－./．]';
const YEAR = '(?:19|20)\\d{2}';
const NUMERIC_DAY = String.raw`(${YEAR})\s?(?:${DASH}|年)\s?(\d{1,2})\s?(?:${DASH}|月)\s?(\d{1,2})`;
const ENGLISH_DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?\s+(${MONTH_WORD}),?\s+(${YEAR})|(${MONTH_WORD})\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(${YEAR})`;
/** Every pattern here holds a year. */
const HAS_YEAR = new RegExp(YEAR);
/** The day behind a label. Kept apart from the labels: months in three patterns are compiled three times. */
const DAY = new RegExp(String.raw`[\s\])】〕］）」]{0,3}[:：]?\s{0,3}(?:${NUMERIC_DAY}|${ENGLISH_DAY})`, 'iy');

const RECEIVED = /收稿(?:日期|时间)?|投稿日期|来稿日期|收到日期|收\s稿\s日\s期|(?:manuscript\s+)?received(?:\s+date|\s+on)?/gi;
const REVISED =
  /[修返][回改订修]稿?(?:日期|时间)|修回稿日期|改回日期|(?:收到?)?修改稿(?:收到)?(?:日期|时间)|修回|(?:received\s+in\s+)?revised(?:\s+form)?(?:\s+date|\s+on)?/gi;
const ACCEPTED = /录用日期|接受日期|接收日期|录用时间|accepted(?:\s+for\s+publication)?(?:\s+date|\s+on)?/gi;

export const findReceivedDate = (blocks: readonly PlacedBlock[]): Extracted<IsoDate> | undefined => findLabelled(blocks, RECEIVED);
export const findRevisedDate = (blocks: readonly PlacedBlock[]): Extracted<IsoDate> | undefined => findLabelled(blocks, REVISED);
export const findAcceptedDate = (blocks: readonly PlacedBlock[]): Extracted<IsoDate> | undefined => findLabelled(blocks, ACCEPTED);

function findLabelled(blocks: readonly PlacedBlock[], label: RegExp): Extracted<IsoDate> | undefined {
  for (const block of blocks) {
    if (!HAS_YEAR.test(block.text)) continue;
    for (const { 0: words, index } of allMatches(label, block.text)) {
      DAY.lastIndex = index + words.length;
      const day = DAY.exec(block.text);
      const value = day === null ? undefined : dayOf(day);
      if (day !== null && value !== undefined) return found(value, block, index, words.length + day[0].length, 0.95);
    }
  }
  return undefined;
}

const two = (value: string | number): string => String(value).padStart(2, '0');
const monthNumber = (word: string): string => two(MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1);

function dayOf(match: RegExpExecArray): IsoDate | undefined {
  const [, year, month, day, dayFirst, monthWord, yearLast, wordFirst, dayAfter, yearAfter] = match;
  const text =
    year !== undefined
      ? `${year}-${two(month ?? '')}-${two(day ?? '')}`
      : monthWord !== undefined
        ? `${yearLast ?? ''}-${monthNumber(monthWord)}-${two(dayFirst ?? '')}`
        : `${yearAfter ?? ''}-${monthNumber(wordFirst ?? '')}-${two(dayAfter ?? '')}`;
  return isIsoDate(text) ? text : undefined;
}

const month = (year: string | undefined, number: string): YearMonth | undefined => {
  const text = `${year ?? ''}-${two(number)}`;
  return isYearMonth(text) ? text : undefined;
};

type Reader = readonly [pattern: RegExp, read: (match: RegExpExecArray) => { value: YearMonth; confidence: number } | undefined];
const sure = (confidence: number, value: YearMonth | undefined) => (value === undefined ? undefined : { value, confidence });

const ISSUE_DATES: readonly Reader[] = [
  [
    new RegExp(
      String.raw`(?:出版日期|出版时间|刊出日期|发表日期|授权公告日|公告日期?|登记日期|发证日期|颁证日期)[\s:：]*(${YEAR})\s?(?:${DASH}|年)\s?(\d{1,2})`,
    ),
    (m) => sure(0.95, month(m[1], m[2] ?? '')),
  ],
  [
    new RegExp(String.raw`(?:第\s?\d+\s?卷|第\s?\d+\s?期|总第?\s?\d+\s?期|Vol[.\s]|No[.\s]).{0,60}?(${YEAR})\s?年\s?(\d{1,2})\s?月`, 'i'),
    (m) => sure(0.95, month(m[1], m[2] ?? '')),
  ],
  [
    new RegExp(String.raw`(${YEAR})\s?年\s?(\d{1,2})\s?月.{0,60}?(?:第\s?\d+\s?卷|第\s?\d+\s?期|Vol[.\s]|No[.\s])`, 'i'),
    (m) => sure(0.95, month(m[1], m[2] ?? '')),
  ],
  [
    new RegExp(String.raw`(?:Vol(?:ume)?[.\s]|No[.\s]|Issue).{0,40}?(${MONTH_WORD})\s*(?:\d{1,2})?,?\s*(${YEAR})`, 'i'),
    (m) => sure(0.9, month(m[2], monthNumber(m[1] ?? ''))),
  ],
  [
    new RegExp(String.raw`(?:^|[^A-Za-z])(${MONTH_WORD})[.,]?\s*(${YEAR})\s*$`, 'i'),
    (m) => sure(0.6, month(m[2], monthNumber(m[1] ?? ''))),
  ],
  [new RegExp(String.raw`^\s*(${YEAR})\s?年\s?(\d{1,2})\s?月\s*$`), (m) => sure(0.6, month(m[1], m[2] ?? ''))],
  // An issue number is the month only of a monthly: 7 to 12 leave few other readings, 1 to 6 many.
  [
    new RegExp(String.raw`(${YEAR})\s?年?[\s,，]*(?:第\s?\d+\s?卷)?[\s,，(（]*第\s?(\d{1,2})\s?期`),
    (m) => sure(Number(m[2]) > 6 ? 0.5 : 0.3, month(m[1], m[2] ?? '')),
  ],
];

/** The month of issue as the head or foot of the first page prints it. */
export function findIssueDate(blocks: readonly PlacedBlock[]): Extracted<YearMonth> | undefined {
  const dated = blocks.filter(({ text }) => HAS_YEAR.test(text));
  for (const [pattern, read] of ISSUE_DATES) {
    const result = firstMatch(dated, pattern, read);
    if (result !== undefined) return result;
  }
  return undefined;
}
