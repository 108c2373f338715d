import { blindReview } from './blind-review/blind-review.ts';
import { burstOutput } from './burst-output/burst-output.ts';
import type { Check } from './check.ts';
import { crossDossier } from './cross-dossier/cross-dossier.ts';
import { externalCheckReport } from './external-check-report/external-check-report.ts';
import { identifiers } from './identifiers/identifiers.ts';
import { journalListing } from './journal-listing/journal-listing.ts';
import { rawDataDeposit } from './raw-data-deposit/raw-data-deposit.ts';
import { similarityRate } from './similarity-rate/similarity-rate.ts';

/** Every check, in the order reports list them. */
export const allChecks: readonly Check[] = [
  similarityRate,
  externalCheckReport,
  journalListing,
  identifiers,
  burstOutput,
  rawDataDeposit,
  crossDossier,
  blindReview,
];
