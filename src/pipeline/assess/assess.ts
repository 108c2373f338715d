import type { Artifacts, FileDocument } from '../../checks/artifacts.ts';
import { blindReviewBindings } from '../../checks/blind-review/blind-review-bindings.ts';
import { reviewItems } from '../../checks/blind-review/review-items.ts';
import { allChecks } from '../../checks/index.ts';
import { runChecks } from '../../checks/run-checks.ts';
import { similarityRate } from '../../checks/similarity-rate/similarity-rate.ts';
import type { BatchInfo, Dossier, FileKind } from '../../domain/dossier.ts';
import type { CodedError } from '../../domain/errors.ts';
import type { CheckResult } from '../../domain/finding.ts';
import type { WorkId } from '../../domain/ids.ts';
import type { ReviewItem } from '../../domain/review.ts';
import type { ResolvedPolicy } from '../../policy/types.ts';
import type { Registry } from '../../registries/registry.ts';
import type { CheckRun, ClauseCoverage, DescribedFinding, WorkSummary } from '../../report/input.ts';
import type { ArtifactStore } from '../artifact-store.ts';
import { loadExtraction, nameFileIn } from '../extracted.ts';
import { gatherTextFacts } from '../gather/text-facts.ts';
import { loadMatches } from '../matches.ts';
import { clauseCoverage } from './clause-coverage.ts';
import { journalAnswers } from './journals.ts';
import { referenceRetractions, retractionAnswers } from './retractions.ts';
import { summariseWorks } from './work-summaries.ts';

/** Raised whenever the same input can give another assessment for a reason that no check's version tells. */
export const ASSESS_VERSION = 2;

export interface AssessFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly work?: WorkId;
  /** Artifact of the extraction; absent when the task itself failed. */
  readonly extractionKey?: string;
  readonly error?: CodedError;
}

/** Everything the checks of one applicant rest on; texts and matches by their artifact keys. */
export interface AssessInput {
  readonly batch: BatchInfo;
  readonly dossier: Dossier;
  readonly files: readonly AssessFile[];
  readonly matchKeys: readonly string[];
  readonly claims: Artifacts['claims'];
  /** What public sources answered; nothing unless the scan was told to ask. */
  readonly online: Artifacts['online'];
  readonly burst: Artifacts['burst'];
  readonly checkReports: Artifacts['checkReports'];
  readonly pictures: Artifacts['pictures'];
  readonly plans: Artifacts['plans'];
  readonly used: Artifacts['used'];
  readonly recommendationCircle: Artifacts['recommendationCircle'];
  readonly policy: ResolvedPolicy;
}

export interface Assessment {
  readonly checks: readonly CheckRun[];
  readonly findings: readonly DescribedFinding[];
  readonly clauses: readonly ClauseCoverage[];
  readonly works: readonly WorkSummary[];
  readonly reviewItems: readonly ReviewItem[];
}

/** What the checks of one applicant are handed. */
export async function gatherArtifacts(store: ArtifactStore, registry: Registry, input: AssessInput): Promise<Artifacts> {
  const stored = await Promise.all(input.matchKeys.map((key) => loadMatches(store, key)));
  const documents = await Promise.all(input.files.map((file) => documentOf(store, file)));
  return {
    batch: input.batch,
    dossier: input.dossier,
    documents,
    matches: stored.flatMap((one) => (one === undefined ? [] : [one.matches])),
    journals: journalAnswers(registry, input.dossier),
    online: input.online,
    retractions: retractionAnswers(registry, input.dossier, documents),
    referenceRetractions: referenceRetractions(registry, documents),
    claims: input.claims,
    burst: input.burst,
    checkReports: input.checkReports,
    pictures: input.pictures,
    plans: input.plans,
    used: input.used,
    recommendationCircle: input.recommendationCircle,
  };
}

/** Gathers the artifacts of one applicant, runs every check and puts the findings into words. */
export async function assess(store: ArtifactStore, registry: Registry, input: AssessInput): Promise<Assessment> {
  const artifacts = await gatherArtifacts(store, registry, input);
  const results = runChecks(artifacts, onePolicy(input.policy));
  const checks: CheckRun[] = allChecks.flatMap((check) => {
    const result = results.find((candidate) => candidate.check === check.id);
    const { id, version, title, innocentExplanations, limits } = check;
    return result === undefined ? [] : [{ id, version, title, innocentExplanations, limits, result }];
  });
  const findings = results.flatMap((result) => {
    const check = allChecks.find((candidate) => candidate.id === result.check);
    if (result.status !== 'completed' || check === undefined) return [];
    return result.findings.map((finding) => ({ finding, ...check.describe(finding) }));
  });
  return {
    checks,
    findings,
    clauses: clauseCoverage(input.policy, results),
    works: summariseWorks(artifacts),
    reviewItems: itemsToReview(artifacts, input.policy, results),
  };
}

let lastPolicy: ResolvedPolicy | undefined;

/** Every applicant's input brings the same policy anew: checks get the first one's, so that what is made of it is made once. */
function onePolicy(policy: ResolvedPolicy): ResolvedPolicy {
  const same =
    lastPolicy?.hash === policy.hash &&
    lastPolicy.clauses.length === policy.clauses.length &&
    // The year of the application is no part of the hash.
    lastPolicy.clauses.every(({ inForce }, at) => inForce === policy.clauses[at]?.inForce);
  if (!same || lastPolicy === undefined) lastPolicy = policy;
  return lastPolicy;
}

function itemsToReview(artifacts: Artifacts, policy: ResolvedPolicy, results: readonly CheckResult[]): ReviewItem[] {
  return reviewItems(
    artifacts,
    blindReviewBindings(policy),
    results.find((result) => result.check === similarityRate.id),
  );
}

async function documentOf(store: ArtifactStore, file: AssessFile): Promise<FileDocument> {
  const { path, kind, work, extractionKey, error } = file;
  const found = extractionKey === undefined ? undefined : await loadExtraction(store, extractionKey);
  const result = found === undefined ? undefined : nameFileIn(found, path);
  // Files of no work (forms, certificates) are not read as texts by any check.
  const facts =
    extractionKey === undefined || work === undefined || result?.status !== 'read'
      ? undefined
      : await gatherTextFacts(store, extractionKey, result.document);
  return {
    path,
    kind,
    ...(work === undefined ? {} : { work }),
    ...(facts === undefined ? {} : { facts }),
    result: result ?? {
      status: 'unreadable',
      format: 'unknown',
      error: error ?? {
        code: 'artifact-lost',
        message: `The extracted text of ${path} is gone from the workspace`,
        mend: 'Scan again.',
        file: path,
      },
    },
  };
}

/** What is said when the assessment itself failed: every check `failed`, nothing passed over. */
export function assessmentOfFailure(failure: CodedError | undefined): Assessment {
  const error = failure ?? { code: 'task-crashed', message: 'The checks gave no result', mend: 'Scan again.' };
  return {
    checks: allChecks.map(({ id, version, title, innocentExplanations, limits }) => ({
      id,
      version,
      title,
      innocentExplanations,
      limits,
      result: { check: id, version, status: 'failed', error },
    })),
    findings: [],
    clauses: [],
    works: [],
    reviewItems: [],
  };
}
