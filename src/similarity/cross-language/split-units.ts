import type { Span } from '../../domain/span.ts';

export type Language = 'zh' | 'en';

/** A unit longer than this is cut at a comma or, failing that, anywhere: a text without punctuation stays bounded. */
const LONGEST_ZH = 160;
const LONGEST_EN = 480;
const CLOSERS = /[”’"'」』）)\]】]/;
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Za-z]|e\.g|i\.e|et al|cf|vs|fig|figs|eq|eqs|no|vol|dr|prof|mr|mrs|ms|st|approx|resp|ca|etc|ref|refs|tab|sec)$/i;

const han = /\p{Script=Han}/u;
const HAN = /\p{Script=Han}/gu;
const LATIN = /[A-Za-z]/g;
const SAMPLE = 200_000;

/**
 * The language a document is written in by its letters: a Chinese paper has an English abstract and references, and an
 * English one may name things in Chinese, so a Han character counts as three letters, about the English that says the same.
 */
export function languageOf(text: string): Language | undefined {
  const sample =
    text.length <= SAMPLE ? text : text.slice(0, SAMPLE / 2) + text.slice((text.length - SAMPLE) / 2 + SAMPLE / 2).slice(0, SAMPLE / 2);
  const hanCount = sample.match(HAN)?.length ?? 0;
  const latinCount = sample.match(LATIN)?.length ?? 0;
  if (hanCount < 10 && latinCount < 40) return undefined;
  return 3 * hanCount >= latinCount ? 'zh' : 'en';
}

function endsSentence(text: string, i: number, language: Language): boolean {
  const c = text.charAt(i);
  if (language === 'zh') return '。！？；'.includes(c) || (';!?.'.includes(c) && han.test(text.charAt(i - 1)));
  if (!'.!?;'.includes(c) || !/\s|["”’)\]]/.test(text.charAt(i + 1) || ' ')) return false;
  return c !== '.' || !ABBREVIATION.test(text.slice(Math.max(0, i - 8), i));
}

const isBlankLine = (text: string, i: number): boolean => text.charAt(i) === '\n' && /^\n[^\S\n]*\n/.test(text.slice(i, i + 40));

/** Sentences and long clauses, in order; spans carry no white space at their ends. */
export function splitUnits(text: string, language: Language): Span[] {
  const longest = language === 'zh' ? LONGEST_ZH : LONGEST_EN;
  const units: Span[] = [];
  let start = 0,
    comma = -1;
  const close = (end: number): void => {
    let from = start,
      to = end;
    while (from < to && /\s/.test(text.charAt(from))) from++;
    while (to > from && /\s/.test(text.charAt(to - 1))) to--;
    if (to > from) units.push({ start: from, end: to });
    start = end;
    comma = -1;
  };
  for (let i = 0; i < text.length; i++) {
    if (isBlankLine(text, i)) close(i + 1);
    else if (endsSentence(text, i, language)) {
      let end = i + 1;
      while (end < text.length && end < i + 3 && CLOSERS.test(text.charAt(end))) end++;
      close(end);
      i = end - 1;
    } else if ('，,：:、'.includes(text.charAt(i))) comma = i + 1;
    if (i + 1 - start >= longest) close(comma > start + longest / 3 ? comma : afterWord(text, i + 1, start));
  }
  close(text.length);
  return units;
}

/** A place to cut near `end`, inside neither a word nor a surrogate pair where that can be had. */
function afterWord(text: string, end: number, start: number): number {
  for (let i = end; i > end - 40 && i > start + 1; i--) if (/\s/.test(text.charAt(i - 1))) return i;
  const code = text.charCodeAt(end - 1);
  return code >= 0xd800 && code <= 0xdbff && end - 1 > start ? end - 1 : end;
}
