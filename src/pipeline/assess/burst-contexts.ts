import type { BurstContext } from '../../checks/artifacts.ts';
import { assessApplicant } from '../../checks/burst-output/assess-applicant.ts';
import { disciplineOf, fitBaseline, type OutputBaseline, type OutputHistory } from '../../checks/burst-output/baseline.ts';
import { burstOptionsOf } from '../../checks/burst-output/burst-bindings.ts';
import { notAssessable } from '../../checks/burst-output/not-assessable.ts';
import type { BurstOptions } from '../../checks/burst-output/options.ts';
import { benjaminiHochberg } from '../../checks/burst-output/statistics/benjamini-hochberg.ts';
import type { BatchInfo, Dossier } from '../../domain/dossier.ts';
import type { ResolvedPolicy } from '../../policy/types.ts';

/**
 * The pass over the whole batch that no single applicant's check can make: every probability, corrected together (Benjamini–Hochberg), and
 * the baseline of each applicant's discipline.
 *
 * An applicant whose own probability is above the level gets no corrected one, since it changes nothing: so another dossier more or less in
 * the batch leaves the assessments of nearly all others as they are, and they are not computed again.
 * @returns one entry a dossier, in order.
 */
export function burstContexts(
  dossiers: readonly Dossier[],
  batch: BatchInfo,
  policy: ResolvedPolicy,
  history: OutputHistory | undefined,
): BurstContext[] {
  const asked = burstOptionsOf(policy);
  if (asked === undefined) return dossiers.map(() => ({}));
  const baselineOf = baselines(history, asked);
  const contexts = dossiers.map(({ applicant, works }) => {
    const baseline = baselineOf(disciplineOf(applicant.discipline));
    const assessed = assessApplicant(works, asked, {
      seed: batch.seed,
      ...(batch.closingDate === undefined ? {} : { closingDate: batch.closingDate }),
      ...(baseline === undefined ? {} : { baseline }),
    });
    const counted = works.filter((work) => asked.kinds.includes(work.kind)).length;
    const assessable = assessed !== undefined && notAssessable(counted, assessed.observation, asked) === undefined;
    return { baseline, probability: assessable ? assessed.probability : undefined };
  });
  const tested = contexts.flatMap(({ probability }) => (probability === undefined ? [] : [probability]));
  const adjusted = benjaminiHochberg(tested)[Symbol.iterator]();
  return contexts.map(({ baseline, probability }): BurstContext => {
    const own = probability === undefined ? undefined : adjusted.next().value;
    return {
      ...(history === undefined ? {} : { historyGiven: true }),
      ...(baseline === undefined ? {} : { baseline }),
      ...(own === undefined || probability === undefined || probability > asked.significance
        ? {}
        : { batch: { tests: tested.length, adjusted: own } }),
    };
  });
}

function baselines(
  history: OutputHistory | undefined,
  asked: BurstOptions,
): (discipline: string | undefined) => OutputBaseline | undefined {
  const known = new Map<string, OutputBaseline | undefined>();
  return (discipline) => {
    if (history === undefined) return undefined;
    const key = discipline ?? '';
    if (!known.has(key)) known.set(key, fitBaseline(history, discipline, asked));
    return known.get(key);
  };
}
