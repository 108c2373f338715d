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

/** `name(df) = x, p …` as APA has it, and `name = x, df = …, p …` as Chinese journals do. */
const FORMS: readonly { readonly kind: TestKind; readonly pattern: RegExp; readonly at: { readonly df: number[]; readonly x: number } }[] =
  [
    { kind: 't', pattern: form(String.raw`(?<![\p{L}\d])t\s*\(\s*(${N})\s*\)\s*=\s*(${N})${P}`), at: { df: [1], x: 2 } },
    { kind: 't', pattern: form(String.raw`(?<![\p{L}\d])t(?:\s*值)?\s*=\s*(${N})\s*,\s*${DF}(${N})${P}`), at: { df: [2], x: 1 } },
    { kind: 'F', pattern: form(String.raw`(?<![\p{L}\d])f\s*\(\s*(${N})\s*,\s*(${N})\s*\)\s*=\s*(${N})${P}`), at: { df: [1, 2], x: 3 } },
    {
      kind: 'F',
      pattern: form(String.raw`(?<![\p{L}\d])f(?:\s*值)?\s*=\s*(${N})\s*,\s*${DF}\(?\s*(${N})\s*,\s*(${N})\s*\)?${P}`),
      at: { df: [2, 3], x: 1 },
    },
    {
      kind: 'χ²',
      pattern: form(String.raw`(?<![\p{L}\d])${CHI}\s*\(\s*(${N})(?:\s*,\s*n\s*=\s*\d+)?\s*\)\s*=\s*(${N})${P}`),
      at: { df: [1], x: 2 },
    },
    { kind: 'χ²', pattern: form(String.raw`(?<![\p{L}\d])${CHI}\s*=\s*(${N})\s*,\s*${DF}(${N})${P}`), at: { df: [2], x: 1 } },
    { kind: 'r', pattern: form(String.raw`(?<![\p{L}\d])r\s*\(\s*(${N})\s*\)\s*=\s*(${N})${P}`), at: { df: [1], x: 2 } },
    { kind: 'z', pattern: form(String.raw`(?<![\p{L}\d])z(?:\s*值)?\s*=\s*(${N})${P}`), at: { df: [], x: 1 } },
  ];

/** Every form ends so, and most texts have none. */
const P_VALUE = /p(?:\s*-?\s*values?|\s*值)?\s*[=<>≤≥]\s*\d*\.\d/iu;

function form(source: string): RegExp {
  return new RegExp(source, 'giu');
}

/** Longest text looked at; a report of tests beyond it is not read. UTF-16 units. */
const MOST_CHARACTERS = 3_000_000;

/** Tests that the text reports in full: statistic, degrees of freedom and p. In order of place. */
export function findTests(text: string): ReportedTest[] {
  const plain = plainSigns(text.slice(0, MOST_CHARACTERS));
  if (!P_VALUE.test(plain)) return [];
  const found = FORMS.flatMap(({ kind, pattern, at }) =>
    Array.from(plain.matchAll(pattern)).flatMap((match): ReportedTest[] => {
      const x = reportedNumber(match[at.x] ?? '');
      const df = at.df.map((group) => Number(match[group]));
      const p = reportedNumber(match.at(-1) ?? '');
      const sign = match.at(-2) ?? '';
      if (x === undefined || p === undefined || p.value > 1 || df.some((count) => !(count > 0))) return [];
      const recomputed = range(kind, x, df);
      if (recomputed === undefined) return [];
      const quote = text.slice(match.index, match.index + match[0].length);
      return [{ kind, start: match.index, quote, reported: { sign: plainSign(sign), p }, recomputed }];
    }),
  );
  return found.sort((a, b) => a.start - b.start);
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
