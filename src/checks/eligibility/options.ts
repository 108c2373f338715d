import { z } from 'zod';
import { EMPLOYMENT_KINDS, TITLE_LEVELS, UNIT_KINDS } from '../../domain/applicant.ts';

const names = z.array(z.string().min(1));
const employments = z.array(z.enum(EMPLOYMENT_KINDS));

export const criteriaOptions = z.object({ suspendedSeries: names, seriesWithNewCriteria: names });
export const employmentOptions = z.object({ excludedEmployment: employments, excludedUnlessPostManaged: employments });
export const levelOptions = z.object({ excludedLevels: z.array(z.enum(TITLE_LEVELS)) });
export const examinationOptions = z.object({
  qualificationMap: z.array(
    z.object({
      profession: z.string().min(1),
      levels: z.array(z.enum(TITLE_LEVELS)).min(1),
      qualification: z.string().min(1),
      series: names.optional(),
    }),
  ),
  seriesWithoutExam: names,
});
export const schoolOptions = z.object({
  excludedUnits: z.array(z.object({ series: names.min(1), unitKinds: z.array(z.enum(UNIT_KINDS)).min(1) })),
});
export const nonPublicOptions = z.object({ admittedEmployment: employments });

export type EligibilityRoles = {
  readonly criteria: z.infer<typeof criteriaOptions>;
  readonly employment: z.infer<typeof employmentOptions>;
  readonly level: z.infer<typeof levelOptions>;
  readonly examination: z.infer<typeof examinationOptions>;
  readonly school: z.infer<typeof schoolOptions>;
  readonly 'non-public': z.infer<typeof nonPublicOptions>;
};
