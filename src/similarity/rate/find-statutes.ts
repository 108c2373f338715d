import type { Span } from '../../domain/span.ts';

/** Titles of laws and regulations end so (立法法 and the regulations on making administrative rules name these forms). */
const LAW = '(?:宪法|法典|法|条例|规定|办法|规则|细则|决定|解释|章程|准则|标准|规范|规程)';
const NUMBER = '[一二三四五六七八九十百零〇○\\d]{1,8}';
const ARTICLE = `第\\s?${NUMBER}\\s?条(?:之${NUMBER})?(?:第\\s?${NUMBER}\\s?款)?(?:第?\\s?[（(]?${NUMBER}[）)]?\\s?项)?`;
/** 《……法》（2018年修正）第十条……。 as far as the sentence goes, or the quotation that it opens. */
const CITED_ARTICLE = new RegExp(
  `《[^《》\\n]{1,60}${LAW}(?:[（(][^（）()《》\\n]{1,20}[）)])?》(?:[（(][^（）()\\n]{1,40}[）)])?\\s?的?${ARTICLE}`,
  'gu',
);
/** An article as a statute itself prints it: its number opens the line, white space follows. */
const PRINTED_ARTICLE = new RegExp(`(?<=^|\\n)[ \\t\\u3000]*第${NUMBER}条(?:之${NUMBER})?[ \\t\\u3000]+(?=\\S)`, 'gu');
/** Articles as a statute prints them, quoted in running text: the number follows the opening mark, or the article before it. */
const QUOTED_ARTICLES = new RegExp(`[“「『]第${NUMBER}条(?:之${NUMBER})?[ \\t\\u3000]+[^“”「」『』]{1,1200}[”」』]`, 'gu');
const ENGLISH_ARTICLE =
  /\b(?:Article|Section|Regulation)s?\s+\d{1,4}[A-Za-z]?(?:\(\w{1,4}\)){0,3}\s+of\s+(?:the\s+)?(?:\p{Lu}[\p{L}'’-]*\s+(?:of\s+|the\s+|on\s+|and\s+|for\s+)*){1,12}?(?:Act|Law|Code|Convention|Directive|Regulations?|Constitution|Charter)\b/gu;
/** National, sector, local and international standards by number, year behind a dash (GB/T 20000.1-2014 gives the form). */
const STANDARD_NUMBER =
  /\b(?:(?:GB|GBJ|GBZ|JGJ|CJJ|CJ|DL|SL|HJ|YY|WS|NY|QB|JB|JT|JTG|LY|SY|TB|YB|CY|CB|HG|MT|SH|FZ|DZ|QX|RB|T\/[A-Z]{2,8}|DB\s?\d{2})(?:\/[TZ])?|ISO|IEC|ISO\/IEC|EN|ASTM|IEEE|ANSI)\s?[A-Z]?\d{1,6}(?:\.\d{1,3})*(?:\s?[-—–:]\s?\d{2,4})?/gu;
const LAYS_DOWN = /规定|要求|定义|给出|指出|条文|条款|\b(?:specif|requir|defin|stat|provid|prescrib)\w*/u;

const SENTENCE_END = /[。！？!?]|\.(?=\s|$)|\n\s*\n/gu;
const OPENING_QUOTE = /^[^“"「\n。]{0,20}[“"「]/u;
const CLOSING_QUOTE = /[”"」]/u;
/** No single article or sentence of a standard is longer; what goes on is the author's own text. */
const LONGEST = 600;

const matches = (text: string, pattern: RegExp): Span[] =>
  Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));

/** @returns where the sentence or the quotation ends that starts before `from`, at most LONGEST on */
function endOf(text: string, from: number): number {
  const rest = text.slice(from, from + LONGEST);
  const opening = OPENING_QUOTE.exec(rest)?.[0].length;
  if (opening !== undefined) {
    const closing = rest.slice(opening).search(CLOSING_QUOTE);
    if (closing >= 0) return from + opening + closing + 1;
  }
  const [stop] = matches(rest, SENTENCE_END);
  return from + (stop?.end ?? rest.length);
}

/** A printed article goes on to the end of its line, or of the lines that a page breaks it into. */
function endOfArticle(text: string, from: number): number {
  const rest = text.slice(from, from + LONGEST);
  const stop = /[。；：](?=[ \t\u3000]*(?:\n|$))|\n\s*\n/u.exec(rest);
  return from + (stop === null ? rest.length : stop.index + 1);
}

/** Passages that state what a law lays down: an article cited by title and number, with its sentence or quotation, and articles printed or quoted as such. */
export function findStatutes(text: string): Span[] {
  const cited = [...matches(text, CITED_ARTICLE), ...matches(text, ENGLISH_ARTICLE)].map(({ end, start }) => ({
    start,
    end: endOf(text, end),
  }));
  const printed = matches(text, PRINTED_ARTICLE).map(({ end, start }) => ({ start, end: endOfArticle(text, end) }));
  return [...cited, ...printed, ...matches(text, QUOTED_ARTICLES)].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Sentences that name a standard by number and say what it lays down. */
export function findStandards(text: string): Span[] {
  return matches(text, STANDARD_NUMBER).flatMap(({ end, start }) => {
    const stop = endOf(text, end);
    return LAYS_DOWN.test(text.slice(end, stop)) ? [{ start, end: stop }] : [];
  });
}
