import { z } from 'zod';
import { isIsoDate } from '../../domain/dates.ts';
import { isMoment } from '../../domain/moment.ts';

const day = z.string().refine(isIsoDate, 'a day as YYYY-MM-DD');
const years = z.int().min(1);

export const reviewsOptions = z.object({ reviewsCloseAt: z.string().refine(isMoment, 'a day, or a time with +08:00') });
export const grassrootsOptions = z.object({ reviewBy: day, summaryBy: day });
export const sanctionOptions = z.object({ noticeAfterYears: years, suspendedAfterYears: years, withdrawnAfterYears: years });
export const afterIssueOptions = z.object({ withinWorkingDays: z.int().min(0) });
export const beforeIssueOptions = z.object({ when: z.literal('before-issue') });
export const anyTimeOptions = z.object({ when: z.literal('any-time') });
export const beforeMeetingOptions = z.object({ daysBeforeMeeting: z.int().min(0) });
export const afterReviewOptions = z.object({ when: z.literal('after-review') });
export const promptOptions = z.object({ when: z.literal('promptly-after-issue'), promptlyWorkingDays: z.int().min(0) });

export type FilingRoles = {
  readonly reviews: z.infer<typeof reviewsOptions>;
  readonly grassroots: z.infer<typeof grassrootsOptions>;
  readonly sanctions: z.infer<typeof sanctionOptions>;
  readonly 'deputy-results': z.infer<typeof afterIssueOptions>;
  readonly 'key-audit': z.infer<typeof beforeIssueOptions>;
  readonly 'mid-committees': z.infer<typeof anyTimeOptions>;
  readonly 'self-review': z.infer<typeof beforeMeetingOptions>;
  readonly 'school-results': z.infer<typeof afterReviewOptions>;
  readonly arrangements: z.infer<typeof promptOptions>;
  readonly 'ad-hoc': z.infer<typeof anyTimeOptions>;
};
