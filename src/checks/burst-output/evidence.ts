import { addMonths } from '../../domain/dates.ts';
import type { CountSeriesEvidence, Evidence } from '../../domain/evidence.ts';
import type { Localised } from '../../domain/localised.ts';
import type { Artifacts } from '../artifacts.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import { type ApplicantAssessment, type AssessedStream, type ClosingShare, countsOf } from './assess-applicant.ts';
import type { WindowResult } from './assess-stream.ts';
import type { DatedWork } from './dated-works.ts';
import { rationalText } from './statistics/rational.ts';

/** Longer fractions tell a reader nothing. */
const LONGEST_FRACTION = 120;

const METHODS: Readonly<Record<WindowResult['method'], Localised>> = {
  exact: { zh: '按月扫描概率的精确值', en: 'exact month-grain scan probability' },
  'upper-bound': { zh: '按月扫描概率的上界', en: 'upper bound of the month-grain scan probability' },
  'lower-bound': {
    zh: '按月扫描概率的下界（已高于显著性水平）',
    en: 'lower bound of the month-grain scan probability (already above the level)',
  },
};

function methodOf(parts: readonly (Localised | undefined)[]): Localised {
  const given = parts.filter((part) => part !== undefined);
  return { zh: given.map(({ zh }) => zh).join('；'), en: given.map(({ en }) => en).join('; ') };
}

/** The office's past batches that seasons were taken from. */
const seasonsOf = ({ baseline }: Artifacts['burst']): Localised | undefined =>
  baseline && {
    zh: `季节分布取自 ${baseline.file}（${baseline.sha256.slice(0, 12)}）`,
    en: `seasons of ${baseline.file} (${baseline.sha256.slice(0, 12)})`,
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
  const joint: Localised =
    result.jointMethod === 'monte-carlo'
      ? { zh: `各窗口长度联合概率由模拟得出，种子 ${batch.seed}`, en: `joint over window lengths by simulation, seed ${batch.seed}` }
      : { zh: '各窗口长度联合概率取其概率之和', en: 'joint over window lengths by the sum of their probabilities' };
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
    method: methodOf([METHODS[window.method], window.method === 'lower-bound' ? undefined : joint, seasonsOf(burst)]),
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
    method: methodOf([{ zh: '单一固定窗口的二项分布尾概率', en: 'binomial tail of one fixed window' }, seasonsOf(burst)]),
  };
}
