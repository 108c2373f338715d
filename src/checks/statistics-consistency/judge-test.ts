import type { ReportedTest } from './find-tests.ts';

/** `decision`: the printed p is on the other side of the significance level than any p the statistic allows. */
export type TestVerdict = 'consistent' | 'inconsistent' | 'decision';

/**
 * Holds a printed p against those its statistic allows, rounding given the benefit of the doubt on both sides, as statcheck does
 * (Nuijten et al. 2016, Behavior Research Methods 48:1205-1226). `oneSided`: half the p will do as well, for t, r and z.
 */
export function judgeTest(test: ReportedTest, significance: number, oneSided: boolean): TestVerdict {
  const { low, high } = test.recomputed;
  const halves = oneSided && (test.kind === 't' || test.kind === 'r' || test.kind === 'z');
  const ranges = halves ? [test.recomputed, { low: low / 2, high: high / 2 }] : [test.recomputed];
  if (ranges.some((range) => agrees(test.reported, range))) return 'consistent';
  const claims = claimsSignificance(test.reported, significance);
  const allSignificant = ranges.every((range) => range.high <= significance);
  const noneSignificant = ranges.every((range) => range.low > significance);
  return (claims === 'yes' && noneSignificant) || (claims === 'no' && allSignificant) ? 'decision' : 'inconsistent';
}

function agrees({ sign, p }: ReportedTest['reported'], { low, high }: { readonly low: number; readonly high: number }): boolean {
  if (sign === '<') return low <= p.high;
  if (sign === '>') return high >= p.low;
  // A p of .000 is what some programs print for anything smaller.
  return p.high >= low && p.low <= high;
}

function claimsSignificance({ sign, p }: ReportedTest['reported'], significance: number): 'yes' | 'no' | 'unsaid' {
  if (sign === '<') return p.value <= significance ? 'yes' : 'unsaid';
  if (sign === '>') return p.value >= significance ? 'no' : 'unsaid';
  return p.value <= significance ? 'yes' : 'no';
}

/** Words by which a paper says that tests were one-sided. */
const ONE_SIDED = /one[- ](?:tailed|sided)|directional (?:test|hypothes)|单侧|单尾|单边/i;
export const saysOneSided = (text: string): boolean => ONE_SIDED.test(text);
