import { findMeans, type ReportedMean } from './find-means.ts';
import { findRatios, type ReportedRatio } from './find-ratios.ts';
import { findTests, type ReportedTest } from './find-tests.ts';
import { saysOneSided } from './judge-test.ts';

/** Everything a text reports that can be recomputed, each kind in order of place. */
export interface ReportedStatistics {
  readonly oneSided: boolean;
  readonly tests: readonly ReportedTest[];
  readonly ratios: readonly ReportedRatio[];
  readonly means: readonly ReportedMean[];
}

export const readStatistics = (text: string): ReportedStatistics => ({
  oneSided: saysOneSided(text),
  tests: findTests(text),
  ratios: findRatios(text),
  means: findMeans(text),
});
