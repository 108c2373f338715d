/** Longest text taken for a title; the patterns below are meant for titles, not for whatever stands in a broken cell. */
export const MAX_TITLE_LENGTH = 300;

/** A journal title as lists write it, taken apart. */
export interface TitleForm {
  /** The title without remarks on renaming. */
  readonly title: string;
  /** What a remark says the journal was renamed to, or split into. */
  readonly renamedTo: readonly string[];
  /** What a remark says it was called before. */
  readonly formerly: readonly string[];
}

const REMARK =
  /\s*[（(]\s*(?:与[:：]?.+合并)?(改名为|更名为|改为|现名为?|现刊名为?|分成为|原名为?|原刊名为?|曾用名|曾用刊名)\s*[:：]?\s*(.+)$/u;
/** Every word a remark begins with has one of these. */
const REMARK_WORD = /[名改成]/u;
/** Remarks that name no title: an earlier subject class, the years a title was borne. */
const SILENT_REMARK = /\s*[（(]\s*(?:原分类.*|\d{4}\s*[-—–]\s*(?:\d{4})?\s*[)）]?)$/u;
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Lists close the remark's bracket, or forget to: one closing bracket too many belongs to the remark. */
function remarkBody(text: string): string {
  const body = text.trim();
  return count(body, /[)）]/gu) > count(body, /[(（]/gu) ? body.replace(/[)）]\s*$/u, '') : body;
}

const BRACKET = /[（(]/u;

export function readTitle(text: string): TitleForm {
  if (!BRACKET.test(text)) return { title: text.trim(), renamedTo: [], formerly: [] };
  const written = text.replace(SILENT_REMARK, '');
  const match = REMARK_WORD.test(written) ? REMARK.exec(written) : null;
  const [, word, rest] = match ?? [];
  if (match === null || word === undefined || rest === undefined) return { title: written.trim(), renamedTo: [], formerly: [] };
  const title = written.slice(0, match.index).trim();
  const names = remarkBody(rest)
    .split(word === '分成为' ? /[;；]|和(?=.{4})/u : /[;；]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const before = /^原|^曾/u.test(word);
  return { title, renamedTo: before ? [] : names, formerly: before ? names : [] };
}

/** Suffixes that name a language or frequency of the same journal, not another journal. */
const SAME_JOURNAL = /[（(]\s*(?:中英文|中英文版|双语版|双月刊|半月刊|月刊|旬刊|季刊|周刊)\s*[）)]/gu;

/**
 * @returns what two written forms of one title share: width, case, accents, brackets, dots and spaces do not count, so
 * `学报.社会科学版`, `学报（社会科学版）` and `学报 社会科学版` are one. Empty when nothing of the title is left.
 */
export function titleKey(title: string): string {
  // Most Chinese titles are their own key.
  if (HAN_ALONE.test(title)) return title;
  const known = keys.get(title);
  if (known !== undefined) return known;
  const key = makeKey(title);
  if (keys.size >= MAX_KEYS) keys.clear();
  keys.set(title, key);
  return key;
}

/** Lists write the same titles again and again, and a scan asks for them again: their keys are kept, for as many as a few registries hold. */
const keys = new Map<string, string>();
const MAX_KEYS = 65_536;

const makeKey = (title: string): string =>
  title
    .replace(SAME_JOURNAL, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/&/gu, ' and ')
    .replace(/^[^\p{L}\p{N}]*the\s+/u, '')
    .replace(/[^\p{L}\p{N}+#]+/gu, '');

const HAN_ALONE = /^[\u4e00-\u9fff]+$/u;

/** `人文科学版` alone is left out: it may be another edition beside `哲学社会科学版` (武汉大学学报 had both). */
const SOCIAL_PART = /^(?=.*社)(?:哲学|人文|社会|社科|科学|版|与|和)+$/u;
const NATURAL_PART = /^(?:自然科学|自然)(?:版)?$/u;
const SEPARATOR = /[（(.．·・:：]|(?<=学报)\s/u;

/** @returns the title before its first part mark, and the part; undefined when the title has no part. */
function splitPart(title: string): { readonly base: string; readonly part: string } | undefined {
  const at = title.search(SEPARATOR);
  if (at <= 0) return undefined;
  const base = titleKey(title.slice(0, at));
  const part = titleKey(title.slice(at));
  return base === '' || part === '' ? undefined : { base, part };
}

/** @returns the key of the title without its part (`兰州大学学报` of `兰州大学学报(医学版)`); undefined when it has none. */
export const baseKey = (title: string): string | undefined => splitPart(title)?.base;

/** @returns keys under which a title may be met in a looser form. They identify a journal only when no other one shares them. */
export function looseKeys(title: string): readonly string[] {
  const split = splitPart(title);
  if (split === undefined) return [];
  const { base, part } = split;
  const keys = [`${base}/${part.replace(/[版刊]$/u, '')}`];
  if (SOCIAL_PART.test(part)) keys.push(`${base}/social`);
  if (NATURAL_PART.test(part)) keys.push(`${base}/natural`);
  // `法律科学(西北政法大学学报)` goes by `法律科学` too: the bracket names the publisher's own journal.
  if (part.endsWith('学报')) keys.push(`${base}/`);
  return keys;
}

/** @returns the loose keys to look a title up by: its own, and the one a subtitle's bracket was left out of. */
export const looseLookups = (title: string): readonly string[] => [...looseKeys(title), `${titleKey(title)}/`];

/**
 * @returns whether two titles may be forms of one: the shorter key is half of the longer or more, or at least 6 of 10 letter pairs are shared
 * (Dice). Titles in different scripts can't be compared and may be one journal: `undefined`.
 */
export function titlesAgree(a: string, b: string): boolean | undefined {
  const [x, y] = [titleKey(a), titleKey(b)];
  if (hasHan(x) !== hasHan(y) || x === '' || y === '') return undefined;
  if (x.includes(y) || y.includes(x)) return Math.min(x.length, y.length) * 2 >= Math.max(x.length, y.length);
  const pairs = (key: string): Set<string> => new Set(Array.from({ length: Math.max(0, key.length - 1) }, (_, i) => key.slice(i, i + 2)));
  const [p, q] = [pairs(x), pairs(y)];
  const shared = [...p].filter((pair) => q.has(pair)).length;
  return (2 * shared) / (p.size + q.size || 1) >= 0.6;
}

export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
