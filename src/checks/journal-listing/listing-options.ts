import { z } from 'zod';

const requirement = z.object({ list: z.string().min(1), categories: z.array(z.string().min(1)).nonempty().optional() });

/** What the pack says of each level a paper can be claimed at. */
export const listingOptions = z.object({
  levels: z.object({
    /** The journal stands on one of these lists, in one of the categories when they are named. */
    core: z.object({ anyOf: z.array(requirement).nonempty() }).optional(),
    provincial: z.object({ requiresCn: z.boolean().default(true) }).optional(),
  }),
  /** `nearest-earlier`: a month no edition covers is judged by the last edition before it. */
  editionRule: z.enum(['in-force-at-publication', 'nearest-earlier']).default('in-force-at-publication'),
});
export type ListingOptions = z.output<typeof listingOptions>;
export type Requirement = z.output<typeof requirement>;
