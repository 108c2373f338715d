import { achievementReuse } from './achievement-reuse/achievement-reuse.ts';
import { authorship } from './authorship/authorship.ts';
import { blindReview } from './blind-review/blind-review.ts';
import { burstOutput } from './burst-output/burst-output.ts';
import type { BatchCheck, Check } from './check.ts';
import { citationIntegrity } from './citation-integrity/citation-integrity.ts';
import { committeeScope } from './committee-scope/committee-scope.ts';
import { committeeSeries } from './committee-series/committee-series.ts';
import { competitionOrganiser } from './competition-organiser/competition-organiser.ts';
import { crossDossier } from './cross-dossier/cross-dossier.ts';
import { deadlines } from './deadlines/deadlines.ts';
import { defenceRecord } from './defence-record/defence-record.ts';
import { duplicatePublication } from './duplicate-publication/duplicate-publication.ts';
import { eligibility } from './eligibility/eligibility.ts';
import { expertRecommendation } from './expert-recommendation/expert-recommendation.ts';
import { externalCheckReport } from './external-check-report/external-check-report.ts';
import { filingCalendar } from './filing-calendar/filing-calendar.ts';
import { honoursAndAwards } from './honours-and-awards/honours-and-awards.ts';
import { identifiers } from './identifiers/identifiers.ts';
import { journalListing } from './journal-listing/journal-listing.ts';
import { journalSigns } from './journal-signs/journal-signs.ts';
import { paperAuthenticity } from './paper-authenticity/paper-authenticity.ts';
import { rawDataDeposit } from './raw-data-deposit/raw-data-deposit.ts';
import { retraction } from './retraction/retraction.ts';
import { rewritingSigns } from './rewriting-signs/rewriting-signs.ts';
import { sealAndCertificate } from './seal-and-certificate/seal-and-certificate.ts';
import { similarityRate } from './similarity-rate/similarity-rate.ts';
import { statisticsConsistency } from './statistics-consistency/statistics-consistency.ts';
import { systemChannel } from './system-channel/system-channel.ts';
import { textTampering } from './text-tampering/text-tampering.ts';
import { textbookPlan } from './textbook-plan/textbook-plan.ts';
import { townshipShare } from './township-share/township-share.ts';

/** Every check, in the order reports list them. */
export const allChecks: readonly Check[] = [
  similarityRate,
  externalCheckReport,
  journalListing,
  journalSigns,
  identifiers,
  paperAuthenticity,
  authorship,
  retraction,
  burstOutput,
  rawDataDeposit,
  crossDossier,
  duplicatePublication,
  textTampering,
  citationIntegrity,
  statisticsConsistency,
  rewritingSigns,
  blindReview,
  textbookPlan,
  competitionOrganiser,
  honoursAndAwards,
  achievementReuse,
  eligibility,
  committeeScope,
  systemChannel,
  expertRecommendation,
  defenceRecord,
  deadlines,
  sealAndCertificate,
];

/** Checks of the whole batch; their findings stand in the batch report. */
export const batchChecks: readonly BatchCheck[] = [townshipShare, committeeSeries, filingCalendar];
