import { twoSidedR, twoSidedT, twoSidedZ, upperChiSquared, upperF } from './distributions.ts';
import { plainSigns, type ReportedNumber, reportedNumber } from './reported-number.ts';

export type TestKind = 't' | 'F' | 'χ²' | 'r' | 'z';

/** A test as a paper reports it, with the p-values that its statistic allows. */
export interface ReportedTest {
  readonly kind: TestKind;
  /** UTF-16 offset and the words of the text. */
  readonly start: number;
  readonly quote: string;
  readonly reported: { readonly sign: '=' | '<' | '>'; readonly p: ReportedNumber };
  /** Least and greatest p of the statistics that round to the printed one; two-sided for t, r and z. */
  readonly recomputed: { readonly low: number; readonly high: number };
}

const N = String.raw`-?(?:\d+(?:\.\d+)?|\.\d+)`;
const P = String.raw`\s*[,;]\s*(?:[^,;=<>()]{0,24}[,;]\s*)?p(?:\s*-?\s*values?|\s*值)?\s*([=<>≤≥])\s*(\d*\.\d+)`;
const DF = String.raw`(?:d\.?f\.?|自由度|ν)\s*=\s*`;
const CHI = String.raw`(?:[χΧx]\s*[2²]|卡方值?|chi-?squared?)`;

interface Form {
  readonly kind: TestKind;
  /** Sticky: tried where its name may stand. */
  readonly pattern: RegExp;
  readonly at: { readonly df: readonly number[]; readonly x: number };
}

/** `name(df) = x, p …` as APA has it, and `name = x, df = …, p …` as Chinese journals do. */
const FORMS: readonly Form[] = [
  { kind: 't', pattern: form(String.raw`t\s*\(\s*(${N})\s*\)\s*=\s*(${N})${P}`), at: { df: [1], x: 2 } },
  { kind: 't', pattern: form(String.raw`t(?:\s*值)?\s*=\s*(${N})\s*,\s*${DF}(${N})${P}`), at: { df: [2], x: 1 } },
  { kind: 'F', pattern: form(String.raw`f\s*\(\s*(${N})\s*,\s*(${N})\s*\)\s*=\s*(${N})${P}`), at: { df: [1, 2], x: 3 } },
  {
    kind: 'F',
    pattern: form(String.raw`f(?:\s*值)?\s*=\s*(${N})\s*,\s*${DF}\(?\s*(${N})\s*,\s*(${N})\s*\)?${P}`),
    at: { df: [2, 3], x: 1 },
  },
  { kind: 'χ²', pattern: form(String.raw`${CHI}\s*\(\s*(${N})(?:\s*,\s*n\s*=\s*\d+)?\s*\)\s*=\s*(${N})${P}`), at: { df: [1], x: 2 } },
  { kind: 'χ²', pattern: form(String.raw`${CHI}\s*=\s*(${N})\s*,\s*${DF}(${N})${P}`), at: { df: [2], x: 1 } },
  { kind: 'r', pattern: form(String.raw`r\s*\(\s*(${N})\s*\)\s*=\s*(${N})${P}`), at: { df: [1], x: 2 } },
  { kind: 'z', pattern: form(String.raw`z(?:\s*值)?\s*=\s*(${N})${P}`), at: { df: [], x: 1 } },
];

/** Every form ends so, and most texts have none. */
const P_VALUE = /p(?:\s*-?\s*values?|\s*值)?\s*[=<>≤≥]\s*\d*\.\d/i;
/** The beginning of every form: the name of a statistic and what stands behind it at once. */
const NAME = /[tfrzχΧx卡c](?=\s*[(=2²值方h])/gi;
/** A letter or digit before it makes the name a part of a longer word. */
const IN_WORD = /[\p{L}\d]$/u;

function form(source: string): RegExp {
  return new RegExp(source, 'iuy');
}

/** Longest text looked at; a report of tests beyond it is not read. UTF-16 units. */
const MOST_CHARACTERS = 3_000_000;

/** Tests that the text reports in full: statistic, degrees of freedom and p. In order of place. */
export function findTests(text: string): ReportedTest[] {
  const plain = plainSigns(text.slice(0, MOST_CHARACTERS));
  if (!P_VALUE.test(plain)) return [];
  const found: ReportedTest[] = [];
  // Where each form's last match ended: none begins inside it.
  const ends = FORMS.map(() => 0);
  for (const { index } of plain.matchAll(NAME)) {
    if (IN_WORD.test(plain.slice(Math.max(0, index - 2), index))) continue;
    FORMS.forEach((each, at) => {
      if (index < (ends[at] ?? 0)) return;
      each.pattern.lastIndex = index;
      const match = each.pattern.exec(plain);
      if (match === null) return;
      ends[at] = each.pattern.lastIndex;
      const test = testOf(each, match, text.slice(index, each.pattern.lastIndex));
      if (test !== undefined) found.push(test);
    });
  }
  return found;
}

function testOf({ at, kind }: Form, match: RegExpExecArray, quote: string): ReportedTest | undefined {
  const x = reportedNumber(match[at.x] ?? '');
  const df = at.df.map((group) => Number(match[group]));
  const p = reportedNumber(match.at(-1) ?? '');
  const sign = match.at(-2) ?? '';
  if (x === undefined || p === undefined || p.value > 1 || df.some((count) => !(count > 0))) return undefined;
  const recomputed = range(kind, x, df);
  return recomputed === undefined ? undefined : { kind, start: match.index, quote, reported: { sign: plainSign(sign), p }, recomputed };
}

const plainSign = (sign: string): '=' | '<' | '>' => (sign === '≤' ? '<' : sign === '≥' ? '>' : sign === '<' || sign === '>' ? sign : '=');

/** @returns undefined when no such statistic can be: F and χ² below zero, a correlation beyond one */
function range(kind: TestKind, x: ReportedNumber, df: readonly number[]): { low: number; high: number } | undefined {
  const [first = 0, second = 0] = df;
  const tail = (value: number): number => {
    if (kind === 't') return twoSidedT(value, first);
    if (kind === 'F') return upperF(value, first, second);
    if (kind === 'χ²') return upperChiSquared(value, first);
    return kind === 'r' ? twoSidedR(value, first) : twoSidedZ(value);
  };
  if ((kind === 'F' || kind === 'χ²') && x.value < 0) return undefined;
  if (kind === 'r' && Math.abs(x.value) > 1) return undefined;
  const sizes = [Math.abs(x.low), Math.abs(x.high)];
  const least = x.low <= 0 && x.high >= 0 ? 0 : Math.min(...sizes);
  return { low: tail(Math.max(...sizes)), high: tail(least) };
}
