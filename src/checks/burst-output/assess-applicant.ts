import type { IsoDate } from '../../domain/dates.ts';
import { monthIndex } from '../../domain/dates.ts';
import type { Work, WorkKind } from '../../domain/work.ts';
import { assessStream, type StreamResult } from './assess-stream.ts';
import { type OutputBaseline, peerProbability, seasonWeights, streamOf } from './baseline.ts';
import { type DatedWork, type Observation, observe } from './dated-works.ts';
import type { BurstOptions } from './options.ts';
import { binomialTail, windowShares } from './statistics/month-scan-bounds.ts';

export interface AssessedStream {
  readonly kinds: readonly WorkKind[];
  /** All kinds together, not one of the separate streams. */
  readonly joint: boolean;
  readonly inside: readonly DatedWork[];
  readonly counts: readonly number[];
  readonly result: StreamResult;
  /** As `result.jointProbability`, corrected for the number of streams. */
  readonly probability: number;
  /** That a past applicant of the baseline has a window as full; absent without a baseline or where it was not asked. */
  readonly peers?: number;
}

/** Works in the last months before closing, beside what even (or seasonal) spreading would give. */
export interface ClosingShare {
  readonly months: number;
  readonly count: number;
  readonly expected: number;
  readonly probability: number;
}

export interface ApplicantAssessment {
  readonly observation: Observation;
  /** Streams with enough works, the most remarkable first; a stream of the same works as another is left out. */
  readonly streams: readonly AssessedStream[];
  /** Separate streams below the power floor: their number of works. */
  readonly below: readonly { readonly kinds: readonly WorkKind[]; readonly works: number }[];
  /** For the correction over the batch: never below the true value. */
  readonly probability: number;
  readonly closing?: ClosingShare;
}

export interface Given {
  readonly closingDate?: IsoDate;
  readonly baseline?: OutputBaseline;
  readonly seed: string;
}

/** @returns undefined when no work has a date. */
export function assessApplicant(works: readonly Work[], asked: BurstOptions, given: Given): ApplicantAssessment | undefined {
  const counted = works.filter((work) => asked.kinds.includes(work.kind));
  const observation = observe(counted, asked.dateLadder, asked.observationMonths, given.closingDate);
  if (observation === undefined) return undefined;
  const all = [asked.kinds, ...asked.streams].map((kinds, i) => ({
    kinds,
    joint: i === 0,
    inside: observation.inside.filter(({ work }) => kinds.includes(work.kind)),
  }));
  const distinct = all.filter(({ inside, joint }) => joint || (inside.length > 0 && inside.length < observation.inside.length));
  const tested = distinct.filter(({ inside }) => inside.length >= asked.minimumWorks);
  const streams = tested
    .flatMap((stream) =>
      assessOne(stream, observation, { ...asked, significance: asked.significance / tested.length }, given, tested.length),
    )
    .sort(
      (a, b) =>
        a.probability - b.probability || a.result.window.probability - b.result.window.probability || Number(b.joint) - Number(a.joint),
    );
  const closing = closingShare(observation, asked, given);
  return {
    observation,
    streams,
    below: distinct
      .filter((stream) => !tested.includes(stream) && !stream.joint)
      .map(({ inside, kinds }) => ({ kinds, works: inside.length })),
    probability: streams[0]?.probability ?? 1,
    ...(closing === undefined ? {} : { closing }),
  };
}

type Stream = Pick<AssessedStream, 'kinds' | 'joint' | 'inside'>;

function assessOne(stream: Stream, observation: Observation, asked: BurstOptions, given: Given, tested: number): AssessedStream[] {
  const counts = countsOf(stream.inside, observation);
  const baseline = streamOf(given.baseline, stream.kinds);
  const weights = baseline === undefined ? undefined : seasonWeights(baseline, observation.from, observation.months);
  const result = assessStream(counts, {
    windowMonths: asked.windowMonths,
    significance: asked.significance,
    minimumWindowCount: asked.minimumWindowCount,
    monteCarloDraws: asked.monteCarloDraws,
    seed: given.seed,
    ...(weights === undefined ? {} : { weights }),
  });
  if (result === undefined) return [];
  const own = Math.min(1, result.jointProbability * tested);
  if (!result.significant || baseline === undefined || weights === undefined) return [{ ...stream, counts, result, probability: own }];
  const { count, months: window } = result.window;
  const peers = Math.min(1, peerProbability(baseline, { count, window, months: observation.months, weights }) * result.lengths * tested);
  // Both have to be unlikely: the greater of two valid probabilities is valid for "either holds" (Berger 1982, Technometrics 24:295-300).
  return [{ ...stream, counts, result, probability: Math.max(own, peers), peers }];
}

export function countsOf(inside: readonly DatedWork[], { from, months }: Observation): number[] {
  const counts = new Array<number>(months).fill(0);
  const start = monthIndex(from);
  for (const { month } of inside) counts[month - start] = (counts[month - start] ?? 0) + 1;
  return counts;
}

/** Told only where the closing date is known: without it the last work would be its own end. */
function closingShare(observation: Observation, asked: BurstOptions, { baseline, closingDate }: Given): ClosingShare | undefined {
  const works = observation.inside.length;
  if (closingDate === undefined || works < asked.minimumWorks || asked.closingMonths >= observation.months) return undefined;
  const stream = streamOf(baseline, asked.kinds);
  const weights = stream === undefined ? {} : { weights: seasonWeights(stream, observation.from, observation.months) };
  const share = windowShares({ works, months: observation.months, window: asked.closingMonths, ...weights }).at(-1) ?? 0;
  const counts = countsOf(observation.inside, observation);
  const count = counts.slice(-asked.closingMonths).reduce((sum, one) => sum + one, 0);
  return { months: asked.closingMonths, count, expected: works * share, probability: binomialTail(works, share, count) };
}
