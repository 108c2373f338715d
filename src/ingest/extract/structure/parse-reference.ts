import type { Reference, ReferenceType } from '../../../domain/document.ts';
import { fold } from '../metadata/fold.ts';
import { pagesOf } from '../metadata/imprint.ts';
import type { RawReference } from './reference-entries.ts';

type Parts = Omit<Reference, 'index' | 'raw' | 'span'>;

/** Type marks of GB/T 7714-2015, appendix B, and of the 2025 edition. */
const TYPES: Readonly<Record<string, ReferenceType>> = {
  J: 'article',
  M: 'book',
  D: 'thesis',
  C: 'proceedings',
  P: 'patent',
  S: 'standard',
  R: 'report',
  N: 'newspaper',
  EB: 'web',
  DB: 'dataset',
  DS: 'dataset',
  CP: 'software',
  G: 'book',
  A: 'chapter',
  K: 'book',
  PP: 'article',
};
const LEADING_NUMBER = /^\s*(?:[[【〔(]\s?\d{1,4}\s?[\]】〕)]|\d{1,4}(?:[.、](?!\d)|\s(?=\S)))\s*/;
const TYPE_MARK = /\[\s?([A-Z]{1,2})(?:\s?\/\s?([A-Z]{2}))?\s?\]/;
const DOI = /10\.\d{4,9}\/[^\s"'<>，。；、）】》\u4e00-\u9fff]+/;
const YEAR = '(?:1[6-9]|20)\\d{2}';
const PAGES = '[A-Za-z]?\\d+(?:\\s?[-–—~]\\s?[A-Za-z]?\\d+)?(?:,\\s?\\d+(?:[-–—]\\d+)?)*';
/** , 2019, 35(2): 45-52 — and with parts left out. */
const GB_TAIL = new RegExp(
  `^(.*?)[,，]?\\s*(${YEAR})[a-z]?(?:\\s?[-/年]\\s?\\d{1,2}(?:[-/月]\\d{1,2}日?)?)?(?:\\s*[,，]\\s*(?:Vol\\.?\\s*)?(\\d+))?(?:\\s*[,，]?\\s*\\(\\s*([^()]{1,12})\\s*\\))?(?:\\s*[:：,，]\\s*(?:pp?\\.?\\s*)?(${PAGES}))?`,
);
const VANCOUVER = new RegExp(
  `^(.+?)[.?!]\\s+(.+?[.?!])\\s+([^.]{2,120}?(?:\\.[^.;]{1,40})*?)\\.?\\s+(${YEAR})(?:\\s+[A-Z][a-z]{2}(?:[a-z]*)?(?:\\s+\\d{1,2})?)?\\s*;\\s*(\\d+)?(?:\\s*\\(([^)]{1,20})\\))?\\s*(?::\\s*(${PAGES}))?`,
);
/** The year, then the volume after a semicolon; asked first, since the whole pattern is slow on what is nothing of the kind. */
const HAS_VANCOUVER_TAIL = new RegExp(`\\.\\s+${YEAR}[^.;]{0,20};\\s*\\d`);
const MAX_BODY = 700;
const APA = new RegExp(`^(.{2,400}?),?\\s*\\((${YEAR})[a-z]?(?:,[^()]{2,20})?\\)[.,:：]?\\s*(.+)$`);
const APA_TAIL = new RegExp(`^(.+?)[,，]\\s*(?:(\\d+)\\s*)?(?:\\(([^()]{1,20})\\))?\\s*[,，:：]\\s*(?:pp?\\.?\\s*)?(${PAGES})`);
const ANY_YEAR = new RegExp(YEAR);
const LOOSE_TAIL = new RegExp(`(${YEAR})[a-z]?\\s*[,，;.]?\\s*(?:(\\d{1,4})\\s*)?(?:\\(([^()]{1,8})\\))?\\s*(?:[:：]\\s*(${PAGES}))?`);

/** Parts of an entry in the styles of GB/T 7714, APA and Vancouver; what is not told apart stays in `raw`. */
export function parseReference(entry: RawReference): Reference {
  const folded = fold(entry.raw).replace(/\s+/g, ' ');
  const body = folded.replace(LEADING_NUMBER, '');
  const parts = gbt(body) ?? vancouver(body) ?? apa(body) ?? loose(body);
  const doi = DOI.exec(folded)?.[0].replace(/[.,;)\]]+$/, '');
  return { ...entry, ...parts, ...(doi === undefined ? {} : { doi }) };
}

function gbt(body: string): Parts | undefined {
  const mark = TYPE_MARK.exec(body);
  const code = mark?.[1];
  if (mark === null || code === undefined) return undefined;
  const head = body.slice(0, mark.index);
  const tail = body.slice(mark.index + mark[0].length);
  const { authors, title } = authorsAndTitle(head);
  const type = TYPES[code] ?? 'other';
  const host = /^\s*(?:\[\s?[A-Z]{1,2}\s?\])?\s*(?:\/\/|∥)\s*(.+)$/.exec(tail)?.[1];
  return partsOf({
    authors,
    title,
    type: host !== undefined && type !== 'thesis' ? (type === 'proceedings' ? 'proceedings' : 'chapter') : type,
    ...tailOf(host ?? tail, type),
  });
}

