import { allMatches } from './found.ts';
import { numeral } from './numerals.ts';

/** A value with its place in the line it was read from. */
export interface Piece {
  readonly value: string;
  readonly at: number;
  readonly length: number;
  readonly confidence: number;
}

/** What a masthead, a citation or a running head says of the issue. */
export interface Imprint {
  readonly year?: Piece;
  readonly volume?: Piece;
  readonly issue?: Piece;
  readonly pages?: Piece;
  /** The line with everything recognised blanked out: what is left may be a name. */
  readonly rest: string;
}

const NUMBER = String.raw`(?:\d(?:\s?\d){0,3}(?!\d)|[一二三四五六七八九十百○〇零]{1,5})`;
const DASH = '[-–—‐‑−~～至]';
const RANGE = String.raw`${NUMBER}(?:\s?(?:${DASH}|[/、+&])\s?${NUMBER})?`;
const YEAR = String.raw`(?:1\s?9|2\s?0)\s?\d\s?\d`;
const CHINESE_YEAR = '[一二][九〇○零][一二三四五六七八九〇○零]{2}';
const MONTH = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?`;
const SUPPLEMENT = String.raw`(?:S\s?\d{0,2}|Z\s?\d{1,2}|Suppl?\.?\s?\d{0,2}|增刊\s?\d{0,2})`;

type Field = 'year' | 'volume' | 'issue' | 'pages';
interface Rule {
  readonly pattern: RegExp;
  /** Found in every line in which the pattern is, and looked for quickly: most lines end there. */
  readonly needs: RegExp;
  /** Fields of the groups, in order. */
  readonly fields: readonly Field[];
  readonly confidence: number;
}
const rule = (needs: RegExp, pattern: string, fields: readonly Field[], confidence: number): Rule => ({
  needs,
  pattern: new RegExp(pattern, 'giu'),
  fields,
  confidence,
});

/** Numbers that look like an issue's and are not: article numbers, which are read apart, the running number, registrations, dates of other events. Blanked out first. */
const NOISE: readonly (readonly [needs: RegExp, pattern: RegExp])[] = [
  [
    /\(/,
    /\d{4}\s?[-–—]\s?\d{3}[\dXx]\s*\(\s*(?:19|20)\d\d\s*\)\s*[\dSZ]{1,3}(?:[-–+][\dA-Z]{1,3})?\s*[-–—]\s*\d{3,6}(?:\s*[-–—]\s*\d{1,3})?/g,
  ],
  [/总|累计/, new RegExp(String.raw`[（(]?\s*(?:总\s*(?:第|期|序|号)*|累计第?)\s*[:.]?\s*${NUMBER}\s*(?:期|号)?\s*[)）]?`, 'g')],
  [
    /sum|tot|ser|general|cumul/i,
    /\(?\s*(?:Sum|Tot(?:al)?|Ser(?:ial)?|General|Cumulative(?:ly)?)\.?\s*(?:No\.?|Number|Issue)\s*:?\s*\d+\s*\)?/gi,
  ],
  [/ISSN|国际标准/i, /(?:[ep]?-?ISSN|国际标准(?:连续出版物|刊)号)[\s:]*\d{4}\s?[-–—]\s?\d{3}[\dXx]/gi],
  [/CN|国内统一/, /(?:国内统一(?:连续出版物|刊)号|CN)[\s:]*\d{2}\s?[-–—]\s?\d{4}(?:\s?\/\s?[A-Z]{1,2}\d{0,3})?/g],
  [/10\./, /(?:DOI\s*[:.]?\s*)?(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/[^\s"'<>，。；、）】》\u4e00-\u9fff]+/gi],
  [/https?:|www\.|@/i, /(?:https?:\/\/|www\.)[\w./-]+|[\w.-]+@[\w.-]+/gi],
  [/(?:19|20)\d\d/, /((?:19|20)\d\d)\s?[-–./年]\s?\d{1,2}\s?[-–./月]\s?\d{1,2}(?!\d)\s?日?/g],
  [
    /(?:19|20)\d\d/,
    new RegExp(
      String.raw`(?<!\b(?:No|Num|Number|Vol|Volume|Iss|Issue)\s?[.:]?\s?)\b\d{1,2}(?:st|nd|rd|th)?\s+${MONTH},?\s+(?:19|20)\d\d|${MONTH}\s+\d{1,2}(?:st|nd|rd|th)?,\s+(?:19|20)\d\d`,
      'gi',
    ),
  ],
  [/article/i, /Article\s+(?:ID|No\.?|number)\s*:?\s*[\w./-]*\d[\w./-]*/gi],
  [/邮发代号|定价/, /邮发代号\s*:?\s*\d+-\d+|定价\s*:?\s*[\d.]+\s*元?/g],
];

const RULES: readonly Rule[] = [
  rule(
    /\(/,
    String.raw`(?<![\d.])(${YEAR})[)]?\s*年?\s*[,;.]?\s*(?:Vol\.?\s*|第\s*)?(\d{1,4})\s*卷?\s*[(]\s*((?:${RANGE}|${SUPPLEMENT}))\s*[)]\s*[:,，.]?\s*(?:pp?\.?\s*)?((?:[A-Za-z]?\d{1,6})(?:\s?${DASH}\s?[A-Za-z]?\d{1,6})?)?(?!\s*[年卷期])`,
    ['year', 'volume', 'issue', 'pages'],
    0.95,
  ),
  rule(
    /\(/,
    String.raw`(?<![\d.])(${YEAR})\s*年?\s*[,;.]?\s*[(]\s*((?:${RANGE}|${SUPPLEMENT}))\s*[)]\s*(?:[:,，.]\s*(?:pp?\.?\s*)?(\d{1,5}(?:\s?${DASH}\s?\d{1,5})?))?`,
    ['year', 'issue', 'pages'],
    0.9,
  ),
  rule(
    /\(/,
    String.raw`(?<![\d.])(\d{1,4})\s?[(]\s?((?:\d{1,3}(?:\s?[-–/]\s?\d{1,3})?|${SUPPLEMENT}))\s?[)]\s*[,:.]?\s*[(]?(${YEAR})[)]?(?:\s*[:,，.]?\s*(?:pp?\.?\s*)?(\d{1,5}\s?${DASH}\s?\d{1,5}))?`,
    ['volume', 'issue', 'year', 'pages'],
    0.9,
  ),
  rule(
    /\(/,
    String.raw`(?<![\d.])(\d{1,4})\s*,?\s*(?:no|issue|iss|nr)\s?[.:]?\s*((?:\d{1,3}(?:\s?[-–/]\s?\d{1,3})?|${SUPPLEMENT}))\s*,?\s*[(](${YEAR})[)]\s*[,:]?\s*(?:pp?\.?\s*)?(\d{1,6}(?:\s?${DASH}\s?\d{1,6})?)?`,
    ['volume', 'issue', 'year', 'pages'],
    0.9,
  ),
  rule(
    /\(/,
    String.raw`(?<![\d.:/])(?<!\b(?:no|issue)\s?\.?\s?)(\d{1,4})\s?[(](${YEAR})[)]\s*[,:]?\s*(\d{1,6}(?:\s?${DASH}\s?\d{1,6})?)`,
    ['volume', 'year', 'pages'],
    0.85,
  ),
  // Name 87.7 (2015): 728–738, 8:7 (2013), 11/2 (2020).
  rule(
    /\(/,
    String.raw`(?<![\d.:/])(\d{1,3})\s?[.:/]\s?(\d{1,3}(?:\s?[-–]\s?\d{1,3})?)\s*,?\s*[(](?:${MONTH}\s)?(${YEAR})[)]\s*[,:]?\s*(?:pp?\.?\s*)?(\d{1,5}\s?${DASH}\s?\d{1,5})?`,
    ['volume', 'issue', 'year', 'pages'],
    0.85,
  ),
  // Ann. Name 19 (2024), no. 2, 77–93.
  rule(
    /\(/,
    String.raw`(?<![\d.])(\d{1,4})\s?[(](${YEAR})[)]\s*,?\s*(?:no|issue|iss|nr)\s?[.:]?\s*(\d{1,3}(?:\s?[-–/]\s?\d{1,3})?)\s*[,:]?\s*(?:pp?\.?\s*)?(\d{1,6}\s?${DASH}\s?\d{1,6})?`,
    ['volume', 'year', 'issue', 'pages'],
    0.9,
  ),
  // Name (2019) 45:123–134, and Name 2019, 45, 123: what follows is the first page or the article's number.
  rule(
    /\(/,
    String.raw`[(](${YEAR})[)]\s*,?\s*(?:vol\.?\s*)?(\d{1,4})\s*:\s*([A-Za-z]?\d{1,6}(?:\s?${DASH}\s?[A-Za-z]?\d{1,6})?)(?!\d)`,
    ['year', 'volume', 'pages'],
    0.9,
  ),
  rule(
    /,/,
    String.raw`(?<=(?:^|\p{L}[.,]?)\s{0,3})(${YEAR})\s?,\s?(?:vol\.?\s*)?(\d{1,4})\s?[,:]\s?([A-Za-z]?\d{1,7}(?:\s?${DASH}\s?[A-Za-z]?\d{1,7})?)(?![\d,/])`,
    ['year', 'volume', 'pages'],
    0.8,
  ),
  rule(
    /\(/,
    String.raw`(?<!\d)(\d{1,4})\s?[(]\s?(\d{1,3}(?:\s?[-–/]\s?\d{1,3})?)\s?[)]\s*[:,，]\s*(?:pp?\.?\s*)?(\d{1,5}\s?${DASH}\s?\d{1,5})`,
    ['volume', 'issue', 'pages'],
    0.85,
  ),
  // Name 51(11), 722: the year stands apart.
  rule(
    /\(/,
    String.raw`(?<=\p{L}[.,]?\s)(\d{1,4})\s?[(]\s?(\d{1,3}(?:\s?[-–/]\s?\d{1,3})?)\s?[)](?=\s*(?:[,:;，]\s*[A-Za-z]?\d|$))`,
    ['volume', 'issue'],
    0.75,
  ),
  // Ann. Name, 20, 123–140, 2020
  rule(/,/, String.raw`(?<=\p{L}[.]?,\s?)(\d{1,4}),\s?(\d{1,6}\s?${DASH}\s?\d{1,6}),\s?(${YEAR})(?!\d)`, ['volume', 'pages', 'year'], 0.85),
  // Numbered by years: Volume 2020, Article ID 4471.
  rule(/volume/i, String.raw`\bVolume\s(${YEAR})(?!\d)`, ['year'], 0.85),
  // Name 2020; 395: 497–506
  rule(
    /;/,
    String.raw`(?<![\d.])(${YEAR})\s?;\s?(?:vol\.?\s*)?(\d{1,4})\s?:\s?([A-Za-z]?\d{1,6}(?:\s?${DASH}\s?[A-Za-z]?\d{1,6})?)(?!\d)`,
    ['year', 'volume', 'pages'],
    0.9,
  ),
  // Name (2020), 12, 345–367, with or without its issue: 12(3), 12:3.
  rule(
    /\(/,
    String.raw`[(](${YEAR})[)]\s?,\s*(?:vol\.?\s*)?(\d{1,4})(?:\s?(?::|[(]|,\s?no\.?)\s?(\d{1,3})[)]?)?\s?,\s*(?:pp?\.?\s*)?([A-Za-z]?\d{1,6}(?:\s?${DASH}\s?[A-Za-z]?\d{1,6})?)(?![\d(])`,
    ['year', 'volume', 'issue', 'pages'],
    0.9,
  ),
  // Name 101, 014405 (2020): the first page or the article's number before the year.
  rule(
    /\(/,
    String.raw`(?<=\p{L}[.,]?\s)(\d{1,4}),\s?([A-Za-z]?\d{1,6}(?:\s?${DASH}\s?[A-Za-z]?\d{1,6})?)\s?[(](${YEAR})[)]`,
    ['volume', 'pages', 'year'],
    0.9,
  ),
  // Monthlies that count by the month: 2024年3月号.
  rule(/月\s?号/, String.raw`(${YEAR})\s*年\s*(\d{1,2})\s*月\s?号`, ['year', 'issue'], 0.9),
  rule(/卷/, String.raw`第?\s*(${NUMBER})\s*卷`, ['volume'], 0.95),
  // Name / 2024 / 1期
  rule(/期/, String.raw`(?<![\d.])(${YEAR})\s?[/|·]\s?(\d{1,2})\s?期`, ['year', 'issue'], 0.9),
  rule(/期/, String.raw`(?:(?<=[年卷\u0001][\s/|·,，]*)|第)\s*(${RANGE})\s*期`, ['issue'], 0.95),
  rule(
    /\(/,
    String.raw`\b(?:Vol(?:ume)?|V)\s?[.:]?\s*(\d{1,4})(?!\d)\s*[,，]?\s*\(\s*(\d{1,3}(?:\s?[-–/]\s?\d{1,3})?)\s*\)`,
    ['volume', 'issue'],
    0.9,
  ),
  rule(/vol/i, String.raw`\bVol(?:ume)?\s?[.:]?\s*(\d{1,4})(?!\d)`, ['volume'], 0.9),
  rule(
    /vol/i,
    String.raw`\bVol(?:ume)?\s?[.:]?\s*((?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?![A-Za-z])`,
    ['volume'],
    0.85,
  ),
  rule(
    /no|iss|num/i,
    String.raw`(?<!Middle School )\b(?:No|Iss(?:ue)?|Num(?:ber)?)\s?[.:]?\s*((?:\d{1,3}(?:\s?[-–/]\s?\d{1,3})?|${SUPPLEMENT}))(?!\d)(?!\s+[A-Z][a-z]+\s+(?:Middle|High|Primary|School|Hospital))(?!\s+(?:Middle|High|Primary|School|People|Hospital|Vocational|Senior))`,
    ['issue'],
    0.9,
  ),
  rule(/增刊|supp/i, String.raw`(增刊\s?[一二三\d]{0,2}|(?<![A-Za-z])Suppl?\.\s?\d{1,2}|\bSupplement\s+S?\d{1,2}(?!\d))`, ['issue'], 0.7),
  rule(
    /\d\s?[-–—‐‑−~～至]/,
    String.raw`(?:\bpp?\.?\s*|页码?\s*:?\s*|第\s*)([A-Z]?\d{1,5}\s?${DASH}\s?[A-Z]?\d{1,5})\s*页?`,
    ['pages'],
    0.9,
  ),
  rule(/年/, String.raw`(${YEAR}|${CHINESE_YEAR})\s*年(?:\s*${NUMBER}\s*月)?`, ['year'], 0.95),
  rule(/1\s?9|2\s?0/, String.raw`(?:\b|(?<=\d))${MONTH},?\s*(${YEAR})(?!\d)|(?<!\d)(${YEAR})\s*,?\s*${MONTH}`, ['year', 'year'], 0.9),
];
const DAY = /^(?:19|20)\d\d\s?[-–./年]\s?\d{1,2}\s?[-–./月]\s?\d{1,2}/;
const BARE_YEAR = new RegExp(String.raw`(?<![\d.\-–/A-Za-z])(${YEAR})(?![\d\-–])`, 'g');
const DOTTED = new RegExp(String.raw`(?<![\d.\-])(${YEAR})\s?[.·/]\s?(\d{1,2})(?![\d.]|\s?[-–]\s?\d)`, 'g');
const BARE_PAGES = /(?<![\d.\-–])(\d{1,4}\s?[-–—]\s?\d{1,4})(?![\d\-–]|\s?\/)/g;

/** @param folded a short line in folded letters. */
export function readImprint(folded: string): Imprint {
  const before = recent.get(folded);
  if (before !== undefined) return before;
  const imprint = /[\d卷期刊年]|\bvol/i.test(folded) ? read(folded) : { rest: folded };
  if (recent.size >= MAX_RECENT) recent.clear();
  recent.set(folded, imprint);
  return imprint;
}

/** Several finders ask about the same lines. */
const recent = new Map<string, Imprint>();
const MAX_RECENT = 200;

function read(folded: string): Imprint {
  const state: { rest: string } & Partial<Record<Field, Piece>> = { rest: folded };
  const blank = (at: number, length: number): void => {
    state.rest = state.rest.slice(0, at) + '\u0001'.repeat(length) + state.rest.slice(at + length);
  };
  let day: RegExpExecArray | undefined;
  for (const [needs, noise] of NOISE) {
    if (!needs.test(state.rest)) continue;
    for (const match of allMatches(noise, state.rest)) {
      if (DAY.test(match[0])) day ??= match;
      blank(match.index, match[0].length);
    }
  }
  for (const { needs, pattern, fields, confidence } of RULES) {
    if (!needs.test(state.rest)) continue;
    for (const match of allMatches(pattern, state.rest)) {
      // A volume before its own issue number that is a year belongs to another rule.
      for (const [index, field] of fields.entries()) take(state, field, match, index + 1, confidence);
      blank(match.index, match[0].length);
    }
  }
  if (state.issue === undefined) {
    for (const match of allMatches(DOTTED, state.rest)) {
      if (state.year !== undefined && numeral(match[1] ?? '') !== state.year.value) continue;
      take(state, 'year', match, 1, 0.8);
      take(state, 'issue', match, 2, 0.6);
      blank(match.index, match[0].length);
    }
  }
  // A weekly prints the day beside its number: 2019年12月9日 No.50.
  if (state.year === undefined && state.issue !== undefined && day !== undefined) take(state, 'year', day, 1, 0.7);
  if (state.year === undefined && (state.volume !== undefined || state.issue !== undefined)) {
    for (const match of allMatches(BARE_YEAR, state.rest)) {
      take(state, 'year', match, 1, 0.85);
      blank(match.index, match[0].length);
    }
  }
  if (state.pages === undefined && state.issue !== undefined)
    for (const match of allMatches(BARE_PAGES, state.rest)) take(state, 'pages', match, 1, 0.7);
  return state;
}

function take(state: Partial<Record<Field, Piece>>, field: Field, match: RegExpExecArray, group: number, confidence: number): void {
  const raw = match[group];
  if (raw === undefined || state[field] !== undefined) return;
  const value = field === 'pages' ? pagesOf(raw) : field === 'issue' ? issueOf(raw) : numeral(raw);
  if (value === undefined || value === '' || value === '0') return;
  state[field] = { value, at: match.index + Math.max(0, match[0].indexOf(raw)), length: raw.length, confidence };
}

const issueOf = (raw: string): string => {
  const supplement = /^(?:S|Z|Suppl(?:ement)?\.?|Supp\.?|增刊)\s?S?([一二三\d]{0,2})$/i.exec(raw);
  if (supplement !== null) return `${/^Z/i.test(raw) ? 'Z' : 'S'}${numeral(supplement[1] ?? '')}`;
  return raw
    .split(new RegExp(String.raw`\s?(?:${DASH}|[/、+&])\s?`))
    .map(numeral)
    .join('-');
};

/** @returns undefined when the last page comes before the first; `245-56` is 245 to 256. */
export function pagesOf(raw: string): string | undefined {
  const [first = '', last] = raw
    .replace(/\s+/g, '')
    .split(new RegExp(DASH))
    .map((page) => page.replace(/^0+(?=\d)/, ''));
  if (last === undefined) return first;
  const [from, to] = [Number(first.replace(/\D/g, '')), Number(last.replace(/\D/g, ''))];
  if (to >= from) return `${first}-${last}`;
  return last.length < first.length ? `${first}-${first.slice(0, first.length - last.length)}${last}` : undefined;
}
