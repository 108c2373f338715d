import type { CheckReportReading } from '../domain/check-report.ts';
import type { ExtractionResult } from '../domain/document.ts';
import type { BatchInfo, Dossier, FileKind } from '../domain/dossier.ts';
import type { QuotedSpan, ShownPicture } from '../domain/evidence.ts';
import type { ApplicantId, DocumentId, WorkId } from '../domain/ids.ts';
import type { WorkKind } from '../domain/work.ts';
import type { WorkOnline } from '../registries/online/types.ts';
import type { RetractionAnswer, RetractionRecord } from '../registries/retractions/types.ts';
import type { JournalAnswer } from '../registries/types.ts';
import type { Exclusion, MatchKind, RateParts, Rates, Tampering } from '../similarity/types.ts';
import type { OutputBaseline } from './burst-output/baseline.ts';
import type { TextFacts } from './text-facts.ts';

/** One file of the dossier and how reading it ended. */
export interface FileDocument {
  readonly path: string;
  readonly kind: FileKind;
  /** The work the file belongs to, when it belongs to one. */
  readonly work?: WorkId;
  readonly result: ExtractionResult;
  /** Read off its text when the artifacts were gathered; absent where nothing was, and then read when first asked for. */
  readonly facts?: TextFacts;
}

/** A verified passage of a work's text that stands elsewhere too. */
export interface MatchedPassage {
  readonly suspicious: QuotedSpan;
  readonly source: QuotedSpan;
  readonly kind: MatchKind;
  readonly strength: number;
  /** Counted characters on the suspicious side. */
  readonly characters: number;
  /** Quoted or cited in the text, or inside its reference list. */
  readonly cited: boolean;
  /** The source is the applicant's own. */
  readonly ownWork: boolean;
  readonly origin:
    | {
        readonly type: 'dossier';
        readonly applicant: ApplicantId;
        readonly applicantName?: string;
        readonly work?: WorkId;
        readonly workTitle?: string;
      }
    | { readonly type: 'corpus'; readonly title: string; readonly authors: readonly string[]; readonly date?: string };
  /** By dates: who wrote first. `unknown` when either date is missing. */
  readonly earlier: 'suspicious' | 'source' | 'same' | 'unknown';
  /** The passage lies mostly in text that was recognised from a picture without certainty: it carries no firm finding. */
  readonly uncertainText?: true;
}

/** Similarity of one work's document against everything it was compared with. */
export interface WorkMatches {
  readonly work: WorkId;
  readonly file: string;
  readonly document: DocumentId;
  readonly rates: Rates;
  /** In order of `suspicious.start`. */
  readonly passages: readonly MatchedPassage[];
  readonly tampering: readonly Tampering[];
  /** What was left out of the matched characters, ground by ground; absent in what older scans kept. */
  readonly exclusions?: readonly Exclusion[];
  /** Where in the text the matched characters stand. */
  readonly parts?: RateParts;
  /** Sources that are nearly this text as a whole, the most alike first. */
  readonly nearDuplicates?: readonly { readonly label: string; readonly document: DocumentId; readonly resemblance: number }[];
  /** How many documents it was compared with. */
  readonly comparedWith: { readonly batchDocuments: number; readonly corpusDocuments: number };
}

/** A work as an applicant claims it, with the keys under which the same work may be claimed by another. */
export interface WorkClaim {
  readonly applicant: ApplicantId;
  readonly applicantName?: string;
  readonly work: WorkId;
  readonly kind: WorkKind;
  readonly title?: string;
  readonly authors: readonly string[];
  readonly doi?: string;
  readonly isbn?: string;
  readonly patentNumber?: string;
  readonly documents: readonly DocumentId[];
}

/** Two pictures of two works that look alike. */
export interface PicturePair {
  readonly own: ShownPicture;
  readonly other: ShownPicture;
  /** Bits in which their hashes differ, of 128. */
  readonly distance: number;
  /** Both stand on a page with the caption of a figure that is no map, flow chart or the like. */
  readonly distinctive: boolean;
}

/** Pictures that one of the applicant's works has in common with another work of the batch, the applicant's own or another's. */
export interface SharedPictures {
  readonly work: WorkId;
  readonly other: { readonly applicant: ApplicantId; readonly applicantName?: string; readonly work: WorkId; readonly workTitle?: string };
  /** In order of the pictures in the applicant's work; a picture shown twice is there once. */
  readonly pairs: readonly PicturePair[];
  /** One of the two lists of references names the other work. */
  readonly cited: boolean;
  /** Someone is an author of both works. */
  readonly commonAuthor: boolean;
  /** By dates: which work is the earlier, `suspicious` being the applicant's. */
  readonly earlier: MatchedPassage['earlier'];
}

