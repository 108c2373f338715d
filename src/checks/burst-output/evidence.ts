import { addMonths } from '../../domain/dates.ts';
import type { CountSeriesEvidence, Evidence } from '../../domain/evidence.ts';
import type { Artifacts } from '../artifacts.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import { type ApplicantAssessment, type AssessedStream, type ClosingShare, countsOf } from './assess-applicant.ts';
import type { WindowResult } from './assess-stream.ts';
import type { DatedWork } from './dated-works.ts';
import { rationalText } from './statistics/rational.ts';

/** Longer fractions tell a reader nothing. */
const LONGEST_FRACTION = 120;

const METHODS: Readonly<Record<WindowResult['method'], string>> = {
  exact: 'exact month-grain scan probability',
  'upper-bound': 'upper bound of the month-grain scan probability',
  'lower-bound': 'lower bound of the month-grain scan probability (already above the level)',
};
type Read = Pick<Artifacts, 'batch' | 'burst' | 'dossier'>;

/** The counts, the dates they rest on, and the verification as recorded. */
export function burstEvidence(
  artifacts: Read,
  assessed: ApplicantAssessment,
  stream: AssessedStream,
  inWindow: readonly DatedWork[],
): readonly [Evidence, ...Evidence[]] {
  const { dossier } = artifacts;
  const { verification } = dossier;
  return [
    series(artifacts, assessed, stream),
    ...inWindow.map(({ field, value, work }) => recordEvidence(dossier, workField(work.id, field), value)),
    ...(verification === undefined || inWindow.length === 0
      ? []
      : [
          {
            type: 'record',
            source: 'manifest',
            field: 'verification',
            value: [verification.state, verification.by, verification.date].filter((part) => part !== undefined).join('; '),
          } as const,
        ]),
  ];
}

function series(
  { batch, burst }: Read,
  { observation }: ApplicantAssessment,
  { counts, kinds, result }: AssessedStream,
): CountSeriesEvidence {
  const { window } = result;
  const exact = window.exact === undefined ? undefined : rationalText(window.exact);
  const joint =
    result.jointMethod === 'monte-carlo'
      ? `; joint over window lengths by simulation, seed ${batch.seed}`
      : '; joint over window lengths by the sum of their probabilities';
  return {
    type: 'count-series',
    from: observation.from,
    counts,
    kinds,
    window: {
      from: addMonths(observation.from, window.start),
      to: addMonths(observation.from, window.start + window.months - 1),
      months: window.months,
      count: window.count,
    },
    expected: window.expected,
    probability: window.probability,
    ...(exact === undefined || exact.length > LONGEST_FRACTION ? {} : { exact }),
    method: `${METHODS[window.method]}${window.method === 'lower-bound' ? '' : joint}${burst.baseline === undefined ? '' : `; seasons of ${burst.baseline.file} (${burst.baseline.sha256.slice(0, 12)})`}`,
  };
}

export function closingEvidence(
  { burst }: Read,
  { observation }: ApplicantAssessment,
  { count, expected, months, probability }: ClosingShare,
): CountSeriesEvidence {
  return {
    type: 'count-series',
    from: observation.from,
    counts: countsOf(observation.inside, observation),
    window: { from: addMonths(observation.to, 1 - months), to: observation.to, months, count },
    expected,
    probability,
    method: `binomial tail of one fixed window${burst.baseline === undefined ? '' : `; seasons of ${burst.baseline.file} (${burst.baseline.sha256.slice(0, 12)})`}`,
  };
}
