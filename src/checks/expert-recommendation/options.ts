import { z } from 'zod';

export const applicationOptions = z.object({
  requiredParts: z.array(z.enum(['writtenApplication', 'unitConsent', 'form', 'proof'])),
  forbiddenKinship: z.array(z.enum(['direct', 'close-collateral', 'other'])),
});
export const expertOptions = z.object({
  requiredOfExpert: z.array(z.enum(['commitment', 'contact'])),
  /** Whether recommendations that run in a circle among the applicants of a batch are to be verified. */
  verifyCircles: z.boolean(),
});
export const publicityOptions = z.object({ minimumDays: z.int().min(0) });
export const verificationOptions = z.object({
  verifyWith: z.array(z.enum(['applicant', 'expert', 'unit'])),
  reportToCommittee: z.boolean(),
  askAtDefence: z.boolean(),
});

export type RecommendationRoles = {
  readonly application: z.infer<typeof applicationOptions>;
  readonly expert: z.infer<typeof expertOptions>;
  readonly publicity: z.infer<typeof publicityOptions>;
  readonly verification: z.infer<typeof verificationOptions>;
};
