import { z } from 'zod';
import type { ExtractionLimits } from '../extract/limits.ts';

/** What reading one file may cost, where a batch says so. */
export type BatchLimits = Partial<ExtractionLimits & { readonly timeoutMs: number; readonly memoryBytes: number }>;

const MEGABYTE = 1024 * 1024;
const MAX = 1_000_000_000;
const whole = z.preprocess(
  (value) => (typeof value === 'string' && /^\d{1,12}$/.test(value.trim()) ? Number(value) : value),
  z
    .number()
    .int()
    .min(1, { error: 'a whole number from 1' })
    .max(MAX, { error: `a whole number up to ${MAX}` }),
);

/** `limits` of batch.yaml, in units people write. */
export const batchLimitsSchema = z
  .strictObject({
    timeoutSeconds: whole.optional(),
    memoryMegabytes: whole.optional(),
    maxFileMegabytes: whole.optional(),
    maxInflatedMegabytes: whole.optional().meta({ description: 'What the parts of one DOCX, OFD, EPUB … may inflate to.' }),
    maxPages: whole.optional(),
    maxObjects: whole.optional().meta({ description: 'Elements, groups or pieces one document may be built of.' }),
    maxNesting: whole.optional().meta({ description: 'How deep they may lie in each other.' }),
    maxCharacters: whole.optional(),
    maxParagraphs: whole.optional().meta({ description: 'Paragraphs, table rows or lines of one document.' }),
    maxArchiveDepth: whole.optional().meta({ description: 'How deep archives may lie in archives.' }),
    maxArchiveEntries: whole.optional(),
    maxArchiveMegabytes: whole.optional(),
    maxArchiveRatio: whole.optional().meta({ description: 'How many times its own size an archive may unpack to.' }),
  })
  .meta({ description: 'What reading one file may cost before it is refused; the command line wins.' });

type Stated = z.infer<typeof batchLimitsSchema>;

export function batchLimitsOf(stated: Stated | undefined): BatchLimits {
  const { timeoutSeconds, memoryMegabytes, maxFileMegabytes, maxInflatedMegabytes, maxArchiveMegabytes, ...counts } = stated ?? {};
  const scaled: readonly (readonly [keyof BatchLimits, number | undefined, number])[] = [
    ['timeoutMs', timeoutSeconds, 1000],
    ['memoryBytes', memoryMegabytes, MEGABYTE],
    ['maxFileBytes', maxFileMegabytes, MEGABYTE],
    ['maxInflatedBytes', maxInflatedMegabytes, MEGABYTE],
    ['maxArchiveBytes', maxArchiveMegabytes, MEGABYTE],
    ...Object.entries(counts).map(([name, value]) => [name as keyof BatchLimits, value, 1] as const),
  ];
  return Object.fromEntries(scaled.flatMap(([name, value, unit]) => (value === undefined ? [] : [[name, value * unit]])));
}
