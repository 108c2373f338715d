import type { CheckReport, CheckReportTool, ReportRateKind } from '../../domain/check-report.ts';
import type { Work } from '../../domain/work.ts';
import type { ReadingOptions } from './options.ts';

/** One rate of one report, held against the limit of the level claimed. */
export interface Reading {
  readonly file: string;
  readonly tool: CheckReportTool;
  readonly kind: ReportRateKind;
  readonly percent: number;
  /** `open`: there is no settled limit to hold it against. */
  readonly against: 'above' | 'within' | 'open';
}

/** What the readings of a work come to; nothing is averaged, and nothing picked that the policy has not settled. */
export type Conclusion = 'above' | 'within' | 'tools-disagree' | 'kind-open' | 'limit-open';

export function limitOf({ levelClaimed }: Work, asked: ReadingOptions): number | undefined {
  if (levelClaimed === 'core') return asked.coreLimitPercent ?? undefined;
  return levelClaimed === 'provincial' ? (asked.provincialLimitPercent ?? undefined) : undefined;
}

/** Strictly above is above: 10.0 % passes. */
export const readingsOf = (report: CheckReport, file: string, limit: number | undefined): Reading[] =>
  (Object.entries(report.rates) as [ReportRateKind, { value: number }][]).map(([kind, { value }]) => ({
    file,
    tool: report.tool,
    kind,
    percent: value,
    against: limit === undefined ? 'open' : value > limit ? 'above' : 'within',
  }));

/** @returns the conclusion, and the readings it rests on: of each report the one rate that the policy names. */
export function conclude(
  readings: readonly Reading[],
  limit: number | undefined,
  asked: ReadingOptions,
): { conclusion: Conclusion; rests: readonly Reading[] } {
  if (limit === undefined) return { conclusion: 'limit-open', rests: [] };
  const files = new Set(readings.map(({ file }) => file));
  const rests = readings.filter(({ kind }) => kind === asked.rateKind);
  // A report that does not state the rate asked for leaves the matter open, whatever another one says.
  if (rests.length < files.size || rests.length === 0) return { conclusion: 'kind-open', rests };
  const above = rests.filter(({ against }) => against === 'above').length;
  return { conclusion: above === rests.length ? 'above' : above === 0 ? 'within' : 'tools-disagree', rests };
}