/** Behind the type mark: container, year, volume, issue, pages in that order. */
function tailOf(tail: string, type: ReferenceType): Parts {
  const plain = tail.replace(/^[\s.．,:]+/, '').replace(/https?:\/\/\S+|\[\d{4}-\d\d?-\d\d?\]/g, '');
  const match = GB_TAIL.exec(plain);
  if (match === null) {
    const year = ANY_YEAR.exec(plain)?.[0];
    return partsOf({ year });
  }
  const [, before = '', year, volume, issue, pages] = match;
  const container = before
    .replace(/\[[A-Z]{1,2}\]\.?/, '')
    .replace(/[\s,.(:]+$/, '')
    .trim();
  const named = type === 'book' || type === 'thesis' ? (/[:：]\s*(.+)$/.exec(container)?.[1] ?? container) : container;
  return partsOf({ container: named, year, volume, issue: issue?.replace(/^0+(?=\d)/, ''), pages });
}

function vancouver(body: string): Parts | undefined {
  if (body.length > MAX_BODY || !HAS_VANCOUVER_TAIL.test(body)) return undefined;
  const match = VANCOUVER.exec(body);
  if (match === null) return undefined;
  const [, people = '', title = '', container, year, volume, issue, pages] = match;
  return partsOf({
    authors: people.split(/,\s*/),
    title: title.replace(/\.$/, ''),
    container,
    year,
    volume,
    issue,
    pages,
    type: 'article',
  });
}

function apa(body: string): Parts | undefined {
  if (body.length > MAX_BODY) return undefined;
  const match = APA.exec(body);
  if (match === null) return undefined;
  const [, people = '', year, rest = ''] = match;
  if (/\d{3}|[;；].*[;；].*\d/.test(people) || people.length > 300) return undefined;
  const end = /[.。?？!！]\s*(?=[\p{Lu}\p{Script=Han}])/u.exec(rest);
  const title = end === null ? rest.replace(/[.。]\s*$/, '') : rest.slice(0, end.index);
  const after = end === null ? '' : rest.slice(end.index + end[0].length);
  const tail = APA_TAIL.exec(after);
  const container = tail?.[1] ?? /^[^.。]{2,120}/.exec(after)?.[0];
  return partsOf({
    authors: apaPeople(people),
    title,
    container,
    year,
    volume: tail?.[2],
    issue: tail?.[3],
    pages: tail?.[4],
    type: tail === null ? undefined : 'article',
  });
}

/** `Smith, J. A., & Jones, B.` — a surname and its initials are one name. */
function apaPeople(text: string): string[] {
  const pairs = text.match(/[\p{L}'’ -]+,\s*(?:\p{Lu}\.[\s-]?)+/gu);
  return pairs === null ? text.split(/[,，、;；&]|\band\b/) : pairs.map((pair) => pair.replace(/^[\s,&]+/, ''));
}

/** No known style: a year and the numbers after it, if nothing else. */
function loose(body: string): Parts {
  const match = LOOSE_TAIL.exec(body);
  const book = /([^.,，。]{2,30}(?:出版社|Press|University Press|Publish\w+))/.exec(body)?.[1];
  const { authors, title } = authorsAndTitle(body.slice(0, match?.index ?? body.length));
  if (match === null && book === undefined) return {};
  return partsOf({
    authors,
    title: title?.split(/[.。]\s*/)[0],
    container: book,
    year: match?.[1],
    volume: match?.[2],
    issue: match?.[3],
    pages: match?.[4],
    type: book === undefined ? undefined : 'book',
  });
}

/** The first full stop that is not an initial's parts names from title. */
function authorsAndTitle(head: string): { authors: string[] | undefined; title: string | undefined } {
  for (const match of head.matchAll(/[.．。:：]\s*/g)) {
    const before = head.slice(0, match.index);
    const after = head.slice(match.index + match[0].length);
    const initial = /(?:^|[\s.,\-–])\p{Lu}$/u.test(before) && /^(?:\p{Lu}\.|[,&]|and\b|et al|\p{Lu}{1,3}[,.]|$)/u.test(after);
    if (initial || after.trim() === '' || /^\s*,/.test(after) || before.length > 300) continue;
    if (before.trim().length < 2) break;
    return { authors: before.split(/[,，;；、]|\s+(?:and|&)\s+/), title: after.replace(/[\s.．]+$/, '') };
  }
  const title = head.replace(/[\s.．]+$/, '').trim();
  return { authors: undefined, title: title === '' ? undefined : title };
}

function partsOf(parts: { readonly [K in keyof Parts]?: Parts[K] | undefined }): Parts {
  const authors = parts.authors
    ?.map((name) =>
      name
        .trim()
        .replace(/^&\s*|^and\s+/, '')
        .replace(/[.。](?=$)(?<!\b\p{Lu}\.)/u, ''),
    )
    .filter((name) => name !== '' && !/^(?:等|et al\.?|eds?\.?|编|主编)$/i.test(name));
  const pages = parts.pages === undefined ? undefined : (pagesOf(parts.pages.split(',')[0] ?? '') ?? parts.pages);
  const cleaned = { ...parts, authors: authors?.length === 0 ? undefined : authors, pages };
  return Object.fromEntries(
    Object.entries(cleaned)
      .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
}
