import { addMonths, monthIndex } from '../../domain/dates.ts';
import type { Artifacts } from '../artifacts.ts';
import type { ApplicantAssessment, AssessedStream } from './assess-applicant.ts';
import { busiestMonth, streamOf } from './baseline.ts';
import type { DatedWork, Observation } from './dated-works.ts';
import { kindsLabel } from './kind-labels.ts';
import type { BurstOptions } from './options.ts';
import type { BurstParams } from './texts.ts';

const percent = (probability: number): number => Number((probability * 100).toPrecision(3));
const tidy = (value: number): number => Number(value.toPrecision(3));

export function worksIn({ from }: Observation, { inside, result: { window } }: AssessedStream): DatedWork[] {
  const first = monthIndex(from) + window.start;
  return inside.filter(({ month }) => month >= first && month < first + window.months);
}

/** Everything the sentences tell, as plain values. */
export function paramsOf(
  artifacts: Pick<Artifacts, 'batch' | 'burst'>,
  assessed: ApplicantAssessment,
  stream: AssessedStream,
  asked: BurstOptions,
): BurstParams {
  const { observation } = assessed;
  const { window } = stream.result;
  const inWindow = worksIn(observation, stream);
  const total = stream.inside.length;
  const label = kindsLabel(stream.kinds.filter((kind) => stream.inside.some(({ work }) => work.kind === kind)));
  const { baseline, batch, historyGiven } = artifacts.burst;
  const of = streamOf(baseline, stream.kinds);
  const received = inWindow
    .map(({ work }) => work.receivedDate?.slice(0, 7))
    .filter((date) => date !== undefined)
    .sort();
  const [receivedFrom, receivedTo] = received.length === inWindow.length ? [received[0], received.at(-1)] : [];
  return {
    count: window.count,
    total,
    kinds: [...stream.kinds],
    kindsZh: label.zh,
    kindsEn: label.en,
    joint: stream.joint,
    streams: assessed.streams.length,
    from: addMonths(observation.from, window.start),
    to: addMonths(observation.from, window.start + window.months - 1),
    windowMonths: window.months,
    observedFrom: observation.from,
    observedTo: observation.to,
    observationMonths: observation.months,
    expected: tidy(window.expected),
    timesExpected: tidy(window.count / window.expected),
    sharePercent: Math.round((100 * window.count) / total),
    probabilityPercent: percent(window.probability),
    jointPercent: percent(stream.probability),
    bound: window.method === 'upper-bound',
    jointMethod: stream.result.jointMethod,
    ...(stream.result.jointMethod === 'monte-carlo' ? { draws: asked.monteCarloDraws, seed: artifacts.batch.seed } : {}),
    significancePercent: Number((asked.significance * 100).toPrecision(6)),
    windowsTried: stream.result.lengths,
    undated: observation.undated.length,
    works: inWindow.map(({ work }) => work.id),
    falseDiscoveryPercent: Number((asked.falseDiscoveryRate * 100).toPrecision(6)),
    ...(batch === undefined ? {} : { batchTests: batch.tests, adjustedPercent: percent(batch.adjusted) }),
    baseline:
      of === undefined
        ? historyGiven === true
          ? 'too-few'
          : 'even'
        : baseline?.discipline === undefined
          ? 'all-disciplines'
          : 'discipline',
    ...(of === undefined || baseline === undefined
      ? {}
      : {
          baselineApplicants: baseline.applicants,
          baselineWorks: baseline.works,
          baselineMean: tidy(of.mean),
          baselineBusiestMonth: busiestMonth(of),
          ...(baseline.discipline === undefined ? {} : { baselineDiscipline: baseline.discipline }),
        }),
    ...(stream.peers === undefined ? {} : { peersPercent: percent(stream.peers) }),
    ...(receivedFrom === undefined || receivedTo === undefined ? {} : { receivedFrom, receivedTo }),
    ...(assessed.closing === undefined
      ? {}
      : {
          closingMonths: assessed.closing.months,
          closingCount: assessed.closing.count,
          closingSharePercent: Math.round((100 * assessed.closing.count) / observation.inside.length),
          closingExpected: tidy(assessed.closing.expected),
        }),
  };
}
