import { allChecks } from '../../checks/index.ts';
import type { BatchInfo } from '../../domain/dossier.ts';
import type { CodedError } from '../../domain/errors.ts';
import { artifactKey } from '../artifact-store.ts';
import { ASSESS_VERSION, type AssessFile, type AssessInput, type Assessment } from '../assess/assess.ts';
import { burstContexts } from '../assess/burst-contexts.ts';
import { nameFile } from '../extracted.ts';
import { isRead } from '../file-coverage.ts';
import { attachedReports } from '../gather/attached-reports.ts';
import { claimsOf, createClaimIndex } from '../gather/claims.ts';
import { circleIndex, createUsedIndex, planAnswers, recommendationEdges } from '../gather/procedure-artifacts.ts';
import { sharedPictures } from '../gather/shared-pictures.ts';
import type { ReadDossier, ScanSettings } from '../scan-model.ts';
import { runStage, type StageTools } from '../stage.ts';
import type { Workspace } from '../workspace.ts';
import type { ApplicantMatches } from './compare.ts';
import { isSummary } from './extract.ts';

/** One applicant's assessment, or why there is none. */
export type Assessed = { readonly key: string; readonly assessment: Assessment } | { readonly error: CodedError };

export interface AssessStageInput {
  readonly batch: BatchInfo;
  readonly dossiers: readonly ReadDossier[];
  readonly matches: readonly ApplicantMatches[];
  readonly settings: ScanSettings;
  /** What public sources answered, one entry a dossier; empty unless asked. */
  readonly online: readonly AssessInput['online'][];
  readonly workspace: Workspace;
  readonly tools: StageTools;
}

/** Runs the checks of every applicant. @returns one entry a dossier, in order. */
export async function assessStage({ batch, dossiers, matches, settings, online, workspace, tools }: AssessStageInput): Promise<Assessed[]> {
  const store = workspace.artifacts;
  const claims = dossiers.map(({ dossier }) => claimsOf(dossier));
  const index = createClaimIndex(claims.flat());
  const bursts = burstContexts(
    dossiers.map(({ dossier }) => dossier),
    batch,
    settings.policy,
    settings.outputHistory,
  );
  const reports = await attachedReports(dossiers, store);
  const pictures = await sharedPictures(dossiers, store);
  const usedBy = createUsedIndex(settings.tables.used);
  const circleOf = circleIndex(recommendationEdges(dossiers.map(({ dossier }) => dossier)));
  const items = await Promise.all(
    dossiers.map(async (read, at) => {
      const own = claims[at] ?? [];
      const input: AssessInput = {
        batch,
        dossier: read.dossier,
        files: filesOf(read),
        matchKeys: matches[at]?.keys ?? [],
        claims: { own, others: index.othersLike(own) },
        burst: bursts[at] ?? {},
        checkReports: reports[at] ?? [],
        pictures: pictures[at] ?? [],
        plans: planAnswers(read.dossier, settings.tables.plans),
        used: usedBy(own),
        recommendationCircle: circleOf(read.dossier.applicant.id),
        policy: settings.policy,
        online: online[at] ?? { asked: false, works: [] },
      };
      const inputKey = artifactKey('assess-input', input);
      const key = artifactKey(
        'assess',
        ASSESS_VERSION,
        inputKey,
        settings.registryHash,
        allChecks.map((check) => [check.id, check.version]),
      );
      await store.put('assess-input', inputKey, input);
      const known = (await store.get('assessed', key)) as Assessment | undefined;
      const payload = { artifacts: store.folder, key, inputKey, registries: settings.registries, registryHash: settings.registryHash };
      return { key, label: read.dossier.applicant.id, task: { name: 'assess', payload }, ...(known === undefined ? {} : { reuse: key }) };
    }),
  );
  const outcomes = await runStage('assess', items, () => '', tools);
  return await Promise.all(
    outcomes.map(async (outcome, at): Promise<Assessed> => {
      if (outcome.state === 'failed') return { error: outcome.result.error };
      const key = items[at]?.key ?? '';
      return { key, assessment: (await store.get('assessed', key)) as Assessment };
    }),
  );
}

function filesOf({ dossier, extractionOf }: ReadDossier): AssessFile[] {
  const workOf = new Map(dossier.works.flatMap((work) => work.files.map((path) => [path, work.id] as const)));
  return dossier.files.filter(isRead).map((file) => {
    const at = extractionOf(file);
    const work = workOf.get(file.path);
    return {
      path: file.path,
      kind: file.kind,
      ...(work === undefined ? {} : { work }),
      ...(at !== undefined && isSummary(at.extracted) ? { extractionKey: at.key } : {}),
      ...(at?.extracted !== undefined && !isSummary(at.extracted) ? { error: nameFile(at.extracted, file.path) } : {}),
    };
  });
}
