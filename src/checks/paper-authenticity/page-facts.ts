import type { DocumentMetadata } from '../../domain/document.ts';
import { remembering } from '../../domain/remembering.ts';
import { parseIssn } from '../../registries/identifiers/issn.ts';

/** What the head, foot and citation lines of the first page print of the issue; several values where lines differ. */
export interface PageFacts {
  readonly years: readonly number[];
  readonly months: readonly number[];
  readonly volumes: readonly number[];
  readonly issues: readonly string[];
  readonly firstPages: readonly number[];
  /** `12-18` as printed, first and last page. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
  /** ISSN inside an article number. */
  readonly issns: readonly string[];
}

const DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** `三十一` is 31; digits go through. */
function numberOf(text: string): number | undefined {
  if (/^\d+$/u.test(text)) return Number(text);
  const match = /^(?:([一二三四五六七八九])?百零?)?(?:([一二三四五六七八九])?(十))?([零〇一二三四五六七八九])?$/u.exec(text);
  if (match === null || text === '') return undefined;
  const [, hundreds, tens, ten, ones] = match;
  const hundred = text.includes('百') ? (DIGITS[hundreds ?? '一'] ?? 0) * 100 : 0;
  return hundred + (ten === undefined ? 0 : (DIGITS[tens ?? '一'] ?? 1) * 10) + (DIGITS[ones ?? ''] ?? 0);
}

const NUMBER = '(\\d{1,4}|[一二三四五六七八九十百零〇]{1,5})';
const ISSUE = '(增刊\\s*\\d{0,2}|[SZ]\\s?\\d{1,2}|\\d{1,3}(?:\\s*[-~—/、]\\s*\\d{1,3})?|[一二三四五六七八九十]{1,3})';
const YEAR_AND_ISSUE = new RegExp(`((?:19|20)\\d{2})年\\s*第?\\s*${ISSUE}\\s*期`, 'gu');
const VOLUME_AND_ISSUE = new RegExp(`第?\\s*${NUMBER}\\s*卷\\s*[,，·]?\\s*(?:第?\\s*${ISSUE}\\s*期|(增刊\\s*\\d{0,2}))?`, 'gu');
/** Without one of these a line tells nothing of the issue. */
const TELLING = /[\d卷]|\p{N}/u;
const SOME_YEAR = /(?:19|20)\d{2}/;
const LIST_HEADING = /^\s*(?:参\s*考\s*文\s*献|references)\s*[:：]?\s*$/imu;
/** Found sooner than a whole line that says so. */
const LIST_WORDS = /参\s*考\s*文\s*献|references/i;
/** Dates of handling say nothing of the issue. */
const HANDLING = /收稿|修回|修改|录用|接收|网络首发|网络出版|received|revised|accepted|available online/iu;
const REFERENCE_LINE = /^\s*(?:\[\d+\]|［\d+］|\d+[.、]\s?\p{L}+.*\[[A-Z]\])/u;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

interface Draft {
  readonly years: Set<number>;
  readonly months: Set<number>;
  readonly volumes: Set<number>;
  readonly issues: Set<string>;
  readonly firstPages: Set<number>;
  readonly ranges: Map<string, readonly [number, number]>;
  readonly issns: Set<string>;
}

/** Reads the lines of the first page that journals print about the issue, and the running heads. */
export function pageFacts(text: string, metadata: DocumentMetadata): PageFacts {
  const draft: Draft = {
    years: new Set(),
    months: new Set(),
    volumes: new Set(),
    issues: new Set(),
    firstPages: new Set(),
    ranges: new Map(),
    issns: new Set(),
  };
  const end = LIST_WORDS.test(text) ? text.search(LIST_HEADING) : -1;
  const body = end < 0 ? text : text.slice(0, end);
  const heads = (metadata.runningHeads ?? []).map(({ value }) => value);
  for (const line of [...body.split('\n'), ...heads]) if (TELLING.test(line) && !REFERENCE_LINE.test(line)) readLine(line, draft);
  fromMetadata(metadata, draft);
  return {
    years: [...draft.years],
    months: [...draft.months],
    volumes: [...draft.volumes],
    issues: [...draft.issues],
    firstPages: [...draft.firstPages],
    ranges: [...draft.ranges.values()],
    issns: [...draft.issns],
  };
}

