import { polyphonic } from 'pinyin-pro';
import { remembering } from '../../domain/remembering.ts';
import { simplify } from '../normalise/simplify.ts';

/** How two names stand to each other. `possible`: one gives initials only, or a romanisation that other names share. */
export type NameRelation = 'same' | 'possible' | 'different';

/** One way to read a name in Latin letters. */
interface Reading {
  readonly family: string;
  /** Given names run together: `san-feng`, `San Feng` and `Sanfeng` are one. */
  readonly given: string;
  /** True when the given names are initials. */
  readonly initials: boolean;
}

const HAN = /\p{Script=Han}/u;
const COMPOUND_SURNAMES = new Set(
  '欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 端木 百里 东郭 南宫 呼延 轩辕 澹台 公冶 太史 申屠 闻人 赫连 独孤 万俟 钟离'.split(
    ' ',
  ),
);
/** Surnames that are read in a way of their own. */
const SURNAME_READINGS: Readonly<Record<string, string>> = {
  单: 'shan', 解: 'xie', 仇: 'qiu', 区: 'ou', 查: 'zha', 曾: 'zeng', 任: 'ren', 朴: 'piao', 盖: 'ge', 尉迟: 'yuchi', 万俟: 'moqi', 乐: 'yue', 黑: 'he', 覃: 'qin', 缪: 'miao', 员: 'yun', 召: 'shao', 洗: 'xian', 繁: 'po', 晁: 'chao',
}; // biome-ignore format: a table

/** Footnote marks, degrees and the like that stand beside a name in a list of authors. */
const clean = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\d*†‡§#]+|\([^)]*\)/gu, ' ')
    .trim();

/** Lower case, without diacritics; `ü` however typed is `u`. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/v/gu, 'u')
    .replace(/([ln])yu/gu, '$1u');

const isInitials = (parts: readonly string[]): boolean =>
  parts.length > 0 && parts.every((part) => part.length === 1 || (part.length <= 3 && part === part.toUpperCase()));

function readingOf(family: string, given: readonly string[]): Reading {
  return { family: fold(family), given: fold(given.join('')), initials: isInitials(given) };
}

/** Ways to read a Latin name: `Zhang San` may be family name first or last; a comma settles it. */
function latinReadings(name: string): Reading[] {
  const [before = '', after] = name.split(',', 2);
  const words = (text: string): string[] =>
    text
      .split(/[\s.·-]+/u)
      .map((word) => word.replace(/['’]/gu, ''))
      .filter((word) => word !== '');
  if (after !== undefined && words(after).length > 0) return [readingOf(words(before).join(''), words(after))];
  const all = words(before);
  if (all.length < 2) return all.map((word) => ({ family: fold(word), given: '', initials: false }));
  return [readingOf(all[0] ?? '', all.slice(1)), readingOf(all.at(-1) ?? '', all.slice(0, -1))];
}

const MOST_READINGS = 64;
const readingsOf = (character: string): string[] => [
  ...new Set((polyphonic(character, { toneType: 'none', type: 'array' })[0] ?? []).map((reading) => fold(reading))),
];

/** Romanisations of a Chinese name, every reading of every character. */
function hanReadings(name: string): Reading[] {
  const compound = COMPOUND_SURNAMES.has(name.slice(0, 2)) && name.length > 2;
  const surname = compound ? name.slice(0, 2) : name.slice(0, 1);
  const known = SURNAME_READINGS[surname];
  const combine = (characters: string): string[] =>
    Array.from(characters).reduce<string[]>(
      (heads, character) => heads.flatMap((head) => readingsOf(character).map((tail) => head + tail)).slice(0, MOST_READINGS),
      [''],
    );
  const families = [...new Set([...(known === undefined ? [] : [known]), ...combine(surname)])];
  const givens = combine(name.slice(surname.length));
  return families.flatMap((family) => givens.map((given) => ({ family, given, initials: false })));
}

/** @returns whether the letters of `initials` can be the initials of `given`: the first is, the others follow in order */
function fitsInitials(initials: string, given: string): boolean {
  if (initials === '' || given === '' || initials[0] !== given[0]) return false;
  let at = 0;
  for (const letter of initials) {
    at = given.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function relate(a: Reading, b: Reading): NameRelation {
  if (a.family !== b.family) return 'different';
  if (a.given === b.given) return a.initials || a.given === '' ? 'possible' : 'same';
  if (a.initials && fitsInitials(a.given, b.given)) return 'possible';
  if (b.initials && fitsInitials(b.given, a.given)) return 'possible';
  return 'different';
}

const ORDER: readonly NameRelation[] = ['same', 'possible', 'different'];

/**
 * Relation of two names as authors write them: 张三 and 張三 are `same`, Zhang San and San Zhang too; 张三 and Zhang San,
 * Zhang San and Zhang, S. are `possible`, since others share the romanisation or the initials.
 */
export function relateAuthors(a: string, b: string): NameRelation {
  const [left, right] = [nameForm(a), nameForm(b)];
  if (left.written === '' || right.written === '') return 'different';
  if (left.han !== undefined && right.han !== undefined) return left.han === right.han ? 'same' : 'different';
  let best = 2;
  const others = right.readings();
  for (const one of left.readings()) for (const other of others) best = Math.min(best, ORDER.indexOf(relate(one, other)));
  const relation = ORDER[best] ?? 'different';
  return relation === 'same' && (left.han === undefined) !== (right.han === undefined) ? 'possible' : relation;
}

interface NameForm {
  readonly written: string;
  /** The letters of a name in Chinese characters. */
  readonly han: string | undefined;
  readonly readings: () => readonly Reading[];
}

const nameForm = remembering((name): NameForm => {
  const written = clean(name);
  const han = HAN.test(written) ? simplify(written).replace(/[^\p{L}]/gu, '') : undefined;
  let known: readonly Reading[] | undefined;
  return {
    written,
    han,
    readings: () => (known ??= han === undefined ? latinReadings(written) : hanReadings(han)),
  };
});

/** Whether two names may be one person's: variants of spelling, order, script and initials. */
export const sameAuthor = (a: string, b: string): boolean => relateAuthors(a, b) !== 'different';
