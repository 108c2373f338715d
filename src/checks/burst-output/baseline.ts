import { monthFromIndex, monthIndex, type YearMonth } from '../../domain/dates.ts';
import type { WorkKind } from '../../domain/work.ts';
import type { BurstOptions } from './options.ts';
import { fitGammaPoisson, type GammaPoisson, gammaPoissonProbability, gammaPoissonTail } from './statistics/gamma-poisson.ts';
import { monthScanBounds } from './statistics/month-scan-bounds.ts';

/** One dated work of an applicant of an earlier batch. */
export interface PastWork {
  readonly applicant: string;
  /** GB/T 13745 code; absent when the office does not know it. */
  readonly discipline?: string;
  readonly kind: WorkKind;
  readonly month: YearMonth;
  /** Closing month of that batch. */
  readonly closing: YearMonth;
}

/** The office's own past outputs, with the hash of the file they were read from. */
export interface OutputHistory {
  readonly file: string;
  readonly sha256: string;
  readonly works: readonly PastWork[];
}

/** What past batches say of one set of kinds. */
interface StreamBaseline {
  readonly kinds: readonly WorkKind[];
  /** January to December, whole numbers about 1000, shrunk towards each other. */
  readonly seasons: readonly number[];
  /** Works of one applicant over the observed months; `shape` absent means Poisson. */
  readonly mean: number;
  readonly shape?: number;
}

export interface OutputBaseline {
  readonly file: string;
  readonly sha256: string;
  /** Level-1 discipline it stands for; absent when all disciplines had to be taken together. */
  readonly discipline?: string;
  readonly applicants: number;
  readonly works: number;
  readonly streams: readonly StreamBaseline[];
}

const SEASON_SCALE = 1000;

/** @returns the level-1 discipline of a GB/T 13745 code. */
export const disciplineOf = (code: string | undefined): string | undefined =>
  code !== undefined && /^\d{3}/.test(code) ? code.slice(0, 3) : undefined;

/**
 * The baseline for one discipline: seasons (a Dirichlet posterior, which is independent gamma-Poisson months given their sum) and the
 * gamma-Poisson law of an applicant's number of works. Too few applicants in the discipline: all of them together; too few of those: none.
 */
export function fitBaseline(history: OutputHistory, discipline: string | undefined, asked: BurstOptions): OutputBaseline | undefined {
  const { file, sha256 } = history;
  const own = discipline === undefined ? [] : history.works.filter((work) => disciplineOf(work.discipline) === discipline);
  const enough = (works: readonly PastWork[]): boolean => applicantsOf(works).length >= asked.baselineApplicants;
  const chosen = enough(own) ? own : history.works;
  if (!enough(chosen)) return undefined;
  const people = applicantsOf(chosen);
  const seen = chosen.filter(({ closing, month }) => {
    const age = monthIndex(closing) - monthIndex(month);
    return age >= 0 && age < asked.observationMonths;
  });
  return {
    file,
    sha256,
    ...(chosen === own && discipline !== undefined ? { discipline } : {}),
    applicants: people.length,
    works: seen.length,
    streams: [asked.kinds, ...asked.streams].map((kinds) =>
      streamBaseline(
        kinds,
        people,
        seen.filter(({ kind }) => kinds.includes(kind)),
        asked,
      ),
    ),
  };
}

const keyOf = ({ applicant, closing }: PastWork): string => `${closing} ${applicant}`;
const applicantsOf = (works: readonly PastWork[]): string[] => [...new Set(works.map(keyOf))].sort();

function streamBaseline(
  kinds: readonly WorkKind[],
  people: readonly string[],
  works: readonly PastWork[],
  asked: BurstOptions,
): StreamBaseline {
  const months = new Array<number>(12).fill(0);
  const perPerson = new Map(people.map((person) => [person, 0]));
  for (const work of works) {
    const month = monthIndex(work.month) % 12;
    months[month] = (months[month] ?? 0) + 1;
    perPerson.set(keyOf(work), (perPerson.get(keyOf(work)) ?? 0) + 1);
  }
  const prior = asked.baselineSeasonWorks / 12;
  const level = (works.length + asked.baselineSeasonWorks) / 12;
  const { mean, shape } = fitGammaPoisson([...perPerson.values()]);
  return {
    kinds,
    seasons: months.map((count) => Math.max(1, Math.round((SEASON_SCALE * (count + prior)) / level))),
    mean,
    ...(shape === Infinity ? {} : { shape }),
  };
}

const sameKinds = (a: readonly WorkKind[], b: readonly WorkKind[]): boolean => a.length === b.length && a.every((kind) => b.includes(kind));

export const streamOf = (baseline: OutputBaseline | undefined, kinds: readonly WorkKind[]): StreamBaseline | undefined =>
  baseline?.streams.find((stream) => sameKinds(stream.kinds, kinds));

/** @returns the weight of each observed month. */
export const seasonWeights = ({ seasons }: StreamBaseline, from: YearMonth, months: number): number[] =>
  Array.from({ length: months }, (_, i) => seasons[(monthIndex(from) + i) % 12] ?? SEASON_SCALE);

/** Month with the most works in the baseline, for the reader. */
export const busiestMonth = ({ seasons }: StreamBaseline): number => Number(monthFromIndex(seasons.indexOf(Math.max(...seasons))).slice(5));

/** Beyond this the tail of the law is taken whole. */
const MOST_WORKS = 300;

/**
 * Probability that an applicant drawn from the baseline has some window of `window` months with at least `count` works: the scan
 * probability (its upper bound), mixed over the gamma-Poisson number of works.
 */
export function peerProbability(
  { mean, shape }: StreamBaseline,
  {
    count,
    months,
    weights,
    window,
  }: { readonly count: number; readonly window: number; readonly months: number; readonly weights: readonly number[] },
): number {
  const law: GammaPoisson = { mean, shape: shape ?? Infinity };
  let sum = 0;
  for (let works = count; works < MOST_WORKS; works++) {
    const { upper } = monthScanBounds({ works, months, window, weights }, count);
    const left = gammaPoissonTail(works, law);
    if (upper >= 1 || left < 1e-9) return Math.min(1, sum + left);
    sum += gammaPoissonProbability(works, law) * upper;
  }
  return Math.min(1, sum + gammaPoissonTail(MOST_WORKS, law));
}
