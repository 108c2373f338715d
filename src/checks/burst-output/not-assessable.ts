import type { Localised } from '../../domain/localised.ts';
import type { CheckOutcome } from '../check.ts';
import type { Observation } from './dated-works.ts';
import type { BurstOptions } from './options.ts';
import { monthScanBounds } from './statistics/month-scan-bounds.ts';

export const NO_CLAUSE: Localised = { zh: '本次所用政策没有这一条。', en: 'The policy in use has no such clause.' };

const NO_DATES: CheckOutcome = {
  status: 'could-not-tell',
  reason: { zh: '没有一项成果注明日期。', en: 'No work has a date.' },
  mend: { zh: '在 dossier.yaml 中为每项成果填写 issueDate。', en: 'Give each work an issueDate in dossier.yaml.' },
};

const notApplicable = (zh: string, en: string): CheckOutcome => ({ status: 'not-applicable', reason: { zh, en } });

/** Below the power floor nothing can be said; which works lack a date decides whether more could be known. */
export function notAssessable(works: number, observation: Observation | undefined, asked: BurstOptions): CheckOutcome | undefined {
  if (works < asked.minimumWorks) {
    return notApplicable(
      `应计入的成果只有${works}项，少于${asked.minimumWorks}项，谈不上集中，不作评估。`,
      `Not assessable: ${works} works of the kinds counted, fewer than the ${asked.minimumWorks} that clustering needs.`,
    );
  }
  if (observation === undefined) return NO_DATES;
  const { after, from, inside, to, undated } = observation;
  if (inside.length >= asked.minimumWorks) return belowPower(inside.length, asked);
  if (inside.length + undated.length + after.length < asked.minimumWorks) {
    return notApplicable(
      `${from}至${to}只有${inside.length}项成果，少于${asked.minimumWorks}项，不作评估。`,
      `Not assessable: ${inside.length} works in ${from} to ${to}, fewer than ${asked.minimumWorks}.`,
    );
  }
  return {
    status: 'could-not-tell',
    reason: {
      zh: `${from}至${to}能确定日期的成果只有${inside.length}项，另有${undated.length}项没有日期、${after.length}项晚于截止月份，不足以评估。`,
      en: `Not assessable: ${inside.length} works are dated within ${from} to ${to}; ${undated.length} have no date and ${after.length} are later than the closing month.`,
    },
    mend: {
      zh: '补全成果的 issueDate，并核对 batch.yaml 的 closingDate。',
      en: 'Complete the works’ issueDate and check closingDate in batch.yaml.',
    },
  };
}

/** Where not even all works in the shortest window would reach the level, silence proves nothing. */
function belowPower(works: number, asked: BurstOptions): CheckOutcome | undefined {
  const shorter = asked.windowMonths.filter((months) => months < asked.observationMonths);
  if (shorter.length === 0) {
    return notApplicable(
      `观察期${asked.observationMonths}个月不长于任何一个窗口，无法评估。`,
      `Not assessable: the ${asked.observationMonths} months observed are no longer than any window.`,
    );
  }
  const { upper } = monthScanBounds({ works, months: asked.observationMonths, window: Math.min(...shorter) }, works);
  if (upper <= asked.significance && works >= asked.minimumWindowCount) return undefined;
  return notApplicable(
    `${works}项成果即使全部落在最短的窗口内也达不到界限，不作评估。`,
    `Not assessable: even with all ${works} works in the shortest window the level could not be reached.`,
  );
}
