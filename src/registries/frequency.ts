import { remembering } from '../domain/remembering.ts';

/** Issues a year by the word a journal table uses; the longest word that fits counts (半月 before 月). */
const ISSUES_A_YEAR: readonly (readonly [pattern: RegExp, issues: number])[] = [
  [/^(?:周二|半周)/u, 104],
  [/^(?:周三)/u, 156],
  [/^(?:双周|两周)|^biweekly|^fortnightly/iu, 26],
  [/^周|^weekly/iu, 53],
  [/^旬/u, 36],
  [/^半月|^semi-?monthly|^twice a month/iu, 24],
  [/^双月|^bi-?monthly/iu, 6],
  [/^月|^monthly/iu, 12],
  [/^季|^quarterly/iu, 4],
  [/^四月一期/u, 3],
  [/^半年|^semi-?annual|^half-?yearly/iu, 2],
  [/^年|^annual|^yearly/iu, 1],
];

/** @returns the most issues a journal of this frequency numbers in a year; undefined for a word we don't know (不定期 …). */
export function issuesPerYear(frequency: string): number | undefined {
  const word = frequency.normalize('NFKC').trim();
  const counted = /^(?:一|每)?年\s*(\d{1,3})\s*期|^(\d{1,3})\s*(?:期\/年|issues)/iu.exec(word);
  const count = counted?.[1] ?? counted?.[2];
  if (count !== undefined) return Number(count);
  return ISSUES_A_YEAR.find(([pattern]) => pattern.test(word))?.[1];
}

/** An issue as printed, taken apart. */
export interface IssueForm {
  /** Number in the year; the last of a double issue. Absent when none is given. */
  readonly number?: number;
  /** A supplement, outside the journal's numbered issues. */
  readonly supplement: boolean;
  /** Counted through from the first issue (总第 310 期), not in the year. */
  readonly running: boolean;
}

const SUPPLEMENT = /增刊|增\s*\d|增$|^增|^\(?[SZ]\s*\d{0,2}\)?$|[(（\s\d][SZ]\d{0,2}[)）]?$|suppl/iu;

/** Reads an issue: `5`, `第5期`, `1-2`, `增刊1`, `S1`, `总第310期`. */
export const readIssue = remembering((text): IssueForm => {
  const written = text.normalize('NFKC').trim();
  const supplement = SUPPLEMENT.test(written);
  const running = /总(?:第|期)/u.test(written) && !/(?<!总)第\s*\d+\s*期/u.test(written);
  const inYear =
    /(?<!总)第\s*(\d{1,4})\s*(?:[-~—/、]\s*(\d{1,4}))?\s*期/u.exec(written) ?? /(\d{1,4})\s*(?:[-~—/、]\s*(\d{1,4}))?/u.exec(written);
  const number = inYear?.[2] ?? inYear?.[1];
  return { ...(number === undefined ? {} : { number: Number(number) }), supplement, running };
});
