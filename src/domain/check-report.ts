import type { IsoDate } from './dates.ts';

/** Systems whose reports are read. */
export const CHECK_REPORT_TOOLS = ['cnki', 'wanfang', 'vip', 'paperpass', 'turnitin'] as const;
export type CheckReportTool = (typeof CHECK_REPORT_TOOLS)[number];

/** A percentage as printed, with the number of decimals it is certain to. */
export interface StatedPercent {
  readonly value: number;
  readonly decimals: number;
}

/** Rates, each under the meaning the report itself gives it; `unspecified` where it gives none. */
export const REPORT_RATE_KINDS = ['total', 'lessCitations', 'lessOwnWork', 'largestSingleSource', 'unspecified'] as const;
export type ReportRateKind = (typeof REPORT_RATE_KINDS)[number];

/** Counts of characters, but for the numbers of sections. */
export const REPORT_COUNTS = [
  'characters',
  'matchedCharacters',
  'largestSingleSourceCharacters',
  'frontMatched',
  'backMatched',
  'sections',
  'suspectedSections',
  'suspectedMost',
  'suspectedLeast',
] as const;
export type ReportCount = (typeof REPORT_COUNTS)[number];

export interface ReportSection {
  readonly title?: string;
  readonly characters?: number;
  readonly matchedCharacters?: number;
  readonly percent?: StatedPercent;
}

/** Where a field was read: a page of the text or a place in the HTML, and what stood there. */
export interface ReportProvenance {
  readonly field: string;
  readonly page?: number;
  readonly place?: string;
  readonly quote: string;
}

/** What a duplicate-check report claims. Nothing in it is proven by being there. */
export interface CheckReport {
  readonly tool: CheckReportTool;
  /** The product within the tool (AMLC, SMLC, a version), as printed. */
  readonly edition?: string;
  readonly layout: 'html-old' | 'html-new' | 'text';
  readonly reportNumber?: string;
  readonly title?: string;
  readonly authors: readonly string[];
  /** Databases compared with, as printed. */
  readonly library?: string;
  readonly timeRange?: { readonly from?: IsoDate; readonly to?: IsoDate };
  readonly checkedAt?: IsoDate;
  readonly rates: Readonly<Partial<Record<ReportRateKind, StatedPercent>>>;
  /** Share of quoted or cited text, where the report gives it. */
  readonly citations?: StatedPercent;
  readonly counts: Readonly<Partial<Record<ReportCount, number>>>;
  readonly sections: readonly ReportSection[];
  /** Marked passages; empty where the layout does not tell them apart from other text. */
  readonly passages: readonly { readonly quote: string; readonly kind: 'copied' | 'cited' }[];
  /** SHA-256 of the file. */
  readonly sha256: string;
  readonly provenance: readonly ReportProvenance[];
}

/** How reading one attached file ended. */
export type CheckReportReading =
  | { readonly status: 'read'; readonly report: CheckReport }
  /** Readable, but not a report of a tool that is known. */
  | { readonly status: 'not-recognised' }
  /** No text could be read. */
  | { readonly status: 'unreadable' };
