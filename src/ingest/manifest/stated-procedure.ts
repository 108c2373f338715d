import type { BatchInfo, Dossier } from '../../domain/dossier.ts';
import type { BatchManifest, DossierManifest } from './manifest-schema.ts';
import { settled } from './settled.ts';

export type StatedProcedure = Pick<Dossier, 'application' | 'recommendations' | 'defence' | 'review' | 'certificates' | 'seals'>;

/** @returns the procedural parts of a dossier's manifest in the domain's shapes; what is not stated is absent. */
export function statedProcedure(manifest: DossierManifest): StatedProcedure {
  const { application, recommendations, defence, review, certificates, seals } = settled(manifest);
  return {
    ...(application === undefined ? {} : { application }),
    ...(recommendations === undefined
      ? {}
      : { recommendations: recommendations.map((one) => ({ ...one, proof: one.proof ?? [], experts: one.experts ?? [] })) }),
    ...(defence === undefined ? {} : { defence }),
    ...(review === undefined ? {} : { review }),
    ...(certificates === undefined ? {} : { certificates }),
    ...(seals === undefined ? {} : { seals }),
  };
}

type BatchProcedure = Pick<
  BatchInfo,
  | 'reviewKind'
  | 'stage'
  | 'authority'
  | 'hasTownshipUnits'
  | 'reviewClosedAt'
  | 'summaryReportedAt'
  | 'filings'
  | 'filingsNotConcerned'
  | 'unfiledYears'
  | 'selfReviewing'
>;

/** @returns what batch.yaml says of the committee, its meeting and its filings. */
export function batchProcedure(manifest: BatchManifest): BatchProcedure {
  const stated = settled(manifest);
  const { reviewKind, stage, authority, hasTownshipUnits, reviewClosedAt, summaryReportedAt } = stated;
  const { filings, filingsNotConcerned, unfiledYears, selfReviewing } = stated;
  return {
    ...(reviewKind === undefined ? {} : { reviewKind }),
    ...(stage === undefined ? {} : { stage }),
    ...(authority === undefined ? {} : { authority: authorityOf(authority) }),
    ...(hasTownshipUnits === undefined ? {} : { hasTownshipUnits }),
    ...(reviewClosedAt === undefined ? {} : { reviewClosedAt }),
    ...(summaryReportedAt === undefined ? {} : { summaryReportedAt }),
    ...(filings === undefined ? {} : { filings }),
    ...(filingsNotConcerned === undefined ? {} : { filingsNotConcerned }),
    ...(unfiledYears === undefined ? {} : { unfiledYears }),
    ...(selfReviewing === undefined ? {} : { selfReviewing }),
  };
}

type StatedAuthority = NonNullable<ReturnType<typeof settled<BatchManifest>>['authority']>;

function authorityOf({ series, levels, authorisations, ...rest }: StatedAuthority): NonNullable<BatchInfo['authority']> {
  return {
    ...rest,
    series: series ?? [],
    levels: levels ?? [],
    authorisations: (authorisations ?? []).flatMap(({ for: whom, document }) =>
      whom === undefined ? [] : [{ for: whom, ...(document === undefined ? {} : { document }) }],
    ),
  };
}