function add<T>(into: Set<T>, value: T | undefined): void {
  if (value !== undefined) into.add(value);
}
const issueForm = (text: string): string => {
  const plain = text.replace(/\s+/gu, '').replace(/[~—–]/gu, '-');
  const parts = plain.split(/[-/、]/u).map((part) => numberOf(part));
  return parts.every((part) => part !== undefined) ? parts.join('-') : plain.toUpperCase();
};

function readLine(written: string, draft: Draft): void {
  const line = written.normalize('NFKC').replace(/(?<=[\p{Script=Han}\d])\s+(?=[\p{Script=Han}])|(?<=\p{Script=Han})\s+(?=\d)/gu, '');
  // A pattern is tried where the line has what each of its matches has.
  const [dated, short] = [SOME_YEAR.test(line), line.length <= LONGEST_LINE];
  if (dated && line.includes('(')) {
    readArticleNumber(line, draft);
    if (short) readCitation(line, draft);
  }
  if (!short) return;
  if (dated && line.includes('期')) {
    each(line, YEAR_AND_ISSUE, ([, year, issue]) => {
      add(draft.years, Number(year));
      add(draft.issues, issueForm(issue ?? ''));
    });
  }
  if (line.includes('卷')) {
    each(line, VOLUME_AND_ISSUE, ([, volume, issue, extra]) => {
      add(draft.volumes, numberOf(volume ?? ''));
      const named = issue ?? extra;
      add(draft.issues, named === undefined ? undefined : issueForm(named));
    });
  }
  each(line, ENGLISH_VOLUME, ([, volume, issue]) => {
    add(draft.volumes, Number(volume));
    add(draft.issues, issueForm(issue ?? ''));
  });
  if (dated) readMonths(line, draft);
}

const LONGEST_LINE = 300;

const each = (line: string, pattern: RegExp, read: (groups: readonly (string | undefined)[]) => void): void => {
  for (const match of line.matchAll(pattern)) read(match);
};

const ARTICLE_NUMBER = /(\d{4}-\d{3}[\dX])\s*\(\s*((?:19|20)\d{2})\s*\)\s*([SZ]?\d{1,2})\s*-\s*(\d{3,4})\s*-\s*(\d{1,3})/gu;
function readArticleNumber(line: string, draft: Draft): void {
  each(line, ARTICLE_NUMBER, ([, issn, year, issue, page, count]) => {
    const parsed = parseIssn(issn ?? '');
    if (parsed.ok) draft.issns.add(parsed.value);
    add(draft.years, Number(year));
    add(draft.issues, issueForm(issue ?? ''));
    add(draft.firstPages, Number(page));
    putRange(draft, Number(page), Number(page) + Number(count) - 1);
  });
}

const CITED_WITH_VOLUME =
  /((?:19|20)\d{2})\s*[,，]\s*(?:vol\.?\s*)?(\d{1,4})?\s*\(\s*([\dSZ增刊-]{1,6})\s*\)\s*[:：]\s*(\d{1,5})\s*[-–—~]\s*(\d{1,5})/giu;
const CITED_BY_YEAR = /((?:19|20)\d{2})\s*\(\s*([\dSZ-]{1,6})\s*\)\s*[:：]\s*(\d{1,5})\s*[-–—~]\s*(\d{1,5})/gu;
function readCitation(line: string, draft: Draft): void {
  each(line, CITED_WITH_VOLUME, ([, year, volume, issue, first, last]) => {
    add(draft.years, Number(year));
    add(draft.volumes, volume === undefined ? undefined : Number(volume));
    add(draft.issues, issueForm(issue ?? ''));
    putRange(draft, Number(first), Number(last));
  });
  each(line, CITED_BY_YEAR, ([, year, issue, first, last]) => {
    add(draft.years, Number(year));
    add(draft.issues, issueForm(issue ?? ''));
    putRange(draft, Number(first), Number(last));
  });
}

