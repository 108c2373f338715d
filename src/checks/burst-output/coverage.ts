import { addMonths } from '../../domain/dates.ts';
import type { SubjectCoverage } from '../../domain/finding.ts';
import { type ApplicantAssessment, assessApplicant, type Given } from './assess-applicant.ts';
import { kindsLabel } from './kind-labels.ts';
import type { BurstOptions } from './options.ts';

/** How each work, and each stream too small to assess, fared. */
export function coverageOf({ below, observation }: ApplicantAssessment, asked: BurstOptions): SubjectCoverage[] {
  const { after, before, from, inside, to, undated } = observation;
  return [
    ...below.map(
      ({ kinds, works }): SubjectCoverage => ({
        subject: {},
        state: 'not-applicable',
        reason: {
          zh: `${kindsLabel(kinds).zh}只有${works}项，少于${asked.minimumWorks}项，不单独评估，只与其他成果合并评估。`,
          en: `${kindsLabel(kinds).en}: ${works}, fewer than ${asked.minimumWorks}; assessed together with the other works only.`,
        },
      }),
    ),
    ...inside.map(({ work }): SubjectCoverage => ({ subject: { work: work.id }, state: 'checked' })),
    ...before.map(
      ({ work }): SubjectCoverage => ({
        subject: { work: work.id },
        state: 'not-applicable',
        reason: { zh: `早于观察期（${from}起）。`, en: `Earlier than the months observed (from ${from}).` },
      }),
    ),
    ...after.map(
      ({ work }): SubjectCoverage => ({
        subject: { work: work.id },
        state: 'could-not-tell',
        reason: { zh: `日期晚于截止月份${to}，未计入。`, en: `Dated after the closing month ${to}; not counted.` },
        mend: { zh: '核对成果日期和 batch.yaml 的 closingDate。', en: 'Check the work’s date and closingDate in batch.yaml.' },
      }),
    ),
    ...undated.map(
      (work): SubjectCoverage => ({
        subject: { work: work.id },
        state: 'could-not-tell',
        reason: { zh: '没有可用的日期，未计入。', en: 'No usable date; not counted.' },
        mend: { zh: '在 dossier.yaml 中填写 issueDate（YYYY-MM）。', en: 'Give its issueDate (YYYY-MM) in dossier.yaml.' },
      }),
    ),
  ];
}

/** Whether the undated works, all falling in the fullest window, would make it remarkable; if so no pass is given. */
export function undatedCouldMatter({ observation, streams }: ApplicantAssessment, asked: BurstOptions, given: Given): boolean {
  const [field] = asked.dateLadder;
  if (observation.undated.length === 0 || field === undefined) return false;
  return streams.some(({ result }) => {
    const month = addMonths(observation.from, result.window.start);
    const works = observation.undated.map((work) => ({ ...work, [field]: month }));
    const dated = observation.inside.map(({ work }) => work);
    const worst = assessApplicant([...dated, ...works], asked, given);
    return worst !== undefined && worst.probability <= asked.significance;
  });
}

export const undatedMatter = (undated: number): SubjectCoverage => ({
  subject: {},
  state: 'could-not-tell',
  reason: {
    zh: `已注明日期的成果未见异常集中，但另有${undated}项没有日期，若与之同期则可能达到界限。`,
    en: `The dated works show no unusual clustering, but ${undated} more have no date and could bring them beyond the level.`,
  },
  mend: { zh: '为没有日期的成果填写 issueDate。', en: 'Give the undated works an issueDate.' },
});
