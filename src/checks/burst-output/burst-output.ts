import { IntegrityError } from '../../domain/errors.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ClauseId } from '../../domain/ids.ts';
import type { Verification } from '../../domain/work.ts';
import type { Artifacts } from '../artifacts.ts';
import { type CheckOutcome, defineCheck, type MakeFinding } from '../check.ts';
import { type ApplicantAssessment, type AssessedStream, assessApplicant, type Given } from './assess-applicant.ts';
import { coverageOf, undatedCouldMatter, undatedMatter } from './coverage.ts';
import { burstEvidence, closingEvidence } from './evidence.ts';
import { NO_CLAUSE, notAssessable } from './not-assessable.ts';
import { type BurstOptions, burstOptions } from './options.ts';
import { paramsOf, worksIn } from './params.ts';
import { type BurstCodes, texts } from './texts.ts';

type Need = 'batch' | 'dossier' | 'burst';
type Read = Pick<Artifacts, Need>;

export const burstOutput = defineCheck<Need, { readonly burst: BurstOptions }, BurstCodes>({
  id: 'burst-output',
  version: 3,
  title: { zh: '突击型高产量', en: 'Burst output' },
  innocentExplanations: [
    { zh: '长期项目结题时成果集中发表。', en: 'A long project ends and its results appear together.' },
    {
      zh: '刊物积压后集中刊出，或同一专刊、会议文集同月出版；收稿日期分散即为佐证。',
      en: 'A journal clears its backlog, or a special issue or proceedings appears in one month; dates of receipt far apart bear this out.',
    },
    { zh: '同族专利、系列著作依次登记。', en: 'A patent family or a series of books is registered in turn.' },
    { zh: '此前在职学习、休假或调动，成果因而推迟。', en: 'Earlier study, leave or a move held works back.' },
    { zh: '入职或取得学位不久，此前本无成果可计。', en: 'A career or degree that is recent leaves empty years before.' },
  ],
  limits: [
    {
      zh: '没有以往批次的数据时，比较的基准是各月机会均等，不含学科差异和季节性；日期按月计。',
      en: 'Without data of past batches the baseline is that every month is equally likely: no seasons or disciplines; dates are taken to the month.',
    },
    { zh: '只看材料中列出的成果；未列出的成果不在计数之内。', en: 'Only works the dossier lists are counted.' },
    {
      zh: '产量多年持续偏高而不集中的，不属于本项所指。',
      en: 'An output that is high but steady over the years is not what this looks for.',
    },
    {
      zh: '集中只是提请核实的线索，不说明成果本身有无问题。',
      en: 'Clustering is a reason to verify; it says nothing of the works themselves.',
    },
  ],
  needs: ['batch', 'dossier', 'burst'],
  roles: { burst: burstOptions },
  texts,
  run: (artifacts, { burst }, find): CheckOutcome => {
    if (burst === undefined) return { status: 'not-applicable', reason: NO_CLAUSE };
    const { batch, dossier } = artifacts;
    const { baseline } = artifacts.burst;
    const given: Given = {
      seed: batch.seed,
      ...(batch.closingDate === undefined ? {} : { closingDate: batch.closingDate }),
      ...(baseline === undefined ? {} : { baseline }),
    };
    const counted = dossier.works.filter((work) => burst.options.kinds.includes(work.kind)).length;
    const assessed = assessApplicant(dossier.works, burst.options, given);
    const unassessable = notAssessable(counted, assessed?.observation, burst.options);
    if (unassessable !== undefined) return unassessable;
    const [strongest] = assessed?.streams ?? [];
    // The two agree on what can be assessed; if they ever do not, that must show.
    if (assessed === undefined || strongest === undefined)
      throw new IntegrityError('burst-not-assessed', 'the dated works gave no result', { mend: 'Report this to the maintainers.' });

    const covered = coverageOf(assessed, burst.options);
    const remarkable = strongest.probability <= burst.options.significance;
    if (!remarkable && !strongest.result.significant && undatedCouldMatter(assessed, burst.options, given)) {
      return {
        status: 'completed',
        findings: closingOf(artifacts, assessed, burst, find),
        covered: [undatedMatter(assessed.observation.undated.length), ...covered],
      };
    }
    const findings = [clusterOf(artifacts, assessed, strongest, burst, find), ...closingOf(artifacts, assessed, burst, find)];
    return { status: 'completed', findings, covered: [{ subject: {}, state: 'checked' }, ...covered] };
  },
});

