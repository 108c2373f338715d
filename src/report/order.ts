import { compareOutcomes, type Outcome } from '../domain/outcome.ts';

/** Code-unit order: the same on every machine, unlike a locale's. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** @returns the first non-zero of the comparisons. */
export const firstOf = (...comparisons: readonly number[]): number => comparisons.find((c) => c !== 0) ?? 0;

interface Subject {
  readonly work?: string | undefined;
  readonly file?: string | undefined;
}

export const compareSubjects = (a: Subject, b: Subject): number =>
  firstOf(compareText(a.work ?? '', b.work ?? ''), compareText(a.file ?? '', b.file ?? ''));

interface Ordered {
  readonly outcome: Outcome;
  readonly strength: number;
  readonly code: string;
  readonly subject: Subject;
  readonly fingerprint: string;
}

/** The order of reading: outcome, then strength, then code, subject and fingerprint. */
export const compareFindings = (a: Ordered, b: Ordered): number =>
  firstOf(
    compareOutcomes(a.outcome, b.outcome),
    b.strength - a.strength,
    compareText(a.code, b.code),
    compareSubjects(a.subject, b.subject),
    compareText(a.fingerprint, b.fingerprint),
  );

const CHINESE_NUMERALS = '〇一二三四五六七八九十';

/** Rank of one character of a clause id: annexes (附) after the parts, numerals by value, the rest by code. */
function rank(character: string): number {
  const numeral = CHINESE_NUMERALS.indexOf(character);
  if (numeral >= 0) return 1000 + numeral;
  if (character === '附') return 2000;
  return character.codePointAt(0) ?? 0;
}

/** Order of the notice: 二(五)1 before 二(五)2(1), 二 before 三, the annexes last; runs of digits count as numbers. */
export function compareClauseIds(a: string, b: string): number {
  const split = (id: string): string[] => id.match(/\d+|[^\d]/gu) ?? [];
  const [left, right] = [split(a), split(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i] ?? '', right[i] ?? ''];
    const order = /^\d+$/.test(x) && /^\d+$/.test(y) ? Number(x) - Number(y) : rank(x) - rank(y);
    if (order !== 0) return order;
  }
  return firstOf(left.length - right.length, compareText(a, b));
}
