import type { TitleLevel } from './applicant.ts';
import type { IsoDate } from './dates.ts';
import type { Moment } from './moment.ts';

/** How the application reached the committee office, and when. */
export interface ApplicationRecord {
  readonly channel?: 'system' | 'offline';
  readonly submittedAt?: Moment;
  /** When the last auditing body passed it on. */
  readonly auditedAt?: Moment;
}

/** An expert who recommends the applicant, alone or with others. */
export interface RecommendingExpert {
  readonly name?: string;
  readonly unit?: string;
  readonly contact?: string;
  /** The signed integrity commitment is in the dossier. */
  readonly commitment?: boolean;
  /** Relation to the applicant as declared: `none`, or what it is. */
  readonly kinship?: 'none' | 'direct' | 'close-collateral' | 'other';
}

/** A recommendation by peers (业内专家举荐), as annex 1 of the notice orders it. */
export interface Recommendation {
  readonly writtenApplication?: boolean;
  readonly unitConsent?: boolean;
  /** File of the prescribed form, signed and stamped. */
  readonly form?: string;
  /** Files that prove the achievements recommended. */
  readonly proof: readonly string[];
  readonly experts: readonly RecommendingExpert[];
  readonly publicity?: { readonly from?: IsoDate; readonly to?: IsoDate; readonly objections?: boolean };
  /** Before the meeting the office verified with these. */
  readonly verifiedWith?: readonly ('applicant' | 'expert' | 'unit')[];
  readonly reportedToCommittee?: boolean;
}

export const DEFENCE_MODES = ['on-site', 'video', 'mobile-video', 'waived'] as const;
export type DefenceMode = (typeof DEFENCE_MODES)[number];

export interface Defence {
  readonly mode?: DefenceMode;
  readonly date?: IsoDate;
  /** The applicant worked abroad at the time. */
  readonly abroad?: boolean;
  readonly supervised?: boolean;
  readonly recording?: 'kept' | 'not-kept';
  readonly askedAboutRecommendation?: boolean;
}

/** How the committee decided on the applicant. */
export interface ReviewResult {
  readonly result?: 'passed' | 'not-passed';
  readonly level?: TitleLevel;
  readonly heldAt?: Moment;
}

/** What a certificate in the dossier is said to show; its QR code is held against it. */
export interface CertificateRecord {
  readonly file?: string;
  readonly number?: string;
  readonly name?: string;
  readonly electronic?: boolean;
}

export interface SealRecord {
  readonly file?: string;
  readonly owner?: string;
  /** A person looked and found the impression upright, clear, whole and overlapping nothing. */
  readonly inspected?: boolean;
}

/** One item of the filing calendar: what was filed, and the days its limit hangs on. */
export interface FilingRecord {
  /** Clause number of the item, for example `附3(1)`. */
  readonly item?: string;
  readonly issuedAt?: IsoDate;
  readonly auditedAt?: IsoDate;
  readonly meetingAt?: IsoDate;
  readonly filedAt?: IsoDate;
  readonly receipt?: string;
}

/** What a committee is approved for. */
export interface CommitteeAuthority {
  readonly level?: 'central' | 'provincial' | 'city' | 'county' | 'unit';
  readonly province?: string;
  readonly city?: string;
  readonly county?: string;
  readonly series: readonly string[];
  readonly levels: readonly TitleLevel[];
  /** Units, cities or provinces it may review besides, with the document that says so. */
  readonly authorisations: readonly { readonly for: string; readonly document?: string }[];
}