interface Bound {
  readonly id: ClauseId;
  readonly options: BurstOptions;
}

function clusterOf(
  artifacts: Read,
  assessed: ApplicantAssessment,
  stream: AssessedStream,
  { id: clause, options }: Bound,
  find: MakeFinding<BurstCodes>,
): Finding {
  const { dossier } = artifacts;
  const { code, outcome } = conclusion(stream, artifacts.burst, options, dossier.verification);
  const shown = code !== 'no-burst';
  const inWindow = worksIn(assessed.observation, stream);
  return find(code, {
    clause,
    outcome,
    subject: {},
    params: paramsOf(artifacts, assessed, stream, options),
    evidence: burstEvidence(artifacts, assessed, stream, shown ? inWindow : []),
    strength: outcome === 'pass' ? 0 : strengthOf(stream.probability, outcome === 'advisory'),
    identity: shown ? inWindow.map(({ value, work }) => `${work.id}@${value}`) : [],
  });
}

const strengthOf = (probability: number, advisory: boolean): number =>
  advisory ? 0.3 : Math.min(1, Math.max(0.5, -Math.log10(Math.max(probability, 1e-12)) / 12));

/** Only a burst that holds over the whole batch asks for verification, and only its recorded failure or absence implies the veto. */
function conclusion(stream: AssessedStream, context: Read['burst'], asked: BurstOptions, verification: Verification | undefined) {
  if (stream.probability > asked.significance) {
    return stream.result.significant && stream.peers !== undefined
      ? ({ code: 'usual-among-peers', outcome: 'advisory' } as const)
      : ({ code: 'no-burst', outcome: 'pass' } as const);
  }
  if ((context.batch?.adjusted ?? stream.probability) > asked.falseDiscoveryRate)
    return { code: 'expected-in-batch', outcome: 'advisory' } as const;
  switch (verification?.state) {
    case 'passed':
      return { code: 'burst-verified', outcome: 'pass' } as const;
    case 'failed':
      return { code: 'verification-failed', outcome: 'veto' } as const;
    case 'missing':
      return { code: 'verification-missing', outcome: 'veto' } as const;
    case 'pending':
    case undefined:
      return { code: 'burst', outcome: 'needs-verification' } as const;
  }
}

/** Many works just before closing, told apart from a burst: a record that rises with the years has that too. */
function closingOf(
  artifacts: Read,
  assessed: ApplicantAssessment,
  { id: clause, options }: Bound,
  find: MakeFinding<BurstCodes>,
): Finding[] {
  const { closing, observation, streams } = assessed;
  const flagged = streams[0]?.result.significant === true;
  if (closing === undefined || flagged || closing.count < options.minimumWindowCount || closing.probability > options.significance)
    return [];
  const { count, expected, months, probability } = closing;
  return [
    find('late-share', {
      clause,
      outcome: 'advisory',
      subject: {},
      params: {
        count,
        total: observation.inside.length,
        months,
        to: observation.to,
        expected: Number(expected.toPrecision(3)),
        sharePercent: Math.round((100 * count) / observation.inside.length),
        probabilityPercent: Number((100 * probability).toPrecision(3)),
      },
      evidence: [closingEvidence(artifacts, assessed, closing)],
      strength: 0.2,
      identity: [`${months}`, ...observation.inside.slice(-count).map(({ value, work }) => `${work.id}@${value}`)],
    }),
  ];
}
