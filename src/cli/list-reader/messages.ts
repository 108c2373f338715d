import { z } from 'zod';
import { COLUMN_ROLES } from '../../registries/import/columns.ts';

const columns = z.partialRecord(z.enum(COLUMN_ROLES), z.string().optional());

export const listChildRequestSchema = z.object({
  /** Absolute. */
  path: z.string(),
  columns,
  timeoutMs: z.number(),
});
export type ListChildRequest = z.output<typeof listChildRequestSchema>;

export const listChildAnswerSchema = z.union([
  z.object({
    tables: z
      .array(
        z.object({
          name: z.string(),
          rows: z
            .array(
              z.object({
                line: z.number(),
                page: z.number().exactOptional(),
                cells: z.array(z.string()).readonly(),
                fromAbove: z.array(z.number()).readonly().exactOptional(),
                continues: z.boolean().exactOptional(),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
    sha256: z.string(),
  }),
  z.object({
    error: z.object({ code: z.string(), message: z.string(), mend: z.string(), file: z.string().exactOptional() }),
  }),
]);
export type ListChildAnswer = z.input<typeof listChildAnswerSchema>;