/** What only the whole batch, and the batches before it, can tell of one applicant's dated works. */
export interface BurstContext {
  /** Past outputs of the applicant's discipline; absent when the office gave none, or too few. */
  readonly baseline?: OutputBaseline;
  /** Whether the office gave a history at all. */
  readonly historyGiven?: boolean;
  /** Corrected over the batch by Benjamini–Hochberg; absent where the applicant's own probability is above the level, so that it changes nothing. */
  readonly batch?: { readonly tests: number; readonly adjusted: number };
}

/** A duplicate-check report that lies in the dossier, and who else attached the same one. */
export interface AttachedReport {
  readonly file: string;
  readonly document: DocumentId;
  /** The work whose `files` name it, when one does. */
  readonly work?: WorkId;
  readonly reading: CheckReportReading;
  /** Other files of the batch with the same bytes, or the same number of the same tool. */
  readonly sameAs: readonly {
    readonly applicant: ApplicantId;
    readonly applicantName?: string;
    readonly file: string;
    readonly by: 'bytes' | 'number';
  }[];
}

/** What one loaded plan list says of a textbook. */
export interface PlanAnswer {
  readonly level: 'national' | 'ministry' | 'province';
  readonly edition: string;
  readonly complete: boolean;
  readonly source: string;
  /** SHA-256 of the loaded file. */
  readonly hash: string;
  /** Rows with the textbook's ISBN or title; none when it is not on the list. */
  readonly rows: readonly {
    readonly row: number;
    readonly title: string;
    readonly isbn?: string;
    readonly publisher?: string;
    readonly year?: number;
  }[];
}

/** Rows of the loaded registers that may be one of the applicant's works. */
export interface UsedAchievements {
  readonly registers: readonly { readonly file: string; readonly rows: number; readonly hash: string }[];
  readonly rows: readonly {
    readonly register: string;
    readonly row: number;
    readonly person?: string;
    readonly unit?: string;
    readonly title?: string;
    readonly authors: readonly string[];
    readonly doi?: string;
    readonly isbn?: string;
    readonly patentNumber?: string;
    readonly reviewKind?: 'province-wide' | 'grassroots';
    readonly year?: number;
  }[];
}

/** One applicant recommending another, told by name (and by unit where both state one). */
export interface RecommendationEdge {
  readonly recommender: ApplicantId;
  readonly recommenderName: string;
  readonly applicant: ApplicantId;
  readonly applicantName: string;
  /** Whether the units of expert and applicant are both stated and equal. */
  readonly sameUnit: boolean;
}

/** What the loaded list of retractions has under the DOIs in the reference list of one file. */
export interface ReferenceRetractions {
  readonly work: WorkId;
  readonly file: string;
  readonly list: { readonly source: string; readonly sha256: string };
  /** Entries with a DOI; each was looked up. */
  readonly asked: number;
  /** `reference`: 0-based place in the document's list. */
  readonly hits: readonly { readonly reference: number; readonly record: RetractionRecord }[];
}

/** Everything a check can ask for. All values are serialisable: their hash is the memo key. */
export interface Artifacts {
  readonly batch: BatchInfo;
  readonly dossier: Dossier;
  readonly documents: readonly FileDocument[];
  readonly matches: readonly WorkMatches[];
  readonly journals: readonly JournalAnswer[];
  /** What public sources answered, by work; empty unless the scan was told to ask. */
  readonly online: { readonly asked: boolean; readonly works: readonly WorkOnline[] };
  /** What the loaded retraction list has of each work; empty where no list is loaded. */
  readonly retractions: readonly RetractionAnswer[];
  readonly referenceRetractions: { readonly listLoaded: boolean; readonly works: readonly ReferenceRetractions[] };
  /** Own claims, and those of other applicants that share an identity key with one of them. */
  readonly burst: BurstContext;
  readonly checkReports: readonly AttachedReport[];
  readonly claims: { readonly own: readonly WorkClaim[]; readonly others: readonly WorkClaim[] };
  /** In order of the applicant's works, then of the others; a pair of the applicant's own works is told once, of the later. */
  readonly pictures: readonly SharedPictures[];
  /** For each textbook of the dossier, what every loaded plan list says. */
  readonly plans: readonly { readonly work: WorkId; readonly answers: readonly PlanAnswer[] }[];
  readonly used: UsedAchievements;
  /** Recommendations between applicants of this batch that lie on a circle with this applicant. */
  readonly recommendationCircle: readonly RecommendationEdge[];
}
export type ArtifactName = keyof Artifacts;