const ENGLISH_VOLUME = /vol(?:ume|\.)?\s*(\d{1,4})\s*[,，.;]?\s*(?:no|issue|iss|number)\.?\s*([SZ]?\d{1,3}(?:\s*[-–/]\s*\d{1,3})?)/giu;
const CHINESE_MONTH = /((?:19|20)\d{2})年\s*(\d{1,2})月/gu;
const ENGLISH_MONTH = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s*(?:\d{1,2},\s*)?((?:19|20)\d{2})\b/giu;
function readMonths(line: string, draft: Draft): void {
  if (HANDLING.test(line)) return;
  each(line, CHINESE_MONTH, ([, year, month]) => {
    add(draft.years, Number(year));
    add(draft.months, Number(month));
  });
  each(line, ENGLISH_MONTH, ([, month, year]) => {
    add(draft.years, Number(year));
    add(draft.months, MONTHS.indexOf((month ?? '').toLowerCase()) + 1);
  });
}

function putRange(draft: Draft, first: number, last: number): void {
  draft.firstPages.add(first);
  // `1024-31` is short for 1024-1031.
  const whole = last < first ? Math.floor(first / 10 ** String(last).length) * 10 ** String(last).length + last : last;
  if (whole >= first) draft.ranges.set(`${first}-${whole}`, [first, whole]);
}

const SURE = 0.6;
function fromMetadata(metadata: DocumentMetadata, draft: Draft): void {
  const sure = <T>(field: { readonly value: T; readonly confidence: number } | undefined): T | undefined =>
    field !== undefined && field.confidence >= SURE ? field.value : undefined;
  const [year, volume, issue, pages, month] = [metadata.year, metadata.volume, metadata.issue, metadata.pages, metadata.issueDate].map(
    sure,
  );
  if (year !== undefined && /^\d{4}$/u.test(year)) draft.years.add(Number(year));
  if (volume !== undefined) add(draft.volumes, numberOf(volume.replace(/[^\d一二三四五六七八九十百零〇]/gu, '')));
  if (issue !== undefined) draft.issues.add(issueForm(issue));
  if (month !== undefined && /^\d{4}-\d{2}/u.test(month)) {
    draft.years.add(Number(month.slice(0, 4)));
    draft.months.add(Number(month.slice(5, 7)));
  }
  const range = pages === undefined ? undefined : readRange(pages);
  if (range !== undefined) {
    draft.firstPages.add(range.first);
    if (range.last !== undefined) putRange(draft, range.first, range.last);
  }
}

/** Reads stated pages: `44-49`, `44`, `44-49, 62`; undefined where there are no plain numbers (`e0123456`). */
export function readRange(pages: string): { readonly first: number; readonly last?: number } | undefined {
  const match = /^\s*(?:pp?\.?|第)?\s*(\d{1,6})\s*(?:[-–—~～至]+\s*(\d{1,6}))?/iu.exec(pages.normalize('NFKC'));
  const [, first, last] = match ?? [];
  if (first === undefined) return undefined;
  if (last === undefined) return { first: Number(first) };
  const short = last.length < first.length ? first.slice(0, first.length - last.length) + last : last;
  return { first: Number(first), last: Number(short) };
}

const bareIssue = remembering((text): string => {
  const plain = text.normalize('NFKC').replace(/第|期|\s/gu, '');
  const extra = /^(?:增刊|S|Z|suppl\.?)(\d*)$/iu.exec(plain);
  return extra === null ? issueForm(plain) : `S${extra[1] || '1'}`;
});

/** Forms of one issue: `05`, `第5期`, `5` and `S1`, `增刊1` compare by what is left. */
export const sameIssue = (a: string, b: string): boolean => bareIssue(a) === bareIssue(b);
