/** What one expert said of a work. */
export type OpinionVerdict = 'meets' | 'below' | 'abstains';

export interface MajorityOptions {
  /** Least number of valid opinions; `3名以上` includes three. */
  readonly minimumExperts: number;
  readonly majority: 'more-than-half-of-valid';
  /** What as many for as against comes to. */
  readonly tie: 'not-below' | 'below';
  /** Whether an abstention counts among the valid opinions that a majority is measured against. */
  readonly abstentions: 'not-valid' | 'valid';
}

export interface MajorityDecision {
  readonly decision: 'below' | 'not-below' | 'too-few-opinions';
  readonly meets: number;
  readonly below: number;
  readonly abstentions: number;
  readonly valid: number;
}

/** Whether most experts find a work below its level. */
export function majorityDecision(opinions: readonly OpinionVerdict[], options: MajorityOptions): MajorityDecision {
  const count = (verdict: OpinionVerdict): number => opinions.filter((opinion) => opinion === verdict).length;
  const [meets, below, abstentions] = [count('meets'), count('below'), count('abstains')];
  const valid = meets + below + (options.abstentions === 'valid' ? abstentions : 0);
  const counts = { meets, below, abstentions, valid };
  if (valid < options.minimumExperts) return { decision: 'too-few-opinions', ...counts };
  if (2 * below === valid) return { decision: options.tie, ...counts };
  return { decision: 2 * below > valid ? 'below' : 'not-below', ...counts };
}
