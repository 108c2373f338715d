import type { Reviewer } from './reviewer.ts';

/** What of a work a reviewer's field is held against. */
export interface WorkTopic {
  /** GB/T 13745 code of the applicant's discipline. */
  readonly discipline?: string;
  readonly title?: string;
  readonly keywords?: readonly string[];
}

/** Weights are ours: the code is the applicant's own statement of field, words sharpen it within the field. */
const CODE_WEIGHT = 0.7;
const KEYWORD_WEIGHT = 0.3;
/** Standing of a common prefix of one (discipline), two (sub-discipline) or three levels of GB/T 13745-2009. */
const LEVEL_SCORES = [0, 0.4, 0.8, 1] as const;
/** So many of a reviewer's keywords in the title are as good as all. */
const ENOUGH_KEYWORDS = 3;

/**
 * How near a reviewer's field is to a work, 0 to 1: 0.7 × the deepest common level of discipline codes
 * + 0.3 × the share of keywords met, both as stated. Where one side states no code the words alone count, by their 0.3.
 */
export function expertise(reviewer: Pick<Reviewer, 'disciplines' | 'keywords'>, topic: WorkTopic): number {
  return CODE_WEIGHT * codeScore(reviewer.disciplines, topic.discipline) + KEYWORD_WEIGHT * keywordScore(reviewer.keywords, topic);
}

/** A code's levels: `520.10` and `52010` are [520, 10]. */
const levelsOf = (code: string): string[] => {
  const digits = code.replace(/\D/g, '');
  return [digits.slice(0, 3), digits.slice(3, 5), digits.slice(5, 7)].filter((level) => level !== '');
};

function codeScore(codes: readonly string[], discipline: string | undefined): number {
  if (discipline === undefined) return 0;
  const wanted = levelsOf(discipline);
  return Math.max(0, ...codes.map((code) => commonLevelScore(levelsOf(code), wanted)));
}

/** Two equal codes are as near as codes can say, however deep they go. */
function commonLevelScore(levels: readonly string[], wanted: readonly string[]): number {
  let common = 0;
  while (common < levels.length && common < wanted.length && levels[common] === wanted[common]) common++;
  if (common > 1 && common === levels.length && common === wanted.length) return 1;
  return LEVEL_SCORES[Math.min(common, 3)] ?? 0;
}

const wordForm = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function keywordScore(keywords: readonly string[], { keywords: own = [], title = '' }: WorkTopic): number {
  const wanted = [...new Set(keywords.map(wordForm).filter((word) => word.length > 1))];
  if (wanted.length === 0) return 0;
  const text = ` ${[title, ...own].map(wordForm).join(' ')} `;
  const met = wanted.filter((word) => (/\p{Script=Han}/u.test(word) ? text.includes(word) : text.includes(` ${word} `))).length;
  return Math.min(1, met / Math.min(wanted.length, ENOUGH_KEYWORDS));
}
